package io.logarium.engine.sim.client;

import io.logarium.engine.net.PeerAnswer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.message.CreatePartitionsRequestData;
import org.apache.kafka.common.message.CreatePartitionsResponseData;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsResponseData;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.message.DeleteTopicsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// Asks for topics to be created and deleted, again and again until there is an answer for good or the time is up.
public final class SimAdmin {
    private static final short RETRIES_MS = 15_000;

    private final SimClient client;

    public SimAdmin(SimClient client) {
        this.client = client;
    }

    public SimClient client() {
        return client;
    }

    /// How many replicas a topic has, and perhaps on which brokers.
    ///
    /// @param on by partition the brokers, the preferred leader first; empty where the controller is to place them
    public record Spread(int partitions, int replicas, List<List<Integer>> on) {}

    /// @param settings of the topic, under Kafka's names
    /// @param done is told what came of it; a topic that was there already after a lost answer is fine
    public void createTopic(
            String name,
            int partitions,
            int replicas,
            Map<String, String> settings,
            Consumer<Errors> done) {
        createTopic(name, new Spread(partitions, replicas, List.of()), settings, done);
    }

    /// The same with the brokers of each partition.
    public void createTopic(
            String name, Spread spread, Map<String, String> settings, Consumer<Errors> done) {
        boolean placed = !spread.on().isEmpty();
        var topic =
                new CreateTopicsRequestData.CreatableTopic()
                        .setName(name)
                        .setNumPartitions(placed ? -1 : spread.partitions())
                        .setReplicationFactor((short) (placed ? -1 : spread.replicas()));
        for (int i = 0; i < spread.on().size(); i++) {
            topic.assignments()
                    .add(
                            new CreateTopicsRequestData.CreatableReplicaAssignment()
                                    .setPartitionIndex(i)
                                    .setBrokerIds(spread.on().get(i)));
        }
        settings.forEach((key, value) ->
                topic.configs()
                        .add(
                                new CreateTopicsRequestData.CreatableTopicConfig()
                                        .setName(key)
                                        .setValue(value)));
        var request = new CreateTopicsRequestData().setTimeoutMs(5_000);
        request.topics().add(topic);
        client.run(() -> create(request, client.nowMs() + RETRIES_MS, false, done));
    }

    private void create(
            CreateTopicsRequestData request,
            long deadlineMs,
            boolean again,
            Consumer<Errors> done) {
        client.askAny(
                ApiKeys.CREATE_TOPICS,
                request.duplicate(),
                (answer, nowMs) -> {
                    var error = Errors.NETWORK_EXCEPTION;
                    if (answer instanceof PeerAnswer.Answered(var body, var prepared)) {
                        var response = (CreateTopicsResponseData) body;
                        error = Errors.forCode(response.topics().iterator().next().errorCode());
                    }
                    if (again && error == Errors.TOPIC_ALREADY_EXISTS) {
                        done.accept(Errors.NONE);
                    } else if (isWorthARetry(error) && nowMs < deadlineMs) {
                        client.in(
                                SimClient.BACKOFF_MS,
                                () -> create(request, deadlineMs, true, done));
                    } else {
                        done.accept(error);
                    }
                });
    }

    public void deleteTopic(String name, Consumer<Errors> done) {
        client.run(() -> delete(name, client.nowMs() + RETRIES_MS, false, done));
    }

    private void delete(String name, long deadlineMs, boolean again, Consumer<Errors> done) {
        var request = new DeleteTopicsRequestData().setTimeoutMs(5_000);
        request.topics().add(new DeleteTopicsRequestData.DeleteTopicState().setName(name));
        client.askAny(
                ApiKeys.DELETE_TOPICS,
                request,
                (answer, nowMs) -> {
                    var error = Errors.NETWORK_EXCEPTION;
                    if (answer instanceof PeerAnswer.Answered(var body, var prepared)) {
                        var response = (DeleteTopicsResponseData) body;
                        error = Errors.forCode(response.responses().iterator().next().errorCode());
                    }
                    if (again && error == Errors.UNKNOWN_TOPIC_OR_PARTITION) {
                        done.accept(Errors.NONE);
                    } else if (isWorthARetry(error) && nowMs < deadlineMs) {
                        client.in(SimClient.BACKOFF_MS, () -> delete(name, deadlineMs, true, done));
                    } else {
                        done.accept(error);
                    }
                });
    }

    /// Asks once; the answer of the controller is the answer.
    ///
    /// @param count how many partitions the topic shall have then
    public void addPartitions(String topic, int count, Consumer<Errors> done) {
        client.run(() -> {
            var request = new CreatePartitionsRequestData().setTimeoutMs(5_000);
            request.topics()
                    .add(
                            new CreatePartitionsRequestData.CreatePartitionsTopic()
                                    .setName(topic)
                                    .setCount(count)
                                    .setAssignments(null));
            client.askAny(
                    ApiKeys.CREATE_PARTITIONS,
                    request,
                    (answer, nowMs) -> {
                        var error = Errors.NETWORK_EXCEPTION;
                        if (answer instanceof PeerAnswer.Answered(var body, var prepared)) {
                            var response = (CreatePartitionsResponseData) body;
                            error = Errors.forCode(response.results().getFirst().errorCode());
                        }
                        done.accept(error);
                    });
        });
    }

    /// INVALID_REPLICATION_FACTOR passes when the brokers have registered.
    private static boolean isWorthARetry(Errors error) {
        return error == Errors.INVALID_REPLICATION_FACTOR
                || error.exception() instanceof org.apache.kafka.common.errors.RetriableException
                        && error != Errors.UNKNOWN_TOPIC_OR_PARTITION;
    }
}
