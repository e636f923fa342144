package io.logarium.engine.controller;

import io.logarium.engine.loop.Chance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiError;

/// Puts the replicas of new partitions on brokers, in stripes over the racks, as Kafka does.
///
/// The first replica of each partition starts one rack further than that of the partition before, and its followers go on to the
/// racks behind it, so that leaders and replicas are spread evenly and a rack holds two replicas of a partition only when there
/// are more replicas than racks. Within a rack brokers take turns; fenced ones get replicas only when the others of the rack are
/// used up, and never the first replica. After as many partitions as there are unfenced brokers all is shuffled, so that the same
/// sets do not come again and again. Where it starts is chance.
final class Placement {
    private final Chance chance;
    private final List<Rack> racks;
    private final int brokers;
    private final int unfenced;
    private int round;
    private int offset;

    /// @param candidates registered brokers that may get replicas
    Placement(Collection<BrokerImage> candidates, Chance chance) {
        this.chance = chance;
        var byName = new TreeMap<Optional<String>, Rack>(Placement::compareRacks);
        int unfencedCount = 0;
        for (var broker : candidates) {
            var rack = byName.computeIfAbsent(broker.rack(), _ -> new Rack());
            (broker.fenced() ? rack.fenced : rack.unfenced).brokers.add(broker.id());
            unfencedCount += broker.fenced() ? 0 : 1;
        }
        racks = new ArrayList<>(byName.values());
        brokers = candidates.size();
        unfenced = unfencedCount;
        racks.forEach(rack -> rack.start(chance));
        offset = racks.isEmpty() ? 0 : chance.nextInt(racks.size());
    }

    /// The brokers that may get replicas now: not shutting down, and with a directory that is not cordoned.
    static List<BrokerImage> candidates(MetadataImage image) {
        return image.brokers().stream()
                .filter(b -> !b.inControlledShutdown() && b.takesReplicas())
                .toList();
    }

    /// Why so many replicas cannot be placed, in Kafka's words; [ApiError#NONE] when they can.
    ApiError check(int replicationFactor) {
        if (replicationFactor <= 0) {
            return error(
                    "Invalid replication factor "
                            + replicationFactor
                            + ": the replication factor must be positive.");
        }
        if (unfenced == 0) {
            return error(
                    brokers == 0 ? tooFew(replicationFactor) : "All brokers are currently fenced.");
        }
        return replicationFactor > brokers ? error(tooFew(replicationFactor)) : ApiError.NONE;
    }

    /// Replicas for so many partitions, the preferred leader of each first. Only after [#check].
    List<List<Integer>> place(int partitions, int replicationFactor) {
        var placed = new ArrayList<List<Integer>>(partitions);
        for (int i = 0; i < partitions; i++) {
            placed.add(next(replicationFactor));
        }
        return placed;
    }

    private List<Integer> next(int replicationFactor) {
        if (round == unfenced && unfenced > 1) {
            shuffle();
            round = 0;
        }
        if (offset == racks.size()) {
            offset = 0;
        }
        var replicas = new ArrayList<Integer>(replicationFactor);
        int leaderRack = offset;
        int leader = racks.get(leaderRack).unfenced.next(round);
        while (leader < 0) {
            leaderRack = (leaderRack + 1) % racks.size();
            leader = racks.get(leaderRack).unfenced.next(round);
        }
        replicas.add(leader);
        addFollowers(replicas, leaderRack, replicationFactor);
        round++;
        offset++;
        return replicas;
    }

    /// The leader's rack is passed over once, since it has given its broker of the first turn already.
    private void addFollowers(List<Integer> replicas, int leaderRack, int replicationFactor) {
        int at = offset;
        boolean passed = false;
        while (replicas.size() < replicationFactor) {
            if (at == leaderRack && !passed) {
                passed = true;
            } else {
                int follower = racks.get(at).next(round);
                if (follower >= 0) {
                    replicas.add(follower);
                }
            }
            at = (at + 1) % racks.size();
        }
    }

    private void shuffle() {
        shuffle(racks, chance);
        for (var rack : racks) {
            shuffle(rack.fenced.brokers, chance);
            shuffle(rack.unfenced.brokers, chance);
        }
    }

    private static <T> void shuffle(List<T> list, Chance chance) {
        for (int i = list.size(); i > 1; i--) {
            java.util.Collections.swap(list, i - 1, chance.nextInt(i));
        }
    }

    private static ApiError error(String why) {
        return new ApiError(Errors.INVALID_REPLICATION_FACTOR, why);
    }

    private String tooFew(int replicationFactor) {
        return "The target replication factor of "
                + replicationFactor
                + " cannot be reached because only "
                + brokers
                + " broker(s) are registered or some brokers have all their log directories"
                + " cordoned.";
    }

    private static int compareRacks(Optional<String> a, Optional<String> b) {
        return Comparator.comparing((Optional<String> rack) -> rack.isPresent())
                .thenComparing(rack -> rack.orElse(""))
                .compare(a, b);
    }

    private static final class Rack {
        private final Turns unfenced = new Turns();
        private final Turns fenced = new Turns();

        void start(Chance chance) {
            unfenced.start(chance);
            fenced.start(chance);
        }

        /// A broker that has no replica in this round yet, or -1.
        int next(int round) {
            int broker = unfenced.next(round);
            return broker >= 0 ? broker : fenced.next(round);
        }
    }

    /// Brokers that take turns; each round begins with another one.
    private static final class Turns {
        private final List<Integer> brokers = new ArrayList<>();
        private int offset;
        private int taken;
        private int round;

        void start(Chance chance) {
            if (!brokers.isEmpty()) {
                offset = chance.nextInt(brokers.size());
            }
        }

        int next(int currentRound) {
            if (brokers.isEmpty()) {
                return -1;
            }
            if (round != currentRound) {
                round = currentRound;
                taken = 0;
                offset = (offset + 1) % brokers.size();
            }
            if (taken >= brokers.size()) {
                return -1;
            }
            return brokers.get((taken++ + offset) % brokers.size());
        }
    }
}
