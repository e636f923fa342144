package io.logarium.engine.sim.client;

import io.logarium.engine.net.PeerAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// A member of a classic group: joins, heartbeats, reads what it is given, commits how far it came, and joins again whenever the
/// coordinator says so or moves.
public final class SimConsumer {
    static final long HEARTBEAT_MS = 1_000;
    private static final long COMMIT_MS = 1_000;

    private final SimClient client;
    private final String group;
    private final Listener listener;
    private final Membership membership;
    private final RecordReader reader;
    private final Map<TopicPartition, Long> committed = new TreeMap<>(RecordReader.BY_NAME);
    private long round;

    /// Is told what the group and its member see.
    public interface Listener extends RecordReader.Listener {
        /// A member owns these from now on, in this generation.
        void assigned(String group, int generation, String member, List<TopicPartition> owned);

        /// Is about to ask for a committed offset. What is returned comes back with the answer.
        long asksForCommitted(String group, TopicPartition partition);

        /// @param offset -1: none is committed
        /// @param asked what [#asksForCommitted] returned
        void foundCommitted(String group, TopicPartition partition, long offset, long asked);

        void committed(String group, TopicPartition partition, long offset);
    }

    public SimConsumer(SimClient client, String group, List<String> topics, Listener listener) {
        this.client = client;
        this.group = group;
        this.listener = listener;
        this.membership = new Membership(client, group, topics, this::owns);
        this.reader = new RecordReader(client, listener);
    }

    public SimClient client() {
        return client;
    }

    public void start() {
        client.run(() -> rejoin());
    }

    private void rejoin() {
        round++;
        reader.stop();
        committed.clear();
        membership.join();
    }

    private void owns(List<TopicPartition> owned) {
        long mine = ++round;
        listener.assigned(group, membership.generation(), membership.memberId(), owned);
        heartbeatLater(mine);
        if (owned.isEmpty()) {
            return;
        }
        client.refresh(() -> fetchCommitted(mine, owned));
    }

    private void fetchCommitted(long mine, List<TopicPartition> owned) {
        if (mine != round) {
            return;
        }
        var wanted =
                new OffsetFetchRequestData.OffsetFetchRequestGroup()
                        .setGroupId(group)
                        .setMemberId(membership.memberId())
                        .setMemberEpoch(membership.generation());
        for (var name : owned.stream().map(TopicPartition::topic).distinct().toList()) {
            var id = client.metadata().topicId(name);
            if (id.isEmpty()) {
                client.in(
                        SimClient.BACKOFF_MS,
                        () -> client.refresh(() -> fetchCommitted(mine, owned)));
                return;
            }
            wanted.topics()
                    .add(
                            new OffsetFetchRequestData.OffsetFetchRequestTopics()
                                    .setName(name)
                                    .setTopicId(id.get())
                                    .setPartitionIndexes(
                                            owned.stream()
                                                    .filter(p -> p.topic().equals(name))
                                                    .map(TopicPartition::partition)
                                                    .toList()));
        }
        var asked = new TreeMap<TopicPartition, Long>(RecordReader.BY_NAME);
        owned.forEach(p -> asked.put(p, listener.asksForCommitted(group, p)));
        client.ask(
                membership.coordinator(),
                ApiKeys.OFFSET_FETCH,
                new OffsetFetchRequestData().setGroups(List.of(wanted)),
                (answer, nowMs) -> fetchedCommitted(mine, asked, answer));
    }

    private void fetchedCommitted(long mine, Map<TopicPartition, Long> asked, PeerAnswer answer) {
        if (mine != round) {
            return;
        }
        if (!(answer instanceof PeerAnswer.Answered(var body, var prepared))) {
            rejoin();
            return;
        }
        var found = ((OffsetFetchResponseData) body).groups().getFirst();
        if (found.errorCode() != Errors.NONE.code()) {
            membership.failed(Errors.forCode(found.errorCode()));
            client.in(SimClient.BACKOFF_MS, () -> rejoinIf(mine));
            return;
        }
        var positions = new TreeMap<TopicPartition, Long>(RecordReader.BY_NAME);
        for (var topic : found.topics()) {
            var name = client.metadata().topic(topic.topicId());
            for (var partition : topic.partitions()) {
                if (name.isPresent() && partition.errorCode() == Errors.NONE.code()) {
                    var id = new TopicPartition(name.get(), partition.partitionIndex());
                    listener.foundCommitted(
                            group, id, partition.committedOffset(), asked.getOrDefault(id, -1L));
                    positions.put(id, partition.committedOffset());
                }
            }
        }
        if (positions.size() < asked.size()) {
            client.in(SimClient.BACKOFF_MS, () -> rejoinIf(mine));
            return;
        }
        committed.putAll(positions);
        reader.start(positions);
        commitLater(mine);
    }

    private void rejoinIf(long mine) {
        if (mine == round) {
            rejoin();
        }
    }

    private void heartbeatLater(long mine) {
        client.in(HEARTBEAT_MS, () -> heartbeat(mine));
    }

    private void heartbeat(long mine) {
        if (mine != round) {
            return;
        }
        var request =
                new HeartbeatRequestData()
                        .setGroupId(group)
                        .setGenerationId(membership.generation())
                        .setMemberId(membership.memberId());
        client.ask(
                membership.coordinator(),
                ApiKeys.HEARTBEAT,
                request,
                (answer, nowMs) -> {
                    if (mine != round) {
                        return;
                    }
                    var error =
                            answer instanceof PeerAnswer.Answered(var body, var prepared)
                                    ? Errors.forCode(((HeartbeatResponseData) body).errorCode())
                                    : Errors.NETWORK_EXCEPTION;
                    if (error == Errors.NONE) {
                        heartbeatLater(mine);
                    } else {
                        membership.failed(error);
                        rejoin();
                    }
                });
    }

    private void commitLater(long mine) {
        client.in(COMMIT_MS, () -> commit(mine));
    }

    private void commit(long mine) {
        if (mine != round) {
            return;
        }
        var moved = new TreeMap<TopicPartition, Long>(RecordReader.BY_NAME);
        reader.positions()
                .forEach((id, position) -> {
                    if (position > Math.max(0, committed.getOrDefault(id, -1L))) {
                        moved.put(id, position);
                    }
                });
        if (moved.isEmpty()) {
            commitLater(mine);
            return;
        }
        client.ask(
                membership.coordinator(),
                ApiKeys.OFFSET_COMMIT,
                commitRequest(moved),
                (answer, nowMs) -> committed(mine, moved, answer));
    }

    private OffsetCommitRequestData commitRequest(Map<TopicPartition, Long> moved) {
        var request =
                new OffsetCommitRequestData()
                        .setGroupId(group)
                        .setMemberId(membership.memberId())
                        .setGenerationIdOrMemberEpoch(membership.generation());
        var byTopic = new TreeMap<String, OffsetCommitRequestData.OffsetCommitRequestTopic>();
        moved.forEach((id, offset) ->
                byTopic.computeIfAbsent(
                                id.topic(),
                                name ->
                                        new OffsetCommitRequestData.OffsetCommitRequestTopic()
                                                .setName(name)
                                                .setTopicId(
                                                        client.metadata()
                                                                .topicId(name)
                                                                .orElseThrow()))
                        .partitions()
                        .add(
                                new OffsetCommitRequestData.OffsetCommitRequestPartition()
                                        .setPartitionIndex(id.partition())
                                        .setCommittedOffset(offset)));
        request.topics().addAll(byTopic.values());
        return request;
    }

    private void committed(long mine, Map<TopicPartition, Long> moved, PeerAnswer answer) {
        var error = Errors.NETWORK_EXCEPTION;
        if (answer instanceof PeerAnswer.Answered(var body, var prepared)) {
            error = Errors.NONE;
            for (var topic : ((OffsetCommitResponseData) body).topics()) {
                Optional<String> name = client.metadata().topic(topic.topicId());
                for (var partition : topic.partitions()) {
                    var one = Errors.forCode(partition.errorCode());
                    if (one == Errors.NONE && name.isPresent()) {
                        var id = new TopicPartition(name.get(), partition.partitionIndex());
                        long offset = moved.getOrDefault(id, -1L);
                        listener.committed(group, id, offset);
                        if (mine == round) {
                            committed.put(id, offset);
                        }
                    } else {
                        error = one;
                    }
                }
            }
        }
        if (mine != round) {
            return;
        }
        if (error == Errors.NONE) {
            commitLater(mine);
        } else if (error == Errors.NETWORK_EXCEPTION
                || error == Errors.REBALANCE_IN_PROGRESS
                || error == Errors.COORDINATOR_LOAD_IN_PROGRESS) {
            commitLater(mine);
        } else {
            membership.failed(error);
            client.in(SimClient.BACKOFF_MS, () -> rejoinIf(mine));
        }
    }
}
