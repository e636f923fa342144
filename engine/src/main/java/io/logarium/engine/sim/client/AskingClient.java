package io.logarium.engine.sim.client;

import io.logarium.engine.net.PeerAnswer;
import io.logarium.engine.sim.Simulation;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.protocol.ApiKeys;

/// A client that asks one question at a time, for what other clients keep to themselves: whom metadata calls controller, and which
/// replica records come from (KIP-392).
public final class AskingClient {
    private static final int MAX_BYTES = 64 * 1024;
    private static final long REQUEST_TIMEOUT_MS = 3_000;

    private final SimClient client;
    private int answers;

    public AskingClient(Simulation simulation, String id) {
        client = new SimClient(simulation, id, REQUEST_TIMEOUT_MS);
    }

    /// Questions that were answered for good.
    public int answers() {
        return answers;
    }

    /// Asks any broker for metadata.
    public void askForController(IntConsumer told) {
        client.run(() ->
                client.askAny(
                        ApiKeys.METADATA,
                        new MetadataRequestData().setTopics(null),
                        (answer, _) -> {
                            if (answer instanceof PeerAnswer.Answered(var body, var _)) {
                                told.accept(((MetadataResponseData) body).controllerId());
                            }
                            answers++;
                        }));
    }

    /// Reads a partition from its beginning as a consumer in a rack: from the leader, or from the replica that the leader names.
    ///
    /// @param from is told which broker gave records
    public void fetch(TopicPartition partition, String rack, IntConsumer from) {
        client.run(() ->
                client.refresh(
                        () -> fetch(client.metadata().leader(partition), partition, rack, from)));
    }

    private void fetch(int broker, TopicPartition partition, String rack, IntConsumer from) {
        var topic =
                new FetchRequestData.FetchTopic()
                        .setTopic(partition.topic())
                        .setTopicId(client.metadata().topicId(partition.topic()).orElseThrow());
        topic.partitions()
                .add(
                        new FetchRequestData.FetchPartition()
                                .setPartition(partition.partition())
                                .setFetchOffset(0)
                                .setCurrentLeaderEpoch(client.metadata().leaderEpoch(partition))
                                .setPartitionMaxBytes(MAX_BYTES));
        var request =
                new FetchRequestData()
                        .setMaxWaitMs(500)
                        .setMinBytes(1)
                        .setMaxBytes(MAX_BYTES)
                        .setSessionEpoch(-1)
                        .setRackId(rack)
                        .setTopics(List.of(topic));
        client.ask(
                broker,
                ApiKeys.FETCH,
                request,
                (answer, _) -> {
                    if (!(answer instanceof PeerAnswer.Answered(var body, var _))) {
                        answers++;
                        return;
                    }
                    var told =
                            ((FetchResponseData) body)
                                    .responses()
                                    .getFirst()
                                    .partitions()
                                    .getFirst();
                    if (told.preferredReadReplica() >= 0) {
                        fetch(told.preferredReadReplica(), partition, rack, from);
                        return;
                    }
                    if (told.records() != null && told.records().sizeInBytes() > 0) {
                        from.accept(broker);
                    }
                    answers++;
                });
    }
}
