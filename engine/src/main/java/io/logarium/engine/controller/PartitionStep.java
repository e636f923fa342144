package io.logarium.engine.controller;

import io.logarium.engine.controller.LeaderChoice.Election;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.PartitionChangeRecord;

/// The next state of one partition: what is wanted of replicas, ISR and election goes in, the record that brings it about comes
/// out. The one place with the rules for ISR, ELR and leaders (KIP-631, KIP-704, KIP-966) and for the end of a reassignment.
final class PartitionStep {
    private final Situation situation;
    private final PartitionImage partition;
    private final boolean elrEnabled;
    private final Situation.Rules rules;
    private IntPredicate acceptable;
    private List<Integer> isr;
    private List<Integer> replicas;
    private List<Integer> removing;
    private List<Integer> adding;
    private List<Integer> elr;
    private boolean recovering;
    private OptionalInt uncleanShutdown = OptionalInt.empty();
    private Election election;
    private final TreeMap<Integer, Uuid> directories = new TreeMap<>();

    /// A step of that partition which, unless told otherwise, keeps replicas and ISR and looks for a leader when the present one
    /// may not lead.
    PartitionStep(Situation situation, Situation.Rules rules, PartitionImage partition) {
        this.situation = situation;
        this.rules = rules;
        this.partition = partition;
        this.elrEnabled = situation.isElrEnabled();
        this.election = rules.uncleanElection() ? Election.UNCLEAN : Election.ONLINE;
        this.acceptable = situation::isActive;
        this.isr = partition.isr();
        this.replicas = partition.replicas();
        this.removing = partition.removing();
        this.adding = partition.adding();
        this.elr = partition.elr();
        this.recovering = partition.recovering();
        for (int replica : partition.replicas()) {
            directories.put(replica, partition.directory(replica));
        }
    }

    PartitionStep isr(List<Integer> wanted) {
        isr = List.copyOf(wanted);
        return this;
    }

    PartitionStep replicas(List<Integer> wanted) {
        replicas = List.copyOf(wanted);
        return this;
    }

    PartitionStep reassigning(List<Integer> toRemove, List<Integer> toAdd) {
        removing = List.copyOf(toRemove);
        adding = List.copyOf(toAdd);
        return this;
    }

    PartitionStep election(Election wanted) {
        election = wanted;
        return this;
    }

    PartitionStep recovering(boolean wanted) {
        recovering = wanted;
        return this;
    }

    /// Who may lead, besides having a working directory; otherwise every active broker may.
    PartitionStep acceptable(IntPredicate brokers) {
        acceptable = brokers;
        return this;
    }

    /// That broker lost what it had not flushed: it is no longer eligible.
    PartitionStep uncleanShutdown(int brokerId) {
        uncleanShutdown = OptionalInt.of(brokerId);
        return this;
    }

    PartitionStep directory(int brokerId, Uuid directory) {
        directories.put(brokerId, directory);
        return this;
    }

    /// The record that makes the step; empty when nothing changes.
    Optional<MetadataRecord> change() {
        var change =
                new PartitionChangeRecord()
                        .setTopicId(rules.topicId())
                        .setPartitionId(partition.index());
        completeReassignment();
        updateElr();
        electLeader(change);
        boolean elected = change.leader() != PartitionChanges.SAME_LEADER;
        if (!elected && !replicas.containsAll(partition.replicas())) {
            change.setLeader(partition.leader());
        }
        writeElr(change);
        if (change.isr() == null
                && (!isr.isEmpty() || elrEnabled)
                && !isr.equals(partition.isr())) {
            change.setIsr(isr);
        }
        writeLastKnownLeader(change);
        writeAssignment(change);
        if (change.leaderRecoveryState() < 0 && recovering != partition.recovering()) {
            change.setLeaderRecoveryState(
                    recovering ? PartitionChanges.RECOVERING : PartitionChanges.RECOVERED);
        }
        return changesNothing(change)
                ? Optional.empty()
                : Optional.of(new MetadataRecord(change, FeatureLevels.PARTITION_VERSION));
    }

    /// A reassignment is over when all that are added are in sync and somebody in sync stays.
    private void completeReassignment() {
        var stayingIsr = without(isr, removing);
        var staying = without(replicas, removing);
        boolean done =
                (removing.isEmpty() || !stayingIsr.isEmpty())
                        && !staying.isEmpty()
                        && stayingIsr.containsAll(adding);
        if (done) {
            isr = stayingIsr;
            replicas = staying;
            removing = List.of();
            adding = List.of();
        }
    }

    /// Who leaves an ISR that is (or becomes) smaller than min.insync.replicas stays eligible: what was committed, it has.
    private void updateElr() {
        if (!elrEnabled || isr.size() >= rules.minInSync()) {
            elr = List.of();
            return;
        }
        var eligible = new TreeSet<>(elr);
        eligible.addAll(partition.isr());
        isr.forEach(eligible::remove);
        uncleanShutdown.ifPresent(eligible::remove);
        eligible.retainAll(replicas);
        elr = new ArrayList<>(eligible);
    }

    private void electLeader(PartitionChangeRecord change) {
        var lastKnown =
                elrEnabled && partition.lastKnownElr().size() == 1
                        ? OptionalInt.of(partition.lastKnownElr().getFirst())
                        : OptionalInt.empty();
        var chosen =
                new LeaderChoice(partition.leader(), replicas, isr, elr, lastKnown, this::mayLead)
                        .choose(election);
        if (chosen.broker() == partition.leader()) {
            return;
        }
        if (elr.contains(chosen.broker())) {
            isr = List.of(chosen.broker());
            elr = without(elr, isr);
        }
        change.setLeader(chosen.broker());
        if (chosen.unclean()) {
            change.setIsr(List.of(chosen.broker()));
            if (!partition.recovering()) {
                change.setLeaderRecoveryState(PartitionChanges.RECOVERING);
            }
        }
    }

    private boolean mayLead(int broker) {
        return acceptable.test(broker)
                && situation.hasOnlineDirectory(broker, partition.directory(broker));
    }

    private void writeElr(PartitionChangeRecord change) {
        boolean unclean = change.isr() != null;
        if (unclean || !elrEnabled) {
            elr = List.of();
        }
        if (!elr.equals(partition.elr())) {
            change.setEligibleLeaderReplicas(elr);
        }
    }

    /// Kept from when the last one went until there is a leader again.
    private void writeLastKnownLeader(PartitionChangeRecord change) {
        if (!elrEnabled) {
            return;
        }
        var known = partition.lastKnownElr();
        var last = partition.hasLeader() ? List.of(partition.leader()) : known;
        boolean leads =
                change.leader() >= 0
                        || change.leader() == PartitionChanges.SAME_LEADER && partition.hasLeader();
        if (change.isr() != null && change.isr().isEmpty() && !known.equals(last)) {
            change.setLastKnownElr(last);
        } else if (leads && !known.isEmpty()) {
            change.setLastKnownElr(List.of());
        }
    }

    private void writeAssignment(PartitionChangeRecord change) {
        if (!replicas.isEmpty()) {
            var wanted = new ArrayList<Uuid>();
            for (int replica : replicas) {
                var known = directories.get(replica);
                wanted.add(known == null ? situation.directoryForNewReplica(replica) : known);
            }
            if (!wanted.equals(partition.directories())) {
                change.setDirectories(wanted);
            }
            if (!replicas.equals(partition.replicas())) {
                change.setReplicas(replicas);
            }
        }
        if (!removing.equals(partition.removing())) {
            change.setRemovingReplicas(removing);
        }
        if (!adding.equals(partition.adding())) {
            change.setAddingReplicas(adding);
        }
    }

    private static boolean changesNothing(PartitionChangeRecord c) {
        return c.isr() == null
                && c.eligibleLeaderReplicas() == null
                && c.lastKnownElr() == null
                && c.leader() == PartitionChanges.SAME_LEADER
                && c.replicas() == null
                && c.removingReplicas() == null
                && c.addingReplicas() == null
                && c.leaderRecoveryState() < 0
                && c.directories() == null;
    }

    private static List<Integer> without(List<Integer> all, List<Integer> taken) {
        return all.stream().filter(id -> !taken.contains(id)).toList();
    }
}
