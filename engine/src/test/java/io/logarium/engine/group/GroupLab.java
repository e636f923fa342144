package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.machine.ReplicatedMachine;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// A coordinator with a clock, a log in memory and topics, all in the hands of a test.
///
/// The log keeps bytes, so that whatever happens also goes through the codec. It is committed after each step unless the test
/// says otherwise.
final class GroupLab implements GroupTopics {
    /// A record of the log.
    record Entry(ByteBuffer key, @Nullable ByteBuffer value) {}

    final List<EngineEvent> events = new ArrayList<>();
    final List<Entry> log = new ArrayList<>();
    final Map<String, Integer> topics = new LinkedHashMap<>();
    final Map<String, String> configs = new LinkedHashMap<>();
    long topicsVersion;
    GroupConfig config;
    Timers timers = new Timers();
    GroupCoordinator coordinator;
    long nowMs = 1_000_000;
    long highWatermark;
    boolean commits = true;
    Optional<Errors> refusal = Optional.empty();

    /// One partition of `__consumer_offsets`, so that every group lives here.
    GroupLab(GroupConfig config) {
        this.config = config;
        topics.put("orders", 4);
        topics.put("payments", 2);
        coordinator = start();
    }

    /// Kafka's defaults without a delay before the first rebalance.
    static GroupLab eager() {
        return new GroupLab(GroupLab.config(0));
    }

    static GroupConfig config(int initialDelayMs) {
        return new GroupConfig(
                6_000,
                1_800_000,
                initialDelayMs,
                100,
                4_096,
                7L * 86_400_000,
                600_000,
                5_000,
                1,
                ConsumerGroupConfig.DEFAULTS);
    }

    private GroupCoordinator start() {
        var made = new GroupCoordinator(3, config, this, timers, Chance.seeded(7), events::add);
        load(made, highWatermark);
        return made;
    }

    private void load(GroupCoordinator into, long committed) {
        var loading = into.load(0, committed, this::append);
        replay(loading);
        loading.finish(log.size(), nowMs);
    }

    void replay(GroupCoordinator.Loading loading) {
        for (int i = 0; i < log.size(); i++) {
            loading.replay(log.get(i).key(), log.get(i).value(), i, nowMs);
        }
    }

    /// The broker is gone with all that was not in the log; another one takes over.
    void crash() {
        timers = new Timers();
        highWatermark = log.size();
        coordinator = start();
    }

    /// What another coordinator would make of the log.
    GroupShard rebuilt() {
        var other =
                new GroupCoordinator(4, config, this, new Timers(), Chance.seeded(8), event -> {});
        load(other, log.size());
        return other.partition(0).orElseThrow().shard();
    }

    GroupShard shard() {
        return coordinator.partition(0).orElseThrow().shard();
    }

    private ReplicatedMachine.Log.Outcome append(List<GroupRecord> records, long atMs) {
        if (refusal.isPresent()) {
            return new ReplicatedMachine.Log.Refused(refusal.get());
        }
        long first = log.size();
        for (var entry : records) {
            log.add(new Entry(GroupCodec.key(entry), GroupCodec.value(entry)));
        }
        return new ReplicatedMachine.Log.AppendedAt(first);
    }

    /// What the log says, decoded.
    List<GroupRecord> records() {
        return log.stream().map(e -> GroupCodec.decode(e.key(), e.value())).toList();
    }

    /// Lets the replicas catch up, unless they cannot.
    void settle() {
        while (commits && highWatermark < log.size()) {
            highWatermark = log.size();
            coordinator.committed(0, highWatermark, nowMs);
        }
    }

    /// Lets time pass; everything that is due happens at its time.
    void pass(long ms) {
        long until = nowMs + ms;
        settle();
        while (timers.nextMs() <= until) {
            nowMs = Math.max(nowMs, timers.nextMs());
            timers.runDue(nowMs);
            settle();
        }
        nowMs = until;
    }

    LabClient client(String name) {
        return new LabClient(this, name);
    }

    @Override
    public Optional<Uuid> idOf(String topic) {
        return topics.containsKey(topic) ? Optional.of(id(topic)) : Optional.empty();
    }

    @Override
    public Optional<String> nameOf(Uuid topicId) {
        return topics.keySet().stream().filter(t -> id(t).equals(topicId)).findFirst();
    }

    static Uuid id(String topic) {
        return new Uuid(7, topic.hashCode());
    }

    @Override
    public int partitionsOf(String topic) {
        return topics.getOrDefault(topic, 0);
    }

    @Override
    public Iterable<String> names() {
        return topics.keySet();
    }

    @Override
    public long version() {
        return topicsVersion;
    }

    @Override
    public Map<String, String> configsOf(String groupId) {
        return configs;
    }

    /// Creates the topic, or gives it more partitions.
    void topic(String name, int partitions) {
        topics.put(name, partitions);
        topicsVersion++;
    }

    /// The events of one kind, oldest first.
    <E extends EngineEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Both the records and what they were applied to say the same.
    void assertReplayGivesTheSame() {
        var rebuilt = rebuilt();
        assertThat(rebuilt.images()).isEqualTo(shard().images());
        for (var group : shard().groups().keySet()) {
            assertThat(offsets(rebuilt, group)).isEqualTo(offsets(shard(), group));
        }
    }

    private static Map<String, CommittedOffset> offsets(GroupShard shard, String group) {
        var found = new LinkedHashMap<String, CommittedOffset>();
        shard.offsets()
                .forEachLatest(group, (topic, index, offset) -> found.put(topic + index, offset));
        return found;
    }
}
