package io.logarium.engine.sim.client;

import io.logarium.engine.net.PeerAnswer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.ListOffsetsRequestData;
import org.apache.kafka.common.message.ListOffsetsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.Records;
import org.apache.kafka.common.requests.ListOffsetsRequest;

/// Reads partitions from their leaders, one fetch in flight a broker. Positions that are not there any more start anew at the
/// earliest offset.
public final class RecordReader {
    static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    /// Stands for a position: where the log ends when the reading begins.
    static final long LATEST = -2;

    private static final int WAIT_MS = 1_000;
    private static final int MAX_BYTES = 64 * 1024;

    /// While the metadata does not tell better, a partition without a leader is looked for again after this.
    private static final long LOOK_MS = 300;

    private final SimClient client;
    private final Listener listener;
    private final TreeMap<TopicPartition, Long> positions = new TreeMap<>(BY_NAME);
    private final Map<Integer, Boolean> asking = new LinkedHashMap<>();
    private long round;

    /// Is told what is read, in the order of the offsets.
    public interface Listener {
        void consumed(TopicPartition partition, long offset, String value);

        /// A position was beyond what the leader has.
        void reset(TopicPartition partition, long from);
    }

    RecordReader(SimClient client, Listener listener) {
        this.client = client;
        this.listener = listener;
    }

    /// @param from the next offset of each partition; -1: the earliest, [#LATEST]: the end
    void start(Map<TopicPartition, Long> from) {
        stop();
        positions.putAll(from);
        goOn(round);
    }

    void stop() {
        round++;
        positions.clear();
        asking.clear();
    }

    /// The next offset of each partition that is read.
    SortedMap<TopicPartition, Long> positions() {
        return Collections.unmodifiableSortedMap(positions);
    }

    private void goOn(long mine) {
        if (mine != round) {
            return;
        }
        var byLeader = new TreeMap<Integer, List<TopicPartition>>();
        boolean missing = false;
        for (var entry : positions.entrySet()) {
            int leader = client.metadata().leader(entry.getKey());
            missing |= leader < 0;
            if (leader >= 0 && !asking.containsKey(leader)) {
                if (entry.getValue() < 0) {
                    askForStart(mine, leader, entry.getKey());
                } else {
                    byLeader.computeIfAbsent(leader, l -> new ArrayList<>()).add(entry.getKey());
                }
            }
        }
        byLeader.forEach((leader, partitions) -> {
            if (!asking.containsKey(leader)) {
                fetch(mine, leader, partitions);
            }
        });
        if (missing && !asking.containsKey(-1)) {
            asking.put(-1, true);
            client.in(LOOK_MS, () -> client.refresh(() -> asked(mine, -1)));
        }
    }

    private void asked(long mine, int broker) {
        if (mine == round) {
            asking.remove(broker);
            goOn(mine);
        }
    }

    private void fetch(long mine, int leader, List<TopicPartition> partitions) {
        asking.put(leader, true);
        var request =
                new FetchRequestData()
                        .setMaxWaitMs(WAIT_MS)
                        .setMinBytes(1)
                        .setMaxBytes(MAX_BYTES)
                        .setSessionId(0)
                        .setSessionEpoch(-1);
        var topics = new TreeMap<String, FetchRequestData.FetchTopic>();
        for (var id : partitions) {
            client.metadata()
                    .topicId(id.topic())
                    .ifPresent(topicId ->
                            topics.computeIfAbsent(
                                            id.topic(),
                                            name ->
                                                    new FetchRequestData.FetchTopic()
                                                            .setTopic(name)
                                                            .setTopicId(topicId))
                                    .partitions()
                                    .add(
                                            new FetchRequestData.FetchPartition()
                                                    .setPartition(id.partition())
                                                    .setFetchOffset(positions.getOrDefault(id, 0L))
                                                    .setCurrentLeaderEpoch(
                                                            client.metadata().leaderEpoch(id))
                                                    .setPartitionMaxBytes(MAX_BYTES)));
        }
        request.setTopics(new ArrayList<>(topics.values()));
        client.ask(
                leader, ApiKeys.FETCH, request, (answer, nowMs) -> fetched(mine, leader, answer));
    }

    private void fetched(long mine, int leader, PeerAnswer answer) {
        if (mine != round) {
            return;
        }
        boolean fine = false;
        if (answer instanceof PeerAnswer.Answered(var body, var prepared)) {
            var response = (FetchResponseData) body;
            fine = response.errorCode() == Errors.NONE.code();
            for (var topic : response.responses()) {
                var name = client.metadata().topic(topic.topicId());
                for (var partition : topic.partitions()) {
                    fine &=
                            name.isPresent()
                                    && take(
                                            new TopicPartition(
                                                    name.get(), partition.partitionIndex()),
                                            partition);
                }
            }
        }
        if (mine != round) {
            return;
        }
        if (fine) {
            asked(mine, leader);
        } else {
            client.in(SimClient.BACKOFF_MS, () -> client.refresh(() -> asked(mine, leader)));
        }
    }

    private boolean take(TopicPartition id, FetchResponseData.PartitionData partition) {
        var error = Errors.forCode(partition.errorCode());
        var position = positions.get(id);
        if (error == Errors.OFFSET_OUT_OF_RANGE && position != null) {
            listener.reset(id, position);
            positions.put(id, -1L);
        }
        if (error != Errors.NONE || position == null) {
            return error == Errors.NONE;
        }
        if (partition.records() instanceof Records records) {
            for (var batch : records.batches()) {
                if (!batch.isControlBatch()) {
                    for (var entry : batch) {
                        if (entry.offset() >= position) {
                            listener.consumed(id, entry.offset(), text(entry.value()));
                        }
                    }
                }
                positions.merge(id, batch.nextOffset(), Math::max);
            }
        }
        return true;
    }

    private static String text(ByteBuffer value) {
        return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }

    private void askForStart(long mine, int leader, TopicPartition id) {
        asking.put(leader, true);
        var topic = new ListOffsetsRequestData.ListOffsetsTopic().setName(id.topic());
        topic.partitions()
                .add(
                        new ListOffsetsRequestData.ListOffsetsPartition()
                                .setPartitionIndex(id.partition())
                                .setCurrentLeaderEpoch(client.metadata().leaderEpoch(id))
                                .setTimestamp(
                                        positions.getOrDefault(id, -1L) == LATEST
                                                ? ListOffsetsRequest.LATEST_TIMESTAMP
                                                : ListOffsetsRequest.EARLIEST_TIMESTAMP));
        var request =
                new ListOffsetsRequestData()
                        .setReplicaId(ListOffsetsRequest.CONSUMER_REPLICA_ID)
                        .setTopics(List.of(topic));
        client.ask(
                leader,
                ApiKeys.LIST_OFFSETS,
                request,
                (answer, nowMs) -> {
                    if (mine != round) {
                        return;
                    }
                    if (answer instanceof PeerAnswer.Answered(var body, var prepared)) {
                        var partition =
                                ((ListOffsetsResponseData) body)
                                        .topics()
                                        .getFirst()
                                        .partitions()
                                        .getFirst();
                        if (partition.errorCode() == Errors.NONE.code()) {
                            positions.replace(id, partition.offset());
                            asked(mine, leader);
                            return;
                        }
                    }
                    client.in(
                            SimClient.BACKOFF_MS, () -> client.refresh(() -> asked(mine, leader)));
                });
    }
}
