package io.logarium.engine.sim;

import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFile;
import io.logarium.engine.log.ForwardingDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A broker's disk that does not do all that it is told.
abstract class BrokenDisk extends ForwardingDisk {
    BrokenDisk(Disk disk) {
        super(disk);
    }

    /// Segments of partitions are never cut.
    static final class WithoutTruncation extends BrokenDisk {
        WithoutTruncation(Disk disk) {
            super(disk);
        }

        @Override
        public DiskFile open(Path file) {
            var opened = super.open(file);
            var name = file.toString();
            boolean partition = name.endsWith(".log") && !name.contains("__cluster_metadata");
            return partition ? new Uncut(opened) : opened;
        }
    }

    /// `quorum-state` never names who got the vote.
    static final class WithoutVotes extends BrokenDisk {
        WithoutVotes(Disk disk) {
            super(disk);
        }

        @Override
        public void writeDurably(Path file, byte[] content, DiskFile.FlushDone done) {
            if (!file.endsWith("quorum-state")) {
                super.writeDurably(file, content, done);
                return;
            }
            var text = new String(content, StandardCharsets.UTF_8);
            var forgotten = text.replaceAll("\"votedId\":\\d+", "\"votedId\":-1");
            super.writeDurably(file, forgotten.getBytes(StandardCharsets.UTF_8), done);
        }
    }

    private static final class Uncut extends ForwardingDisk.File {
        private Uncut(DiskFile file) {
            super(file);
        }

        @Override
        public void truncate(long size) {}
    }
}
