package io.logarium.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.controller.MetadataRecord;
import io.logarium.engine.quorum.LogPosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.TopicRecord;
import org.junit.jupiter.api.Test;

class SnapshotBytesTest {
    private static final LogPosition ID = new LogPosition(40, 3);
    private static final long TIMESTAMP_MS = 1_767_225_600_123L;

    @Test
    void whatWasWrittenIsRead() {
        var records = records(5);

        var bytes = SnapshotBytes.encode(new SnapshotBytes.Content(records, TIMESTAMP_MS), ID);

        assertThat(SnapshotBytes.decode(bytes))
                .contains(new SnapshotBytes.Content(records, TIMESTAMP_MS));
    }

    @Test
    void aSnapshotOfNothingIsWhole() {
        var nothing = new SnapshotBytes.Content(List.of(), TIMESTAMP_MS);

        assertThat(SnapshotBytes.decode(SnapshotBytes.encode(nothing, ID))).contains(nothing);
    }

    @Test
    void noBeginningOfItIsTakenForAll() {
        var bytes = SnapshotBytes.encode(new SnapshotBytes.Content(records(3), TIMESTAMP_MS), ID);

        for (int length = 0; length < bytes.length; length++) {
            assertThat(SnapshotBytes.decode(Arrays.copyOf(bytes, length)))
                    .as("the first %d bytes", length)
                    .isEmpty();
        }
        assertThat(SnapshotBytes.decode(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
    }

    @Test
    void aFlippedBitInARecordIsNoticed() {
        var bytes = SnapshotBytes.encode(new SnapshotBytes.Content(records(3), TIMESTAMP_MS), ID);
        int header = 12;
        for (int at = header; at < bytes.length; at++) {
            var damaged = bytes.clone();
            damaged[at] ^= 0x10;
            SnapshotBytes.decode(damaged)
                    .ifPresent(read -> assertThat(read.records()).isEqualTo(records(3)));
        }
    }

    private static List<MetadataRecord> records(int count) {
        var records = new ArrayList<MetadataRecord>();
        for (int i = 0; i < count; i++) {
            records.add(
                    new MetadataRecord(
                            new TopicRecord().setName("topic" + i).setTopicId(new Uuid(1, i)),
                            (short) 0));
        }
        return records;
    }
}
