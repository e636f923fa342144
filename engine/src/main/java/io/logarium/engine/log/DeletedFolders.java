package io.logarium.engine.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/// Folders of deleted partitions, which are renamed at once and removed some time later.
final class DeletedFolders {
    private final Disk disk;
    private final Path dir;
    private final List<Waiting> waiting = new ArrayList<>();

    DeletedFolders(Disk disk, Path dir) {
        this.disk = disk;
        this.dir = dir;
    }

    private record Waiting(Path folder, long removeAtMs) {}

    /// Renames a partition's folder, in which nothing is open.
    void add(TopicPartition partition, Uuid id, long removeAtMs) {
        var to = dir.resolve(PartitionFolder.deletedNameOf(partition, id));
        disk.rename(dir.resolve(PartitionFolder.nameOf(partition)), to);
        waiting.add(new Waiting(to, removeAtMs));
    }

    void tick(long nowMs) {
        for (var i = waiting.iterator(); i.hasNext(); ) {
            var next = i.next();
            if (nowMs >= next.removeAtMs()) {
                remove(next.folder());
                i.remove();
            }
        }
    }

    /// Removes what an earlier run left.
    void clear() {
        for (var name : disk.list(dir)) {
            if (PartitionFolder.isDeleted(name)) {
                remove(dir.resolve(name));
            }
        }
    }

    private void remove(Path folder) {
        for (var name : disk.list(folder)) {
            disk.delete(folder.resolve(name));
        }
        disk.delete(folder);
    }
}
