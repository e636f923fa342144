package io.logarium.engine.log;

/// What a log dir's checkpoints say of a log that is to be opened.
///
/// @param recoveryPoint everything before it was flushed
/// @param logStartOffset nothing before it may be read; 0 when unknown
/// @param cleanShutdown whether the last broker closed the log, so that nothing needs to be scanned
/// @param newFolder whether the folder was just made, so that nothing needs to be looked for
/// @param epochsFromBatches whether the batches tell the leader epochs and their checkpoint is not believed: it is not flushed with the
///     log, and a voter of the quorum must not part from records that it has claimed to keep
public record OpenHints(
        long recoveryPoint,
        long logStartOffset,
        boolean cleanShutdown,
        boolean newFolder,
        boolean epochsFromBatches) {
    /// For a log without a past.
    public static final OpenHints NONE = new OpenHints(0, 0, false);

    static final OpenHints NEW_FOLDER = new OpenHints(0, 0, false, true, false);

    public OpenHints(long recoveryPoint, long logStartOffset, boolean cleanShutdown) {
        this(recoveryPoint, logStartOffset, cleanShutdown, false, false);
    }

    OpenHints withEpochsFromBatches() {
        return new OpenHints(recoveryPoint, logStartOffset, cleanShutdown, newFolder, true);
    }
}
