package io.logarium.engine.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.testing.Seeds;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.FeatureLevelRecord;
import org.apache.kafka.common.metadata.NoOpRecord;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.junit.jupiter.api.Test;

class MetadataRecordCodecTest {
    @Test
    void writesTheBytesThatKafkaWrites() {
        var level =
                MetadataRecord.of(
                        new FeatureLevelRecord()
                                .setName("metadata.version")
                                .setFeatureLevel((short) 30));

        var bytes = MetadataRecordCodec.encode(level);

        // Frame 1, kind 12, version 0, a compact string of 16 letters, 30, no tagged fields.
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("010c00116d657461646174612e76657273696f6e001e00");
        assertThat(MetadataRecordCodec.encode(MetadataRecord.of(new NoOpRecord())))
                .isEqualTo(new byte[] {1, 20, 0, 0});
    }

    @Test
    void readsWhatItWroteInEachVersion() {
        var partition =
                new PartitionRecord()
                        .setPartitionId(3)
                        .setTopicId(new Uuid(1, 2))
                        .setReplicas(List.of(0, 1))
                        .setIsr(List.of(1))
                        .setLeader(1)
                        .setLeaderEpoch(5)
                        .setPartitionEpoch(9);
        for (short version = 0; version <= 2; version++) {
            var entry = new MetadataRecord(partition, version);

            var read =
                    MetadataRecordCodec.decode(ByteBuffer.wrap(MetadataRecordCodec.encode(entry)));

            assertThat(read).isEqualTo(entry);
        }
    }

    @Test
    void tellsWhatIsWrongWithBytesThatAreNoRecord() {
        assertThatThrownBy(() -> decode("000c00")).hasMessageContaining("frame version 0");
        assertThatThrownBy(() -> decode("01630000")).hasMessageContaining("unknown kind");
        assertThatThrownBy(() -> decode("010c05")).hasMessageContaining("version 5");
        assertThatThrownBy(() -> decode("0114000000")).hasMessageContaining("1 bytes too many");
        assertThatThrownBy(() -> decode("")).hasMessageContaining("not a metadata record");
    }

    @Seeds(2_000)
    void failsInNoOtherWayOnChangedBytes(long seed) {
        var random = new SplittableRandom(seed);
        var records = Bootstrap.ofFreshCluster(TestController.fresh().config);
        var bytes = MetadataRecordCodec.encode(records.get(random.nextInt(records.size())));
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int length = random.nextInt(bytes.length + 1);

        try {
            MetadataRecordCodec.decode(ByteBuffer.wrap(bytes, 0, length));
        } catch (MetadataRecordCodec.BrokenRecord expected) {
            assertThat(expected.getMessage()).isNotEmpty();
        }
    }

    private static MetadataRecord decode(String hex) {
        return MetadataRecordCodec.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }
}
