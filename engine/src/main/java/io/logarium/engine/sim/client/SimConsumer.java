package io.logarium.engine.sim.client;

import io.logarium.engine.net.PeerAnswer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
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
    private final GroupOffsets offsets;
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
        this.offsets = new GroupOffsets(client, group, listener);
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
        for (var partition : owned) {
            if (client.metadata().topicId(partition.topic()).isEmpty()) {
                client.in(
                        SimClient.BACKOFF_MS,
                        () -> client.refresh(() -> fetchCommitted(mine, owned)));
                return;
            }
        }
        offsets.fetch(member(), owned, outcome -> fetchedCommitted(mine, owned.size(), outcome));
    }

    private GroupOffsets.Member member() {
        return new GroupOffsets.Member(
                membership.coordinator(), membership.memberId(), membership.generation());
    }

    private void fetchedCommitted(long mine, int wanted, GroupOffsets.Outcome outcome) {
        if (mine != round) {
            return;
        }
        if (outcome.error() == Errors.NETWORK_EXCEPTION) {
            rejoin();
            return;
        }
        if (outcome.offsets().size() < wanted) {
            membership.failed(outcome.error());
            client.in(SimClient.BACKOFF_MS, () -> rejoinIf(mine));
            return;
        }
        committed.putAll(outcome.offsets());
        reader.start(outcome.offsets());
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
        offsets.commit(member(), moved, outcome -> committed(mine, outcome));
    }

    private void committed(long mine, GroupOffsets.Outcome outcome) {
        if (mine != round) {
            return;
        }
        committed.putAll(outcome.offsets());
        var error = outcome.error();
        if (error == Errors.NONE
                || error == Errors.NETWORK_EXCEPTION
                || error == Errors.REBALANCE_IN_PROGRESS
                || error == Errors.COORDINATOR_LOAD_IN_PROGRESS) {
            commitLater(mine);
        } else {
            membership.failed(error);
            client.in(SimClient.BACKOFF_MS, () -> rejoinIf(mine));
        }
    }
}
