package io.logarium.engine.sim.client;

import io.logarium.engine.net.PeerAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// A member of a classic group whose program can be watched: it reads ahead as Kafka's consumer does, but its program gets records,
/// and its group commits, only when told. The position is behind what the program was given, not behind what was fetched.
public final class StepConsumer {
    private static final int MOST_AHEAD = 500;

    private final SimClient client;
    private final String group;
    private final Start start;
    private final Membership membership;
    private final RecordReader reader;
    private final TreeMap<TopicPartition, Long> positions = new TreeMap<>(RecordReader.BY_NAME);
    private final List<Given> ahead = new ArrayList<>();
    private List<TopicPartition> owned = List.of();
    private boolean isIn;
    private boolean gone;
    private long round;

    /// Where a partition is begun of which the group has committed nothing: `auto.offset.reset`.
    public enum Start {
        EARLIEST,
        LATEST
    }

    /// A record in the hands of the program.
    public record Given(TopicPartition partition, long offset, String value) {}

    public StepConsumer(SimClient client, String group, String topic, Start start) {
        this.client = client;
        this.group = group;
        this.start = start;
        this.membership = new Membership(client, group, List.of(topic), this::owns);
        this.reader = new RecordReader(client, new Ahead());
    }

    private final class Ahead implements RecordReader.Listener {
        @Override
        public void consumed(TopicPartition partition, long offset, String value) {
            if (ahead.size() < MOST_AHEAD) {
                ahead.add(new Given(partition, offset, value));
            }
        }

        @Override
        public void reset(TopicPartition partition, long from) {
            ahead.removeIf(g -> g.partition().equals(partition));
        }
    }

    public void join() {
        client.run(this::rejoin);
    }

    public String clientId() {
        return client.id();
    }

    /// Whether it knows what it owns and where to go on.
    public boolean isReady() {
        return isIn;
    }

    public List<TopicPartition> owned() {
        return owned;
    }

    /// The next offset that its program gets; only of partitions that it owns.
    public SortedMap<TopicPartition, Long> positions() {
        return java.util.Collections.unmodifiableSortedMap(positions);
    }

    /// Hands records to the program, at most so many, in the order in which they came.
    public List<Given> poll(int most) {
        var given = List.copyOf(ahead.subList(0, Math.min(most, ahead.size())));
        ahead.subList(0, given.size()).clear();
        given.forEach(g -> positions.put(g.partition(), g.offset() + 1));
        return given;
    }

    /// How many records lie ready.
    public int ready() {
        return ahead.size();
    }

    /// Commits positions as `commitSync` does.
    ///
    /// @param offsets the next offset of each partition
    public void commit(Map<TopicPartition, Long> offsets, Consumer<Errors> done) {
        client.run(() ->
                GroupCommits.commit(
                        client,
                        membership.coordinator(),
                        new GroupCommits.Who(group, membership.memberId(), membership.generation()),
                        offsets,
                        done));
    }

    /// Ends without a word, as a process that is killed.
    public void crash() {
        gone = true;
        isIn = false;
        round++;
        membership.stop();
        reader.stop();
        ahead.clear();
        owned = List.of();
        positions.clear();
    }

    /// Leaves the group in order.
    public void leave(Runnable done) {
        client.run(() -> {
            var request = new LeaveGroupRequestData().setGroupId(group);
            request.members()
                    .add(
                            new LeaveGroupRequestData.MemberIdentity()
                                    .setMemberId(membership.memberId())
                                    .setReason("the consumer is being closed"));
            int coordinator = membership.coordinator();
            crash();
            client.ask(coordinator, ApiKeys.LEAVE_GROUP, request, (answer, nowMs) -> done.run());
        });
    }

    private void rejoin() {
        if (gone) {
            return;
        }
        round++;
        isIn = false;
        reader.stop();
        ahead.clear();
        positions.clear();
        membership.join();
    }

    private void owns(List<TopicPartition> given) {
        if (gone) {
            return;
        }
        long mine = ++round;
        owned = given;
        heartbeatLater(mine);
        if (given.isEmpty()) {
            isIn = true;
            return;
        }
        client.refresh(() -> fetchCommitted(mine));
    }

    private void fetchCommitted(long mine) {
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
                client.in(SimClient.BACKOFF_MS, () -> client.refresh(() -> fetchCommitted(mine)));
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
        client.ask(
                membership.coordinator(),
                ApiKeys.OFFSET_FETCH,
                new OffsetFetchRequestData().setGroups(List.of(wanted)),
                (answer, nowMs) -> foundCommitted(mine, answer));
    }

    private void foundCommitted(long mine, PeerAnswer answer) {
        if (mine != round) {
            return;
        }
        var found = new TreeMap<TopicPartition, Long>(RecordReader.BY_NAME);
        var error = Errors.NETWORK_EXCEPTION;
        if (answer instanceof PeerAnswer.Answered(var body, var prepared)) {
            var mineOf = ((OffsetFetchResponseData) body).groups().getFirst();
            error = Errors.forCode(mineOf.errorCode());
            for (var topic : mineOf.topics()) {
                var name = client.metadata().topic(topic.topicId());
                for (var partition : topic.partitions()) {
                    if (name.isPresent() && partition.errorCode() == Errors.NONE.code()) {
                        var id = new TopicPartition(name.get(), partition.partitionIndex());
                        found.put(id, partition.committedOffset());
                    }
                }
            }
        }
        if (found.size() < owned.size()) {
            membership.failed(error);
            client.in(SimClient.BACKOFF_MS, () -> rejoinIf(mine));
            return;
        }
        found.replaceAll((id, offset) ->
                offset >= 0 ? offset : start == Start.LATEST ? RecordReader.LATEST : -1);
        found.forEach((id, offset) -> {
            if (offset >= 0) {
                positions.put(id, offset);
            }
        });
        reader.start(found);
        awaitPlaces(mine);
    }

    /// Until the places that only the leaders know are known.
    private void awaitPlaces(long mine) {
        if (mine != round) {
            return;
        }
        if (reader.positions().values().stream().anyMatch(p -> p < 0)) {
            client.in(10, () -> awaitPlaces(mine));
            return;
        }
        reader.positions()
                .forEach((id, next) -> {
                    long first =
                            ahead.stream()
                                    .filter(g -> g.partition().equals(id))
                                    .mapToLong(Given::offset)
                                    .findFirst()
                                    .orElse(next);
                    positions.putIfAbsent(id, first);
                });
        isIn = true;
    }

    private void rejoinIf(long mine) {
        if (mine == round) {
            rejoin();
        }
    }

    private void heartbeatLater(long mine) {
        client.in(SimConsumer.HEARTBEAT_MS, () -> heartbeat(mine));
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
}
