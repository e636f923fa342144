package io.logarium.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.testing.frames.Frames;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableReplicaAssignment;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopicConfig;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterableConfig;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.protocol.types.Schema;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.utils.internals.ByteUtils;
import org.apache.kafka.common.utils.internals.ImplicitLinkedHashCollection;
import org.junit.jupiter.api.Test;

class CollisionGuardTest {
    private final RequestDecoder decoder = new RequestDecoder(ApiTable.CLIENT);

    @Test
    void equalTopicsAreRefusedBeforeTheyAreParsed() {
        assertThat(decode(producing(100_000, i -> "")))
                .isEqualTo(new Decoded.CloseWith("Produce v9 has lists whose entries collide"));
        assertThat(decode(producing(1_500, i -> "same"))).isInstanceOf(Decoded.CloseWith.class);
        assertThat(decode(producing(700, i -> "same"))).isInstanceOf(Decoded.CloseWith.class);
    }

    @Test
    void namesThatDifferButHaveOneHashAreRefusedToo() {
        assertThat(decode(producing(8_192, CollisionGuardTest::oneHash)))
                .isInstanceOf(Decoded.CloseWith.class);
    }

    @Test
    void manyListsThatAreBadTogetherAreRefused() {
        var topics = new CreateTopicsRequestData.CreatableTopicCollection();
        for (int t = 0; t < 200; t++) {
            var configs = new CreateTopicsRequestData.CreatableTopicConfigCollection();
            for (int c = 0; c < 100; c++) {
                configs.add(new CreatableTopicConfig().setName("").setValue(null));
            }
            topics.add(new CreatableTopic().setName("t" + t).setConfigs(configs));
        }
        var body = new CreateTopicsRequestData().setTopics(topics);

        assertThat(decode(Frames.of(ApiKeys.CREATE_TOPICS, 7, 1, body)))
                .isInstanceOf(Decoded.CloseWith.class);
    }

    @Test
    void manyDifferentTopicsPass() {
        for (IntFunction<String> names :
                List.<IntFunction<String>>of(
                        i -> "topic-" + i,
                        i -> "t%06d".formatted(i),
                        i -> "a.b." + i + ".c",
                        i -> i + "")) {
            assertThat(decode(producing(10_000, names))).isInstanceOf(Decoded.Call.class);
        }
    }

    @Test
    void bigHonestRequestsPass() {
        var assignments = new CreateTopicsRequestData.CreatableReplicaAssignmentCollection();
        for (int partition = 0; partition < 5_000; partition++) {
            assignments.add(
                    new CreatableReplicaAssignment()
                            .setPartitionIndex(partition)
                            .setBrokerIds(List.of(1, 2, 3)));
        }
        var topics = new CreateTopicsRequestData.CreatableTopicCollection();
        topics.add(new CreatableTopic().setName("wide").setAssignments(assignments));
        var body = new CreateTopicsRequestData().setTopics(topics);

        assertThat(decode(Frames.of(ApiKeys.CREATE_TOPICS, 7, 1, body)))
                .isInstanceOf(Decoded.Call.class);
    }

    @Test
    void aBigBatchIsNotLookedInto() {
        var records = MemoryRecords.readableRecords(ByteBuffer.wrap(new byte[3 * 1024 * 1024]));
        var frame = producing(List.of(topic("orders", records)));

        assertThat(decode(frame)).isInstanceOf(Decoded.Call.class);
    }

    @Test
    void aRequestCutShortWithinAListIsNotParsed() {
        var frame = producing(5_000, i -> "same");
        var half = Frames.withLength(frame.length / 2 - 4, Arrays.copyOf(frame, frame.length / 2));

        assertThat(decode(half)).isInstanceOf(Decoded.CloseWith.class);
    }

    @Test
    void theHashOfAnEntryIsTheParsersHash() {
        var topic = topic("orders", MemoryRecords.EMPTY);
        var config = new AlterableConfig().setName("retention.ms").setConfigOperation((byte) 1);

        assertHash(ApiKeys.PRODUCE, 12, "topic_data", topic);
        assertHash(
                ApiKeys.PRODUCE,
                13,
                "topic_data",
                topic.duplicate().setName("").setTopicId(new Uuid(0x1234567812345678L, -99)));
        assertHash(ApiKeys.CREATE_TOPICS, 7, "topics", new CreatableTopic().setName("größe"));
        assertThat(config.hashCode()).isEqualTo(31 * "retention.ms".hashCode() + 1);
    }

    @Test
    void allRequestsWithHashedListsAreKnown() {
        var served = EnumSet.copyOf(ApiTable.CLIENT.served());
        served.addAll(ApiTable.CONTROLLER.served());
        var hashed = EnumSet.noneOf(ApiKeys.class);
        for (var api : served) {
            var parts = api.messageType.newRequest().getClass().getDeclaredClasses();
            if (Arrays.stream(parts)
                    .anyMatch(ImplicitLinkedHashCollection.class::isAssignableFrom)) {
                hashed.add(api);
            }
        }

        assertThat(CollisionGuard.KEYED).isEqualTo((Set<ApiKeys>) hashed);
    }

    private static void assertHash(ApiKeys api, int version, String list, Message entry) {
        var sizes = new ObjectSerializationCache();
        var bytes = ByteBuffer.allocate(entry.size(sizes, (short) version));
        entry.write(new ByteBufferAccessor(bytes), sizes, (short) version);
        var type = api.messageType.requestSchemas()[version].get(list).def.type;
        var schema = (Schema) type.arrayElementType().orElseThrow();

        assertThat(CollisionGuard.hash(api, (short) version, schema, bytes.flip()))
                .isEqualTo(entry.hashCode());
    }

    /// "Aa" and "BB" have the same hash, and so has every sequence of them.
    private static String oneHash(int number) {
        var name = new StringBuilder();
        for (int bit = 0; bit < 13; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    /// Written by hand: to build such a list with kafka-clients takes as long as to parse it.
    private static byte[] producing(int count, IntFunction<String> name) {
        var topics = new ArrayList<TopicProduceData>();
        for (int i = 0; i < count; i++) {
            topics.add(topic(name.apply(i), MemoryRecords.EMPTY));
        }
        return producing(topics);
    }

    private static byte[] producing(List<TopicProduceData> topics) {
        var sizes = new ObjectSerializationCache();
        int size = topics.stream().mapToInt(t -> t.size(sizes, (short) 9)).sum();
        var list = ByteBuffer.allocate(size);
        topics.forEach(t -> t.write(new ByteBufferAccessor(list), sizes, (short) 9));
        var count = ByteBuffer.allocate(5);
        ByteUtils.writeUnsignedVarint(topics.size() + 1, count);
        var frame =
                ByteBuffer.allocate(100 + size)
                        .putInt(0)
                        .putShort(ApiKeys.PRODUCE.id)
                        .putShort((short) 9)
                        .putInt(1)
                        .putShort((short) 0)
                        .put((byte) 0)
                        .put((byte) 0)
                        .putShort((short) 1)
                        .putInt(1000)
                        .put(count.flip())
                        .put(list.flip())
                        .put((byte) 0);
        int length = frame.position();
        frame.putInt(0, length - 4);
        return Arrays.copyOf(frame.array(), length);
    }

    private static TopicProduceData topic(String name, MemoryRecords records) {
        return new TopicProduceData()
                .setName(name)
                .setPartitionData(
                        List.of(new PartitionProduceData().setIndex(0).setRecords(records)));
    }

    private Decoded decode(byte[] frame) {
        return decoder.decode(Frames.content(frame));
    }
}
