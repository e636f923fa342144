package io.logarium.engine.node;

import io.logarium.engine.net.PeerAnswer;
import io.logarium.engine.quorum.LogPosition;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.message.FetchSnapshotRequestData;
import org.apache.kafka.common.message.FetchSnapshotResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.utils.Utils;

/// Copies one snapshot from the leader, piece by piece.
final class SnapshotCopy {
    private final From from;
    private final Host host;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// @param epoch in which that leader leads
    record From(int leader, int epoch, LogPosition id, int self, String clusterId, int maxBytes) {}

    /// Whoever has it copied.
    interface Host {
        /// Whether this copy is still wanted.
        boolean wants(SnapshotCopy copy);

        /// @return false when the leader cannot be asked now
        boolean ask(int leader, FetchSnapshotRequestData request, PeerAnswer.Handler handler);

        /// A piece came.
        void grew();

        /// All of it is here, not checked yet.
        void copied(SnapshotCopy copy, LogPosition id, byte[] content);

        /// It cannot be had from there.
        void lost();
    }

    SnapshotCopy(From from, Host host) {
        this.from = from;
        this.host = host;
    }

    int leader() {
        return from.leader;
    }

    int epoch() {
        return from.epoch;
    }

    void next() {
        var partition =
                new FetchSnapshotRequestData.PartitionSnapshot()
                        .setPartition(0)
                        .setCurrentLeaderEpoch(from.epoch)
                        .setPosition(bytes.size());
        partition.snapshotId().setEndOffset(from.id.offset()).setEpoch(from.id.epoch());
        var request =
                new FetchSnapshotRequestData()
                        .setClusterId(from.clusterId)
                        .setReplicaId(from.self)
                        .setMaxBytes(from.maxBytes)
                        .setTopics(
                                List.of(
                                        new FetchSnapshotRequestData.TopicSnapshot()
                                                .setName(Topic.CLUSTER_METADATA_TOPIC_NAME)
                                                .setPartitions(List.of(partition))));
        if (!host.ask(from.leader, request, (answer, nowMs) -> answered(answer))) {
            host.lost();
        }
    }

    private void answered(PeerAnswer answer) {
        if (!host.wants(this)) {
            return;
        }
        var piece = pieceOf(answer);
        if (piece.isEmpty()) {
            host.lost();
            return;
        }
        bytes.writeBytes(Utils.toArray(((MemoryRecords) piece.get().unalignedRecords()).buffer()));
        if (bytes.size() < piece.get().size()) {
            host.grew();
            next();
        } else {
            host.copied(this, from.id, bytes.toByteArray());
        }
    }

    /// What goes on where the last piece ended; nothing when the answer is anything else.
    private Optional<FetchSnapshotResponseData.PartitionSnapshot> pieceOf(PeerAnswer answer) {
        if (!(answer instanceof PeerAnswer.Answered(var body, var prepared))
                || !(body instanceof FetchSnapshotResponseData response)
                || response.errorCode() != Errors.NONE.code()) {
            return Optional.empty();
        }
        return response.topics().stream()
                .flatMap(t -> t.partitions().stream())
                .findFirst()
                .filter(p ->
                        p.errorCode() == Errors.NONE.code()
                                && p.position() == bytes.size()
                                && p.size() <= MetadataSnapshots.MAX_BYTES
                                && p.unalignedRecords() instanceof MemoryRecords
                                && p.unalignedRecords().sizeInBytes() > 0
                                && bytes.size() + p.unalignedRecords().sizeInBytes() <= p.size());
    }
}
