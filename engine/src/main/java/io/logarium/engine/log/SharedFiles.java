package io.logarium.engine.log;

/// What the logs of one broker share, so that a log that nobody uses holds neither an open file nor a buffer.
///
/// @param headers the window through which the loop reads batch headers
/// @param spare writes that may wait
/// @param pages pages of indexes that were looked at last
record SharedFiles(
        Disk disk, OpenFiles open, HeaderReader headers, IndexPages pages, SpareWrites spare) {
    static SharedFiles of(Disk disk) {
        return new SharedFiles(
                disk,
                new OpenFiles(disk),
                HeaderReader.small(),
                new IndexPages(),
                new SpareWrites());
    }
}
