package io.logarium.engine.api;

import io.logarium.engine.log.TimestampLookup;
import io.logarium.engine.loop.Chores;
import io.logarium.engine.replica.LeaderRole;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.wire.Request;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.message.ListOffsetsRequestData;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsPartition;
import org.apache.kafka.common.message.ListOffsetsResponseData;
import org.apache.kafka.common.message.ListOffsetsResponseData.ListOffsetsPartitionResponse;
import org.apache.kafka.common.message.ListOffsetsResponseData.ListOffsetsTopicResponse;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ListOffsetsRequest;

/// ListOffsets, API 2: the ends of a log, and where a timestamp leads.
final class ListOffsetsHandler implements Handler {
    private static final long NONE = -1;
    private static final short FIRST_WITH_EPOCH = 4;

    private final PartitionFinder finder;
    private final Chores chores;

    ListOffsetsHandler(PartitionFinder finder, Chores chores) {
        this.finder = finder;
        this.chores = chores;
    }

    @Override
    public void handle(Request request, long nowMs) {
        var body = (ListOffsetsRequestData) request.body();
        var answer = new Answer(request, body);
        for (var topic : body.topics()) {
            var answered = new ListOffsetsTopicResponse().setName(topic.name());
            answer.response.topics().add(answered);
            var twice = namedTwice(topic.partitions());
            var seen = new LinkedHashSet<Integer>();
            for (var asked : topic.partitions()) {
                if (!seen.add(asked.partitionIndex())) {
                    continue;
                }
                var place = blank(asked);
                answered.partitions().add(place);
                if (twice.contains(asked.partitionIndex())) {
                    place.setErrorCode(Errors.INVALID_REQUEST.code());
                } else {
                    answer.fill(topic.name(), asked, place);
                }
            }
        }
        answer.sendWhenComplete();
    }

    private static Set<Integer> namedTwice(List<ListOffsetsPartition> partitions) {
        var seen = new LinkedHashSet<Integer>();
        var twice = new LinkedHashSet<Integer>();
        for (var partition : partitions) {
            if (!seen.add(partition.partitionIndex())) {
                twice.add(partition.partitionIndex());
            }
        }
        return twice;
    }

    private static ListOffsetsPartitionResponse blank(ListOffsetsPartition asked) {
        return new ListOffsetsPartitionResponse()
                .setPartitionIndex(asked.partitionIndex())
                .setOffset(NONE)
                .setTimestamp(NONE)
                .setLeaderEpoch((int) NONE);
    }

    private final class Answer {
        private final Request request;
        private final ListOffsetsRequestData body;
        private final ListOffsetsResponseData response = new ListOffsetsResponseData();
        private int searching;
        private boolean filled;

        Answer(Request request, ListOffsetsRequestData body) {
            this.request = request;
            this.body = body;
        }

        void fill(String topic, ListOffsetsPartition asked, ListOffsetsPartitionResponse place) {
            switch (finder.find(topic, asked.partitionIndex())) {
                case PartitionFinder.Missing(var ignored, Errors error) ->
                        place.setErrorCode(error.code());
                case PartitionFinder.Here(Partition partition) -> {
                    var error = partition.checkLeader(asked.currentLeaderEpoch());
                    if (error == Errors.NONE) {
                        look(partition, asked.timestamp(), place);
                    } else {
                        place.setErrorCode(error.code());
                    }
                }
            }
        }

        private void look(Partition partition, long timestamp, ListOffsetsPartitionResponse place) {
            var log = partition.log();
            if (timestamp == ListOffsetsRequest.LATEST_TIMESTAMP) {
                lookAtEnd(partition, place);
            } else if (timestamp == ListOffsetsRequest.EARLIEST_TIMESTAMP
                    || timestamp == ListOffsetsRequest.EARLIEST_LOCAL_TIMESTAMP) {
                tell(place, NONE, log.logStartOffset(), epochAt(partition, log.logStartOffset()));
            } else if (timestamp == ListOffsetsRequest.MAX_TIMESTAMP) {
                search(partition, log.offsetOfMaxTimestamp(), place);
            } else if (timestamp >= 0) {
                search(partition, log.offsetForTimestamp(timestamp), place);
            } else if (timestamp != ListOffsetsRequest.LATEST_TIERED_TIMESTAMP
                    && timestamp != ListOffsetsRequest.EARLIEST_PENDING_UPLOAD_TIMESTAMP) {
                place.setErrorCode(Errors.UNSUPPORTED_VERSION.code());
            }
        }

        private void lookAtEnd(Partition partition, ListOffsetsPartitionResponse place) {
            if (body.replicaId() >= 0) {
                // A follower that lost its place asks for the end, not for what is committed.
                tell(place, NONE, partition.log().endOffset(), partition.role().leaderEpoch());
                return;
            }
            if (isTooEarly(partition)) {
                refuse(place);
                return;
            }
            long end =
                    body.isolationLevel() == 1
                            ? partition.lastStableOffset()
                            : partition.highWatermark();
            tell(place, NONE, end, partition.role().leaderEpoch());
        }

        /// KIP-207: a new leader whose high watermark has not reached its own start yet would give an end that goes back.
        private static boolean isTooEarly(Partition partition) {
            return partition.role() instanceof LeaderRole leader
                    && partition.highWatermark() < leader.epochStartOffset();
        }

        private void refuse(ListOffsetsPartitionResponse place) {
            boolean knows = request.version() >= 5;
            place.setErrorCode(
                    (knows ? Errors.OFFSET_NOT_AVAILABLE : Errors.LEADER_NOT_AVAILABLE).code());
        }

        /// That there is nothing is only certain when the end is.
        private void tellNothing(Partition partition, ListOffsetsPartitionResponse place) {
            if (isTooEarly(partition)) {
                refuse(place);
            }
        }

        private void search(
                Partition partition, TimestampLookup lookup, ListOffsetsPartitionResponse place) {
            switch (lookup) {
                case TimestampLookup.Nowhere() -> tellNothing(partition, place);
                case TimestampLookup.At at -> found(partition, at, place);
                case TimestampLookup.Inside(TimestampLookup.Search search) -> {
                    searching++;
                    boolean given =
                            chores.give(
                                    search::find,
                                    result -> {
                                        result.ifPresentOrElse(
                                                at -> found(partition, at, place),
                                                () -> tellNothing(partition, place));
                                        searching--;
                                        sendIfComplete();
                                    });
                    if (!given) {
                        search.release();
                        searching--;
                        place.setErrorCode(Errors.REQUEST_TIMED_OUT.code());
                    }
                }
            }
        }

        /// Consumers hear of nothing at or above the high watermark.
        private void found(
                Partition partition, TimestampLookup.At at, ListOffsetsPartitionResponse place) {
            long end =
                    body.isolationLevel() == 1
                            ? partition.lastStableOffset()
                            : partition.highWatermark();
            if (at.offset() < end) {
                tell(place, at.timestamp(), at.offset(), at.leaderEpoch());
            } else {
                tellNothing(partition, place);
            }
        }

        private void tell(
                ListOffsetsPartitionResponse place, long timestamp, long offset, int epoch) {
            place.setTimestamp(timestamp).setOffset(offset);
            if (request.version() >= FIRST_WITH_EPOCH) {
                place.setLeaderEpoch(epoch);
            }
        }

        void sendWhenComplete() {
            filled = true;
            sendIfComplete();
        }

        private void sendIfComplete() {
            if (filled && searching == 0) {
                filled = false;
                request.replyTo().answer(response);
            }
        }
    }

    private static int epochAt(Partition partition, long offset) {
        return Optional.of(partition.log().leaderEpochs().epochAt(offset))
                .filter(java.util.OptionalInt::isPresent)
                .map(java.util.OptionalInt::getAsInt)
                .orElse(partition.role().leaderEpoch());
    }
}
