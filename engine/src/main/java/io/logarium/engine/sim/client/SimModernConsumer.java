package io.logarium.engine.sim.client;

import io.logarium.engine.net.PeerAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// A member of a group of the consumer protocol (KIP-848): it heartbeats, owns what the coordinator's answers assign, lets go of what
/// they take away and says so, reads, and commits how far it came.
public final class SimModernConsumer {
    private static final long COMMIT_MS = 1_000;
    private static final int REBALANCE_MS = 3_000;
    private static final int JOINING = 0;

    private final SimClient client;
    private final String group;
    private final List<String> topics;
    private final SimConsumer.Listener listener;
    private final RecordReader reader;
    private final GroupOffsets offsets;
    private final String memberId;
    private final TreeSet<TopicPartition> owned = new TreeSet<>(RecordReader.BY_NAME);
    private final Map<TopicPartition, Long> committed = new TreeMap<>(RecordReader.BY_NAME);
    private int coordinator = -1;
    private int epoch = JOINING;
    private long intervalMs = 1_000;

    /// Grows when the membership begins anew; what was asked for before is not looked at.
    private long life;

    /// Grows when other partitions are owned.
    private long round;

    public SimModernConsumer(
            SimClient client, String group, List<String> topics, SimConsumer.Listener listener) {
        this.client = client;
        this.group = group;
        this.topics = topics;
        this.listener = listener;
        this.reader = new RecordReader(client, listener);
        this.offsets = new GroupOffsets(client, group, listener);
        this.memberId = client.id() + "-" + client.chance().nextUuid();
    }

    public SimClient client() {
        return client;
    }

    public void start() {
        client.run(() -> {
            heartbeat(life);
            commitLater();
        });
    }

    private void heartbeat(long mine) {
        if (mine != life) {
            return;
        }
        if (coordinator < 0) {
            CoordinatorLookup.find(
                    client,
                    group,
                    found -> {
                        coordinator = found;
                        heartbeatIn(found >= 0 ? 0 : SimClient.BACKOFF_MS);
                    });
            return;
        }
        client.ask(
                coordinator,
                ApiKeys.CONSUMER_GROUP_HEARTBEAT,
                request(),
                (answer, nowMs) -> answered(mine, answer));
    }

    private void heartbeatIn(long ms) {
        long mine = life;
        client.in(ms, () -> heartbeat(mine));
    }

    private ConsumerGroupHeartbeatRequestData request() {
        var byTopic = new TreeMap<String, ConsumerGroupHeartbeatRequestData.TopicPartitions>();
        for (var partition : owned) {
            client.metadata()
                    .topicId(partition.topic())
                    .ifPresent(id ->
                            byTopic.computeIfAbsent(
                                            partition.topic(),
                                            name ->
                                                    new ConsumerGroupHeartbeatRequestData
                                                                    .TopicPartitions()
                                                            .setTopicId(id))
                                    .partitions()
                                    .add(partition.partition()));
        }
        return new ConsumerGroupHeartbeatRequestData()
                .setGroupId(group)
                .setMemberId(memberId)
                .setMemberEpoch(epoch)
                .setRebalanceTimeoutMs(REBALANCE_MS)
                .setSubscribedTopicNames(topics)
                .setTopicPartitions(new ArrayList<>(byTopic.values()));
    }

    private void answered(long mine, PeerAnswer answer) {
        if (mine != life) {
            return;
        }
        if (!(answer instanceof PeerAnswer.Answered(var body, var prepared))) {
            coordinator = -1;
            heartbeatIn(SimClient.BACKOFF_MS);
            return;
        }
        var heartbeat = (ConsumerGroupHeartbeatResponseData) body;
        switch (Errors.forCode(heartbeat.errorCode())) {
            case NONE -> taken(mine, heartbeat);
            case FENCED_MEMBER_EPOCH, UNKNOWN_MEMBER_ID -> beginAnew();
            case NOT_COORDINATOR, COORDINATOR_NOT_AVAILABLE -> {
                coordinator = -1;
                heartbeatIn(SimClient.BACKOFF_MS);
            }
            default -> heartbeatIn(SimClient.BACKOFF_MS);
        }
    }

    /// Put out of the group: whatever was owned is not owned any more.
    private void beginAnew() {
        life++;
        epoch = JOINING;
        owned.clear();
        ownsOthers();
        heartbeatIn(SimClient.BACKOFF_MS);
    }

    private void taken(long mine, ConsumerGroupHeartbeatResponseData answer) {
        boolean turned = epoch != answer.memberEpoch();
        epoch = answer.memberEpoch();
        intervalMs = answer.heartbeatIntervalMs();
        if (answer.assignment() == null) {
            if (turned) {
                tellOwned();
            }
            heartbeatIn(intervalMs);
            return;
        }
        var assignment = answer.assignment().topicPartitions();
        boolean known =
                assignment.stream().allMatch(t -> client.metadata().topic(t.topicId()).isPresent());
        if (!known) {
            client.refresh(() -> {
                if (mine == life) {
                    heartbeatIn(SimClient.BACKOFF_MS);
                }
            });
            return;
        }
        var assigned = new TreeSet<TopicPartition>(RecordReader.BY_NAME);
        for (var topic : assignment) {
            var name = client.metadata().topic(topic.topicId()).orElseThrow();
            topic.partitions().forEach(p -> assigned.add(new TopicPartition(name, p)));
        }
        boolean changed = !assigned.equals(owned);
        if (changed) {
            owned.clear();
            owned.addAll(assigned);
            ownsOthers();
        }
        if (changed || turned) {
            tellOwned();
        }
        heartbeatIn(changed ? 1 : intervalMs);
    }

    private void tellOwned() {
        listener.assigned(group, epoch, memberId, List.copyOf(owned));
    }

    /// Goes on where it was with what it keeps, and asks from where the new ones are to be read.
    private void ownsOthers() {
        long mine = ++round;
        var kept = new TreeMap<TopicPartition, Long>(RecordReader.BY_NAME);
        reader.positions()
                .forEach((id, position) -> {
                    if (owned.contains(id)) {
                        kept.put(id, position);
                    }
                });
        committed.keySet().removeIf(id -> !owned.contains(id));
        reader.start(kept);
        fetchCommitted(mine);
    }

    private void fetchCommitted(long mine) {
        var wanted = new TreeSet<TopicPartition>(RecordReader.BY_NAME);
        wanted.addAll(owned);
        wanted.removeAll(reader.positions().keySet());
        if (mine != round || wanted.isEmpty()) {
            return;
        }
        offsets.fetch(
                member(),
                wanted,
                outcome -> {
                    if (mine != round) {
                        return;
                    }
                    committed.putAll(outcome.offsets());
                    var positions = new TreeMap<>(reader.positions());
                    positions.putAll(outcome.offsets());
                    if (!outcome.offsets().isEmpty()) {
                        reader.start(positions);
                    }
                    client.in(SimClient.BACKOFF_MS, () -> fetchCommitted(mine));
                });
    }

    private GroupOffsets.Member member() {
        return new GroupOffsets.Member(Math.max(0, coordinator), memberId, epoch);
    }

    private void commitLater() {
        client.in(COMMIT_MS, this::commit);
    }

    private void commit() {
        var moved = new TreeMap<TopicPartition, Long>(RecordReader.BY_NAME);
        reader.positions()
                .forEach((id, position) -> {
                    if (position > Math.max(0, committed.getOrDefault(id, -1L))) {
                        moved.put(id, position);
                    }
                });
        if (moved.isEmpty() || epoch == JOINING || coordinator < 0) {
            commitLater();
            return;
        }
        long mine = round;
        offsets.commit(
                member(),
                moved,
                outcome -> {
                    if (mine == round) {
                        committed.putAll(outcome.offsets());
                    }
                    commitLater();
                });
    }
}
