package io.logarium.app.cluster;

import static io.logarium.app.cluster.KafkaClusterClient.answer;

import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.QuorumInfo;

/// Asks for the quorum, as far as a cluster has one and allows to ask.
final class AdminQuorum {
    /// A voter that has not fetched for so long is not there; it fetches twice a second.
    private static final long SILENT_MS = 10_000;

    private final Admin admin;

    AdminQuorum(Admin admin) {
        this.admin = admin;
    }

    Optional<QuorumFacts> ask() throws InterruptedException {
        try {
            return Optional.of(facts(answer(admin.describeMetadataQuorum().quorumInfo())));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception refused) {
            // Without permission, or a cluster without a quorum: unknown.
            return Optional.empty();
        }
    }

    private static QuorumFacts facts(QuorumInfo info) {
        // All times are the leader's; it counts itself as having fetched just now.
        long newest =
                info.voters().stream()
                        .mapToLong(v -> v.lastFetchTimestamp().orElse(0))
                        .max()
                        .orElse(0);
        var voters =
                info.voters().stream()
                        .sorted(Comparator.comparingInt(QuorumInfo.ReplicaState::replicaId))
                        .map(v ->
                                new QuorumFacts.VoterFacts(
                                        v.replicaId(),
                                        v.replicaId() == info.leaderId()
                                                || newest - v.lastFetchTimestamp().orElse(0)
                                                        < SILENT_MS,
                                        v.logEndOffset()))
                        .toList();
        long end =
                voters.stream()
                        .filter(v -> v.id() == info.leaderId())
                        .mapToLong(QuorumFacts.VoterFacts::end)
                        .findFirst()
                        .orElse(info.highWatermark());
        return new QuorumFacts(
                info.leaderId(), (int) info.leaderEpoch(), info.highWatermark(), end, voters);
    }
}
