package io.logarium.engine.node;

import io.logarium.engine.quorum.LogPosition;
import io.logarium.engine.quorum.RaftMessage.Answer;
import io.logarium.engine.quorum.RaftMessage.BeginEpoch;
import io.logarium.engine.quorum.RaftMessage.EndEpoch;
import io.logarium.engine.quorum.RaftMessage.EpochAnswer;
import io.logarium.engine.quorum.RaftMessage.FetchAnswer;
import io.logarium.engine.quorum.RaftMessage.FetchRequest;
import io.logarium.engine.quorum.RaftMessage.Request;
import io.logarium.engine.quorum.RaftMessage.VoteAnswer;
import io.logarium.engine.quorum.RaftMessage.VoteRequest;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.message.BeginQuorumEpochRequestData;
import org.apache.kafka.common.message.BeginQuorumEpochResponseData;
import org.apache.kafka.common.message.EndQuorumEpochRequestData;
import org.apache.kafka.common.message.EndQuorumEpochResponseData;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.VoteRequestData;
import org.apache.kafka.common.message.VoteResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.BaseRecords;

/// The quorum's messages in Kafka's frames and back: Vote, BeginQuorumEpoch, EndQuorumEpoch and Fetch of the metadata log.
final class RaftWire {
    private static final String TOPIC = Topic.CLUSTER_METADATA_TOPIC_NAME;

    private final String clusterId;
    private final int fetchMaxBytes;

    RaftWire(String clusterId, int fetchMaxBytes) {
        this.clusterId = clusterId;
        this.fetchMaxBytes = fetchMaxBytes;
    }

    static ApiKeys api(Request request) {
        return switch (request) {
            case VoteRequest ignored -> ApiKeys.VOTE;
            case BeginEpoch ignored -> ApiKeys.BEGIN_QUORUM_EPOCH;
            case EndEpoch ignored -> ApiKeys.END_QUORUM_EPOCH;
            case FetchRequest ignored -> ApiKeys.FETCH;
        };
    }

    ApiMessage toWire(Request request, int to) {
        return switch (request) {
            case VoteRequest vote -> toWire(vote, to);
            case BeginEpoch begin ->
                    new BeginQuorumEpochRequestData()
                            .setClusterId(clusterId)
                            .setVoterId(to)
                            .setTopics(
                                    List.of(
                                            new BeginQuorumEpochRequestData.TopicData()
                                                    .setTopicName(TOPIC)
                                                    .setPartitions(
                                                            List.of(
                                                                    new BeginQuorumEpochRequestData
                                                                                    .PartitionData()
                                                                            .setLeaderId(
                                                                                    begin.leader())
                                                                            .setLeaderEpoch(
                                                                                    begin
                                                                                            .epoch())))));
            case EndEpoch end -> toWire(end);
            case FetchRequest fetch -> toWire(fetch);
        };
    }

    private ApiMessage toWire(VoteRequest vote, int to) {
        var partition =
                new VoteRequestData.PartitionData()
                        .setReplicaEpoch(vote.epoch())
                        .setReplicaId(vote.candidate())
                        .setLastOffset(vote.end().offset())
                        .setLastOffsetEpoch(vote.end().epoch())
                        .setPreVote(vote.preVote());
        return new VoteRequestData()
                .setClusterId(clusterId)
                .setVoterId(to)
                .setTopics(
                        List.of(
                                new VoteRequestData.TopicData()
                                        .setTopicName(TOPIC)
                                        .setPartitions(List.of(partition))));
    }

    private ApiMessage toWire(EndEpoch end) {
        var partition =
                new EndQuorumEpochRequestData.PartitionData()
                        .setLeaderId(end.leader())
                        .setLeaderEpoch(end.epoch())
                        .setPreferredSuccessors(end.successors())
                        .setPreferredCandidates(
                                end.successors().stream()
                                        .map(id ->
                                                new EndQuorumEpochRequestData.ReplicaInfo()
                                                        .setCandidateId(id))
                                        .toList());
        return new EndQuorumEpochRequestData()
                .setClusterId(clusterId)
                .setTopics(
                        List.of(
                                new EndQuorumEpochRequestData.TopicData()
                                        .setTopicName(TOPIC)
                                        .setPartitions(List.of(partition))));
    }

    private ApiMessage toWire(FetchRequest fetch) {
        var partition =
                new FetchRequestData.FetchPartition()
                        .setPartition(0)
                        .setCurrentLeaderEpoch(fetch.epoch())
                        .setFetchOffset(fetch.offset())
                        .setLastFetchedEpoch(fetch.lastEpoch())
                        .setPartitionMaxBytes(fetchMaxBytes)
                        .setHighWatermark(fetch.highWatermark());
        return new FetchRequestData()
                .setClusterId(clusterId)
                .setReplicaState(new FetchRequestData.ReplicaState().setReplicaId(fetch.follower()))
                .setMaxWaitMs((int) fetch.waitMs())
                .setMaxBytes(fetchMaxBytes)
                .setTopics(
                        List.of(
                                new FetchRequestData.FetchTopic()
                                        .setTopic(TOPIC)
                                        .setTopicId(Uuid.METADATA_TOPIC_ID)
                                        .setPartitions(List.of(partition))));
    }

    /// What another voter asks; nothing when it is not about the metadata log, or of another cluster.
    Optional<Request> read(ApiMessage body) {
        return switch (body) {
            case VoteRequestData vote -> {
                if (vote.topics().size() != 1 || isForeign(vote.clusterId())) {
                    yield Optional.empty();
                }
                yield vote.topics().getFirst().partitions().stream()
                        .findFirst()
                        .map(p ->
                                new VoteRequest(
                                        p.replicaEpoch(),
                                        p.replicaId(),
                                        new LogPosition(p.lastOffset(), p.lastOffsetEpoch()),
                                        p.preVote()));
            }
            case BeginQuorumEpochRequestData begin -> {
                if (begin.topics().size() != 1 || isForeign(begin.clusterId())) {
                    yield Optional.empty();
                }
                yield begin.topics().getFirst().partitions().stream()
                        .findFirst()
                        .map(p -> new BeginEpoch(p.leaderEpoch(), p.leaderId()));
            }
            case EndQuorumEpochRequestData end -> {
                if (end.topics().size() != 1 || isForeign(end.clusterId())) {
                    yield Optional.empty();
                }
                yield end.topics().getFirst().partitions().stream()
                        .findFirst()
                        .map(p ->
                                new EndEpoch(
                                        p.leaderEpoch(), p.leaderId(), p.preferredSuccessors()));
            }
            case FetchRequestData fetch -> read(fetch);
            default -> Optional.empty();
        };
    }

    private Optional<Request> read(FetchRequestData fetch) {
        if (fetch.topics().size() != 1 || isForeign(fetch.clusterId())) {
            return Optional.empty();
        }
        return fetch.topics().getFirst().partitions().stream()
                .findFirst()
                .map(p ->
                        new FetchRequest(
                                p.currentLeaderEpoch(),
                                fetch.replicaState().replicaId(),
                                p.fetchOffset(),
                                p.lastFetchedEpoch(),
                                p.highWatermark() == Long.MAX_VALUE ? -1 : p.highWatermark(),
                                fetch.maxWaitMs()));
    }

    private boolean isForeign(@org.jspecify.annotations.Nullable String otherClusterId) {
        return otherClusterId != null && !otherClusterId.equals(clusterId);
    }

    /// The answer to a request of this API.
    ///
    /// @param records of a fetch
    static ApiMessage toWire(ApiKeys api, Answer answer, BaseRecords records) {
        return switch (answer) {
            case VoteAnswer vote ->
                    new VoteResponseData()
                            .setTopics(
                                    List.of(
                                            new VoteResponseData.TopicData()
                                                    .setTopicName(TOPIC)
                                                    .setPartitions(
                                                            List.of(
                                                                    new VoteResponseData
                                                                                    .PartitionData()
                                                                            .setErrorCode(
                                                                                    vote.error()
                                                                                            .code())
                                                                            .setLeaderId(
                                                                                    vote.leader())
                                                                            .setLeaderEpoch(
                                                                                    vote.epoch())
                                                                            .setVoteGranted(
                                                                                    vote
                                                                                            .granted())))));
            case EpochAnswer told when api == ApiKeys.BEGIN_QUORUM_EPOCH -> begun(told);
            case EpochAnswer told -> ended(told);
            case FetchAnswer fetch -> toWire(fetch, records);
        };
    }

    private static ApiMessage begun(EpochAnswer told) {
        var partition =
                new BeginQuorumEpochResponseData.PartitionData()
                        .setErrorCode(told.error().code())
                        .setLeaderId(told.leader())
                        .setLeaderEpoch(told.epoch());
        return new BeginQuorumEpochResponseData()
                .setTopics(
                        List.of(
                                new BeginQuorumEpochResponseData.TopicData()
                                        .setTopicName(TOPIC)
                                        .setPartitions(List.of(partition))));
    }

    private static ApiMessage ended(EpochAnswer told) {
        var partition =
                new EndQuorumEpochResponseData.PartitionData()
                        .setErrorCode(told.error().code())
                        .setLeaderId(told.leader())
                        .setLeaderEpoch(told.epoch());
        return new EndQuorumEpochResponseData()
                .setTopics(
                        List.of(
                                new EndQuorumEpochResponseData.TopicData()
                                        .setTopicName(TOPIC)
                                        .setPartitions(List.of(partition))));
    }

    private static ApiMessage toWire(FetchAnswer fetch, BaseRecords records) {
        var partition =
                new FetchResponseData.PartitionData()
                        .setPartitionIndex(0)
                        .setErrorCode(fetch.error().code())
                        .setHighWatermark(fetch.highWatermark())
                        .setLogStartOffset(0)
                        .setRecords(records);
        partition.currentLeader().setLeaderId(fetch.leader()).setLeaderEpoch(fetch.epoch());
        fetch.parting()
                .ifPresent(at ->
                        partition.divergingEpoch().setEpoch(at.epoch()).setEndOffset(at.offset()));
        fetch.snapshot()
                .ifPresent(id ->
                        partition.snapshotId().setEpoch(id.epoch()).setEndOffset(id.offset()));
        return new FetchResponseData()
                .setResponses(
                        List.of(
                                new FetchResponseData.FetchableTopicResponse()
                                        .setTopic(TOPIC)
                                        .setTopicId(Uuid.METADATA_TOPIC_ID)
                                        .setPartitions(List.of(partition))));
    }

    /// What another voter answered; nothing when it is an error of the whole request.
    static Optional<Answer> readAnswer(ApiMessage body) {
        return switch (body) {
            case VoteResponseData vote ->
                    vote.topics().stream()
                            .flatMap(t -> t.partitions().stream())
                            .findFirst()
                            .map(p ->
                                    new VoteAnswer(
                                            Errors.forCode(p.errorCode()),
                                            p.leaderEpoch(),
                                            p.leaderId(),
                                            p.voteGranted()));
            case BeginQuorumEpochResponseData begin ->
                    begin.topics().stream()
                            .flatMap(t -> t.partitions().stream())
                            .findFirst()
                            .map(p ->
                                    new EpochAnswer(
                                            Errors.forCode(p.errorCode()),
                                            p.leaderEpoch(),
                                            p.leaderId()));
            case EndQuorumEpochResponseData end ->
                    end.topics().stream()
                            .flatMap(t -> t.partitions().stream())
                            .findFirst()
                            .map(p ->
                                    new EpochAnswer(
                                            Errors.forCode(p.errorCode()),
                                            p.leaderEpoch(),
                                            p.leaderId()));
            case FetchResponseData fetch ->
                    fetch.responses().stream()
                            .flatMap(t -> t.partitions().stream())
                            .findFirst()
                            .map(RaftWire::readFetched);
            default -> Optional.empty();
        };
    }

    private static FetchAnswer readFetched(FetchResponseData.PartitionData partition) {
        var parting = partition.divergingEpoch();
        var snapshot = partition.snapshotId();
        boolean hasRecords = partition.records() != null && partition.records().sizeInBytes() > 0;
        return new FetchAnswer(
                Errors.forCode(partition.errorCode()),
                partition.currentLeader().leaderEpoch(),
                partition.currentLeader().leaderId(),
                partition.highWatermark(),
                hasRecords ? 0 : -1,
                parting.epoch() < 0
                        ? Optional.empty()
                        : Optional.of(new LogPosition(parting.endOffset(), parting.epoch())),
                snapshot.epoch() < 0
                        ? Optional.empty()
                        : Optional.of(new LogPosition(snapshot.endOffset(), snapshot.epoch())));
    }
}
