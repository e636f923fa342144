package io.logarium.engine.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Segments that a log has given up but whose files are still there: until their readers are done they stay open, then they are
/// closed and renamed to `.deleted`, and after `file.delete.delay.ms` they go.
final class Graveyard {
    private final LogFolder folder;
    private final List<Grave> graves = new ArrayList<>();

    Graveyard(LogFolder folder) {
        this.folder = folder;
    }

    private static final class Grave {
        final Segment segment;
        final long deleteAtMs;
        boolean closed;

        Grave(Segment segment, long deleteAtMs) {
            this.segment = segment;
            this.deleteAtMs = deleteAtMs;
        }
    }

    void bury(Segment segment, long deleteAtMs) {
        graves.add(new Grave(segment, deleteAtMs));
    }

    boolean isEmpty() {
        return graves.isEmpty();
    }

    /// Goes on with what has waited long enough.
    void tick(long nowMs) {
        for (var i = graves.iterator(); i.hasNext(); ) {
            var grave = i.next();
            if (!grave.closed && !grave.segment.file().isHeld()) {
                closeAndMark(grave);
            }
            if (grave.closed && nowMs >= grave.deleteAtMs) {
                for (var file : files(grave.segment)) {
                    folder.disk().delete(marked(file));
                }
                i.remove();
            }
        }
    }

    private void closeAndMark(Grave grave) {
        grave.segment.abandon();
        for (var file : files(grave.segment)) {
            if (folder.disk().exists(file)) {
                folder.disk().rename(file, marked(file));
            }
        }
        grave.closed = true;
    }

    /// Ends it all now, also under readers.
    void clear() {
        for (var grave : graves) {
            if (grave.closed) {
                files(grave.segment).forEach(file -> folder.disk().delete(marked(file)));
            } else {
                destroy(grave.segment);
            }
        }
        graves.clear();
    }

    /// Closes a segment, also under readers, and deletes its files at once.
    void destroy(Segment segment) {
        segment.abandon();
        files(segment).forEach(folder.disk()::delete);
    }

    private List<Path> files(Segment segment) {
        long base = segment.baseOffset();
        return List.of(
                folder.log(base),
                folder.offsetIndex(base),
                folder.timeIndex(base),
                folder.txnIndex(base));
    }

    private static Path marked(Path file) {
        return file.resolveSibling(file.getFileName() + LogFolder.DELETED);
    }
}
