package io.logarium.engine.node;

import io.logarium.engine.loop.Chores;
import io.logarium.engine.quorum.LogPosition;
import io.logarium.engine.quorum.RaftNode;
import io.logarium.engine.wire.Request;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.message.FetchSnapshotRequestData;
import org.apache.kafka.common.message.FetchSnapshotResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.UnalignedMemoryRecords;

/// Answers FetchSnapshot: a follower whose log ends before the leader's begins gets the snapshot piece by piece (KIP-630).
final class SnapshotServing {
    private final String clusterId;
    private final MetadataSnapshots snapshots;
    private final Chores chores;
    private final int maxBytes;

    /// @param maxBytes `controller.quorum.fetch.snapshot.max.bytes`
    SnapshotServing(String clusterId, MetadataSnapshots snapshots, Chores chores, int maxBytes) {
        this.clusterId = clusterId;
        this.snapshots = snapshots;
        this.chores = chores;
        this.maxBytes = maxBytes;
    }

    /// @param raft this node's voter, if it takes part
    void serve(Request request, Optional<RaftNode> raft) {
        var body = (FetchSnapshotRequestData) request.body();
        boolean foreign = body.clusterId() != null && !body.clusterId().equals(clusterId);
        if (foreign) {
            request.replyTo()
                    .answer(
                            new FetchSnapshotResponseData()
                                    .setErrorCode(Errors.INCONSISTENT_CLUSTER_ID.code()));
            return;
        }
        var asked = asked(body);
        if (asked.isEmpty() || raft.isEmpty()) {
            request.replyTo()
                    .answer(
                            new FetchSnapshotResponseData()
                                    .setErrorCode(Errors.UNKNOWN_TOPIC_OR_PARTITION.code()));
            return;
        }
        var partition = asked.get();
        var id =
                new LogPosition(partition.snapshotId().endOffset(), partition.snapshotId().epoch());
        var answer = blank(id, raft.get());
        var error = check(partition, id, raft.get());
        if (error != Errors.NONE) {
            answer(request, answer.setErrorCode(error.code()));
            return;
        }
        int most = Math.min(maxBytes, Math.max(1, body.maxBytes()));
        boolean taken =
                chores.give(
                        () -> read(id, partition.position(), most),
                        piece -> answerWith(request, answer, piece, partition.position()));
        if (!taken) {
            request.replyTo().close("too much is to be read already");
        }
    }

    private static Optional<FetchSnapshotRequestData.PartitionSnapshot> asked(
            FetchSnapshotRequestData body) {
        return body.topics().stream()
                .filter(t -> t.name().equals(Topic.CLUSTER_METADATA_TOPIC_NAME))
                .flatMap(t -> t.partitions().stream())
                .filter(p -> p.partition() == 0)
                .findFirst();
    }

    private Errors check(
            FetchSnapshotRequestData.PartitionSnapshot asked, LogPosition id, RaftNode raft) {
        if (asked.currentLeaderEpoch() < raft.epoch()) {
            return Errors.FENCED_LEADER_EPOCH;
        }
        if (asked.currentLeaderEpoch() > raft.epoch()) {
            return Errors.UNKNOWN_LEADER_EPOCH;
        }
        if (!raft.leads()) {
            return Errors.NOT_LEADER_OR_FOLLOWER;
        }
        return snapshots.at(id.offset()).equals(Optional.of(id))
                ? Errors.NONE
                : Errors.SNAPSHOT_NOT_FOUND;
    }

    /// Empty when it is gone meanwhile.
    private Optional<MetadataSnapshots.Piece> read(LogPosition id, long position, int most) {
        try {
            return Optional.of(snapshots.read(id, position, most));
        } catch (io.logarium.engine.log.DiskFailed gone) {
            return Optional.empty();
        }
    }

    private static FetchSnapshotResponseData.PartitionSnapshot blank(
            LogPosition id, RaftNode raft) {
        var answer =
                new FetchSnapshotResponseData.PartitionSnapshot()
                        .setIndex(0)
                        .setUnalignedRecords(MemoryRecords.EMPTY);
        answer.snapshotId().setEndOffset(id.offset()).setEpoch(id.epoch());
        answer.currentLeader().setLeaderId(raft.leader()).setLeaderEpoch(raft.epoch());
        return answer;
    }

    private static void answerWith(
            Request request,
            FetchSnapshotResponseData.PartitionSnapshot answer,
            Optional<MetadataSnapshots.Piece> found,
            long position) {
        if (found.isEmpty()) {
            answer(request, answer.setErrorCode(Errors.SNAPSHOT_NOT_FOUND.code()));
            return;
        }
        var piece = found.get();
        if (position < 0 || position >= piece.size()) {
            answer(request, answer.setErrorCode(Errors.POSITION_OUT_OF_RANGE.code()));
            return;
        }
        answer(
                request,
                answer.setSize(piece.size())
                        .setPosition(position)
                        .setUnalignedRecords(new UnalignedMemoryRecords(piece.bytes())));
    }

    private static void answer(
            Request request, FetchSnapshotResponseData.PartitionSnapshot partition) {
        var topic =
                new FetchSnapshotResponseData.TopicSnapshot()
                        .setName(Topic.CLUSTER_METADATA_TOPIC_NAME)
                        .setPartitions(List.of(partition));
        request.replyTo().answer(new FetchSnapshotResponseData().setTopics(List.of(topic)));
    }
}
