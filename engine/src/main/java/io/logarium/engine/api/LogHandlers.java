package io.logarium.engine.api;

import io.logarium.engine.log.LogDir;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.replica.Partitions;
import io.logarium.engine.wire.Request;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.apache.kafka.common.message.DescribeLogDirsRequestData;
import org.apache.kafka.common.message.DescribeLogDirsResponseData;
import org.apache.kafka.common.message.DescribeLogDirsResponseData.DescribeLogDirsPartition;
import org.apache.kafka.common.message.DescribeLogDirsResponseData.DescribeLogDirsResult;
import org.apache.kafka.common.message.DescribeLogDirsResponseData.DescribeLogDirsTopic;
import org.apache.kafka.common.message.DescribeProducersRequestData;
import org.apache.kafka.common.message.DescribeProducersResponseData;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData.EpochEndOffset;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData.OffsetForLeaderTopicResult;
import org.apache.kafka.common.protocol.Errors;

/// Requests that look at a log: DescribeLogDirs, DescribeProducers, OffsetForLeaderEpoch.
final class LogHandlers {
    private final PartitionFinder finder;
    private final Partitions partitions;
    private final LogDir logDir;
    private final Supplier<LogSpace> space;

    /// @param space of the volume, looked up away from the loop and a moment old
    LogHandlers(
            PartitionFinder finder,
            Partitions partitions,
            LogDir logDir,
            Supplier<LogSpace> space) {
        this.finder = finder;
        this.partitions = partitions;
        this.logDir = logDir;
        this.space = space;
    }

    /// DescribeLogDirs, API 35: null topics mean all.
    void describeLogDirs(Request request, long nowMs) {
        var body = (DescribeLogDirsRequestData) request.body();
        var volume = space.get();
        var result =
                new DescribeLogDirsResult()
                        .setLogDir(logDir.path().toString())
                        .setTotalBytes(volume.totalBytes())
                        .setUsableBytes(volume.usableBytes());
        var topics = new LinkedHashMap<String, DescribeLogDirsTopic>();
        for (var partition : partitions.all()) {
            if (isAsked(body, partition)) {
                topics.computeIfAbsent(
                                partition.id().topic(), n -> new DescribeLogDirsTopic().setName(n))
                        .partitions()
                        .add(
                                new DescribeLogDirsPartition()
                                        .setPartitionIndex(partition.id().partition())
                                        .setPartitionSize(partition.log().sizeBytes())
                                        .setOffsetLag(lag(partition)));
            }
        }
        result.topics().addAll(topics.values());
        var response = new DescribeLogDirsResponseData();
        response.results().add(result);
        request.replyTo().answer(response);
    }

    /// How far the replica's end is behind the high watermark that it knows.
    private static long lag(Partition partition) {
        return Math.max(0, partition.highWatermark() - partition.log().endOffset());
    }

    private static boolean isAsked(DescribeLogDirsRequestData body, Partition partition) {
        if (body.topics() == null) {
            return true;
        }
        var topic = body.topics().find(partition.id().topic());
        return topic != null && topic.partitions().contains(partition.id().partition());
    }

    /// DescribeProducers, API 61 (KIP-664).
    void describeProducers(Request request, long nowMs) {
        var body = (DescribeProducersRequestData) request.body();
        var response = new DescribeProducersResponseData();
        for (var topic : body.topics()) {
            var answered = new DescribeProducersResponseData.TopicResponse().setName(topic.name());
            for (int index : topic.partitionIndexes()) {
                answered.partitions().add(producersOf(topic.name(), index));
            }
            response.topics().add(answered);
        }
        request.replyTo().answer(response);
    }

    private DescribeProducersResponseData.PartitionResponse producersOf(String topic, int index) {
        var answer = new DescribeProducersResponseData.PartitionResponse().setPartitionIndex(index);
        switch (finder.find(topic, index)) {
            case PartitionFinder.Missing(var ignored, Errors error) -> {
                answer.setErrorCode(error.code());
                // Kafka explains itself only where the whole topic is unknown.
                if (finder.image().topic(topic).isEmpty()) {
                    answer.setErrorMessage(error.message());
                }
            }
            case PartitionFinder.Here(Partition partition) -> {
                if (!partition.leads()) {
                    var error = Errors.NOT_LEADER_OR_FOLLOWER;
                    return answer.setErrorCode(error.code()).setErrorMessage(error.message());
                }
                for (var producer : partition.log().activeProducers()) {
                    answer.activeProducers()
                            .add(
                                    new DescribeProducersResponseData.ProducerState()
                                            .setProducerId(producer.producerId())
                                            .setProducerEpoch(producer.producerEpoch())
                                            .setLastSequence(producer.lastSequence())
                                            .setLastTimestamp(producer.lastTimestamp())
                                            .setCoordinatorEpoch(producer.coordinatorEpoch())
                                            .setCurrentTxnStartOffset(
                                                    producer.currentTxnFirstOffset().orElse(-1)));
                }
            }
        }
        return answer;
    }

    /// OffsetForLeaderEpoch, API 23: where an epoch ends in this leader's log (KIP-101, KIP-320).
    void offsetForLeaderEpoch(Request request, long nowMs) {
        var body = (OffsetForLeaderEpochRequestData) request.body();
        var response = new OffsetForLeaderEpochResponseData();
        for (var topic : body.topics()) {
            var answered = new OffsetForLeaderTopicResult().setTopic(topic.topic());
            for (var asked : topic.partitions()) {
                var end =
                        new EpochEndOffset()
                                .setPartition(asked.partition())
                                .setLeaderEpoch(-1)
                                .setEndOffset(-1);
                answered.partitions().add(end);
                switch (finder.find(topic.topic(), asked.partition())) {
                    case PartitionFinder.Missing(var ignored, Errors error) ->
                            end.setErrorCode(error.code());
                    case PartitionFinder.Here(Partition partition) ->
                            endOfEpoch(
                                    partition,
                                    asked.currentLeaderEpoch(),
                                    asked.leaderEpoch(),
                                    end);
                }
            }
            response.topics().add(answered);
        }
        request.replyTo().answer(response);
    }

    private static void endOfEpoch(
            Partition partition, int currentLeaderEpoch, int epoch, EpochEndOffset end) {
        var error = partition.checkLeader(currentLeaderEpoch);
        if (error != Errors.NONE) {
            end.setErrorCode(error.code());
            return;
        }
        var log = partition.log();
        var found = log.leaderEpochs().endOffsetFor(epoch, log.endOffset());
        end.setLeaderEpoch(found.epoch()).setEndOffset(found.endOffset());
    }
}
