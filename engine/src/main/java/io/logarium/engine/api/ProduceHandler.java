package io.logarium.engine.api;

import io.logarium.engine.api.ProducePreparer.PreparedProduce;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.log.AppendResult;
import io.logarium.engine.log.CheckResult;
import io.logarium.engine.log.CheckedBatch;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.log.Rejected;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.replica.Role;
import io.logarium.engine.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.ProduceResponseData.BatchIndexAndErrorMessage;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.message.ProduceResponseData.TopicProduceResponse;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.jspecify.annotations.Nullable;

/// Produce, API 0: appends checked batches and answers when the producer's acks allow it.
public final class ProduceHandler implements Handler {
    private static final short ALL = -1;

    /// Internal topics take records only from their coordinators, as Kafka has it for the client that calls itself so.
    private static final String ADMIN_CLIENT = "__admin_client";

    private final PartitionFinder finder;
    private final Timers timers;
    private final Consumer<EngineEvent> events;
    private final Consumer<DiskFailed> storageFailed;

    ProduceHandler(
            PartitionFinder finder,
            Timers timers,
            Consumer<EngineEvent> events,
            Consumer<DiskFailed> storageFailed) {
        this.finder = finder;
        this.timers = timers;
        this.events = events;
        this.storageFailed = storageFailed;
    }

    @Override
    public void handle(Request request, long nowMs) {
        var body = (ProduceRequestData) request.body();
        short acks = body.acks();
        if (acks != 0 && acks != 1 && acks != ALL) {
            answerAll(request, body, Errors.INVALID_REQUIRED_ACKS);
            return;
        }
        var prepared = (PreparedProduce) Objects.requireNonNull(request.prepared());
        if (prepared.transactional() || body.transactionalId() != null) {
            answerAll(request, body, Errors.TRANSACTIONAL_ID_AUTHORIZATION_FAILED);
            return;
        }
        var pending = new Pending(request, body, prepared.results());
        pending.appendAll(nowMs);
        pending.finishOrPark(nowMs);
    }

    private static void answerAll(Request request, ProduceRequestData body, Errors error) {
        var response = new ProduceResponseData();
        for (var topic : body.topicData()) {
            var answered =
                    new TopicProduceResponse().setName(topic.name()).setTopicId(topic.topicId());
            for (var partition : topic.partitionData()) {
                answered.partitionResponses()
                        .add(
                                new PartitionProduceResponse()
                                        .setIndex(partition.index())
                                        .setErrorCode(error.code())
                                        .setBaseOffset(-1));
            }
            response.responses().add(answered);
        }
        if (body.acks() == 0) {
            request.replyTo().close("Produce with acks=0 failed: " + error);
        } else {
            request.replyTo().answer(response);
        }
    }

    /// One request on its way: what is answered already, and how many partitions still wait.
    private final class Pending {
        private final Request request;
        private final ProduceRequestData body;
        private final List<CheckResult> results;
        private final short acks;
        private final ProduceResponseData response = new ProduceResponseData();
        private final List<Waiting> waiting = new ArrayList<>();
        private int open;
        private boolean answered;
        private boolean failed;
        private Timers.@Nullable Timer deadline;

        Pending(Request request, ProduceRequestData body, List<CheckResult> results) {
            this.request = request;
            this.body = body;
            this.results = results;
            this.acks = body.acks();
        }

        void appendAll(long nowMs) {
            int next = 0;
            for (var topic : body.topicData()) {
                var answeredTopic =
                        new TopicProduceResponse()
                                .setName(topic.name())
                                .setTopicId(topic.topicId());
                for (var partition : topic.partitionData()) {
                    answeredTopic
                            .partitionResponses()
                            .add(appendOne(topic, partition.index(), results.get(next++), nowMs));
                }
                response.responses().add(answeredTopic);
            }
        }

        private PartitionProduceResponse appendOne(
                ProduceRequestData.TopicProduceData topic,
                int index,
                CheckResult checked,
                long nowMs) {
            var answer = new PartitionProduceResponse().setIndex(index).setBaseOffset(-1);
            var found =
                    request.version() >= 13
                            ? finder.find(topic.topicId(), index)
                            : finder.find(topic.name(), index);
            switch (found) {
                case PartitionFinder.Missing(var ignored, Errors error) -> fail(answer, error, "");
                case PartitionFinder.Here(Partition partition) -> {
                    if (!partition.leads()) {
                        fail(answer, Errors.NOT_LEADER_OR_FOLLOWER, "");
                        tellLeader(answer, partition);
                    } else {
                        appendChecked(answer, partition, checked, nowMs);
                    }
                }
            }
            return answer;
        }

        private void appendChecked(
                PartitionProduceResponse answer,
                Partition partition,
                CheckResult checked,
                long nowMs) {
            if (isInternal(partition) && !request.clientId().equals(ADMIN_CLIENT)) {
                fail(answer, Errors.INVALID_TOPIC_EXCEPTION, "");
                return;
            }
            switch (checked) {
                case Rejected rejected -> {
                    // Kafka says why only where single records are to blame.
                    boolean blames = !rejected.recordErrors().isEmpty();
                    fail(answer, rejected.error(), blames ? rejected.message() : "");
                    if (rejected.tellsLogStart()) {
                        answer.setLogStartOffset(partition.log().logStartOffset());
                    }
                    for (var bad : rejected.recordErrors()) {
                        answer.recordErrors()
                                .add(
                                        new BatchIndexAndErrorMessage()
                                                .setBatchIndex(bad.index())
                                                .setBatchIndexErrorMessage(bad.message()));
                    }
                }
                case CheckedBatch batch -> append(answer, partition, batch, nowMs);
            }
        }

        private void append(
                PartitionProduceResponse answer,
                Partition partition,
                CheckedBatch batch,
                long nowMs) {
            switch (appended(partition, batch, nowMs)) {
                case AppendResult.Appended done -> {
                    answer.setBaseOffset(done.baseOffset())
                            .setLogAppendTimeMs(done.logAppendTimeMs())
                            .setLogStartOffset(done.logStartOffset());
                    tell(partition, done, nowMs);
                    await(answer, partition, done.lastOffset() + 1);
                }
                case AppendResult.Duplicate old -> {
                    answer.setBaseOffset(old.baseOffset())
                            .setLogAppendTimeMs(old.logAppendTimeMs())
                            .setLogStartOffset(old.logStartOffset());
                    await(answer, partition, old.lastOffset() + 1);
                }
                case AppendResult.Refused refused -> {
                    fail(answer, refused.error(), "");
                    answer.setLogStartOffset(refused.logStartOffset());
                }
            }
        }

        private AppendResult appended(Partition partition, CheckedBatch batch, long nowMs) {
            try {
                return partition.append(batch, acks == ALL, nowMs);
            } catch (DiskFailed failure) {
                storageFailed.accept(failure);
                return new AppendResult.Refused(Errors.KAFKA_STORAGE_ERROR, "", -1);
            }
        }

        private void tell(Partition partition, AppendResult.Appended done, long nowMs) {
            events.accept(
                    new EngineEvent.RecordsAppended(
                            nowMs,
                            partition.id().topic(),
                            partition.id().partition(),
                            done.baseOffset(),
                            (int) (done.lastOffset() - done.baseOffset() + 1),
                            done.bytes(),
                            request.clientId()));
        }

        private void await(PartitionProduceResponse answer, Partition partition, long endOffset) {
            if (acks != ALL || partition.highWatermark() >= endOffset) {
                return;
            }
            open++;
            var place = new Waiting(answer);
            waiting.add(place);
            partition.whenCommitted(endOffset, error -> committed(place, error));
        }

        private void committed(Waiting place, Errors error) {
            if (answered || place.done) {
                return;
            }
            place.done = true;
            if (error != Errors.NONE) {
                fail(place.answer, error, "");
                place.answer.setBaseOffset(-1);
            }
            open--;
            if (open == 0 && deadline != null) {
                finish();
            }
        }

        private void fail(PartitionProduceResponse answer, Errors error, String message) {
            failed = true;
            answer.setErrorCode(error.code()).setLogAppendTimeMs(RecordBatch.NO_TIMESTAMP);
            if (!message.isEmpty()) {
                answer.setErrorMessage(message);
            }
        }

        void finishOrPark(long nowMs) {
            if (open == 0) {
                finish();
            } else {
                deadline = timers.at(nowMs + Math.max(0, body.timeoutMs()), this::timedOut);
            }
        }

        private void timedOut(long nowMs) {
            for (var place : waiting) {
                if (!place.done) {
                    place.done = true;
                    place.answer.setErrorCode(Errors.REQUEST_TIMED_OUT.code());
                }
            }
            finish();
        }

        private void finish() {
            if (answered) {
                return;
            }
            answered = true;
            if (deadline != null) {
                deadline.cancel();
            }
            if (acks != 0) {
                request.replyTo().answer(response);
            } else if (failed) {
                // A producer that wants no answers still has to learn that its metadata is old:
                // Kafka closes, so does ours.
                request.replyTo().close("Produce with acks=0 failed");
            } else {
                request.replyTo().answerNothing();
            }
        }
    }

    private static void tellLeader(PartitionProduceResponse answer, Partition partition) {
        if (partition.role() instanceof Role.Follower(int epoch, int leader)) {
            answer.currentLeader().setLeaderId(leader).setLeaderEpoch(epoch);
        }
    }

    private static boolean isInternal(Partition partition) {
        return Topic.isInternal(partition.id().topic());
    }

    /// A partition of a request that is not committed yet.
    private static final class Waiting {
        private final PartitionProduceResponse answer;
        private boolean done;

        Waiting(PartitionProduceResponse answer) {
            this.answer = answer;
        }
    }
}
