package io.logarium.engine.api;

import io.logarium.engine.loop.Timers;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.wire.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.message.DeleteRecordsRequestData;
import org.apache.kafka.common.message.DeleteRecordsResponseData;
import org.apache.kafka.common.message.DeleteRecordsResponseData.DeleteRecordsPartitionResult;
import org.apache.kafka.common.message.DeleteRecordsResponseData.DeleteRecordsTopicResult;
import org.apache.kafka.common.protocol.Errors;

/// DeleteRecords, API 21 (KIP-107): answered when all replicas that live have dropped the records, too.
final class DeleteRecordsHandler implements Handler {
    /// Asks for everything below the high watermark.
    private static final long TO_HIGH_WATERMARK = -1;

    private static final long UNKNOWN = -1;

    private final PartitionFinder finder;
    private final Timers timers;
    private final Set<Parked> parked = new LinkedHashSet<>();

    DeleteRecordsHandler(PartitionFinder finder, Timers timers) {
        this.finder = finder;
        this.timers = timers;
    }

    @Override
    public void handle(Request request, long nowMs) {
        var body = (DeleteRecordsRequestData) request.body();
        var response = new DeleteRecordsResponseData();
        var waiting = new ArrayList<Waiting>();
        for (var topic : body.topics()) {
            var answered = new DeleteRecordsTopicResult().setName(topic.name());
            for (var asked : topic.partitions()) {
                var result =
                        new DeleteRecordsPartitionResult()
                                .setPartitionIndex(asked.partitionIndex())
                                .setLowWatermark(UNKNOWN);
                answered.partitions().add(result);
                switch (finder.find(topic.name(), asked.partitionIndex())) {
                    case PartitionFinder.Missing(var ignored, Errors error) ->
                            result.setErrorCode(error.code());
                    case PartitionFinder.Here(Partition partition) ->
                            delete(partition, asked.offset(), result, waiting);
                }
            }
            response.topics().add(answered);
        }
        var pending = new Parked(request, response, waiting);
        if (!pending.answersWhenDone()) {
            parked.add(pending);
            timers.at(nowMs + Math.max(0, body.timeoutMs()), now -> pending.giveUp());
        }
    }

    private static void delete(
            Partition partition,
            long offset,
            DeleteRecordsPartitionResult result,
            List<Waiting> waiting) {
        if (!partition.leads()) {
            result.setErrorCode(Errors.NOT_LEADER_OR_FOLLOWER.code());
        } else if (!partition.log().config().delete()) {
            result.setErrorCode(Errors.POLICY_VIOLATION.code());
        } else {
            long to = offset == TO_HIGH_WATERMARK ? partition.highWatermark() : offset;
            if (to < 0 || to > partition.highWatermark()) {
                result.setErrorCode(Errors.OFFSET_OUT_OF_RANGE.code());
            } else {
                partition.deleteRecordsTo(to);
                waiting.add(new Waiting(partition, to, result));
            }
        }
    }

    /// Answers what is done. To be called at the end of each turn.
    void serveParked() {
        if (!parked.isEmpty()) {
            parked.removeIf(Parked::answersWhenDone);
        }
    }

    private record Waiting(Partition partition, long to, DeleteRecordsPartitionResult result) {}

    private final class Parked {
        private final Request request;
        private final DeleteRecordsResponseData response;
        private final List<Waiting> waiting;

        Parked(Request request, DeleteRecordsResponseData response, List<Waiting> waiting) {
            this.request = request;
            this.response = response;
            this.waiting = waiting;
        }

        boolean answersWhenDone() {
            waiting.removeIf(this::isDone);
            if (waiting.isEmpty()) {
                request.replyTo().answer(response);
            }
            return waiting.isEmpty();
        }

        private boolean isDone(Waiting one) {
            if (!one.partition.leads()) {
                one.result.setErrorCode(Errors.NOT_LEADER_OR_FOLLOWER.code());
                return true;
            }
            long low = one.partition.lowWatermark(id -> finder.image().isAlive(id));
            if (low < one.to) {
                return false;
            }
            one.result.setLowWatermark(low);
            return true;
        }

        void giveUp() {
            if (parked.remove(this)) {
                for (var one : waiting) {
                    one.result.setErrorCode(Errors.REQUEST_TIMED_OUT.code());
                }
                request.replyTo().answer(response);
            }
        }
    }
}
