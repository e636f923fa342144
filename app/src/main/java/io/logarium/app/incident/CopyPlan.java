package io.logarium.app.incident;

import io.logarium.app.cluster.BrokerFacts;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.engine.fault.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A simulated copy of a cluster and of what went wrong in it, as commands of a scenario: the same brokers, the same topics on the same
/// brokers, somebody who writes, and the incidents at their distances. Records, clients and settings of topics are not copied.
///
/// @param commands a line each
/// @param wholeMs simulated time that they take, about
/// @param incidents those that happen in it, in order
public record CopyPlan(
        List<String> commands, long wholeMs, Extent extent, List<Incident> incidents) {
    /// What fits beside each other on a screen and into memory as a thousand pictures.
    static final int MOST_PARTITIONS = 24;

    /// Where nothing happens for longer, nobody wants to wait; any time-out of brokers is shorter.
    static final long LONGEST_GAP_MS = 30_000;

    /// Of all incidents together.
    static final long LONGEST_MS = 120_000;

    private static final int MOST_BROKERS = 7;
    private static final long BEFORE_MS = 3_000;
    private static final long FENCED_MS = 11_000;
    private static final long AFTER_MS = 15_000;
    private static final long START_MS = 100;
    private static final long FLOW_MS = 500;

    public CopyPlan {
        commands = List.copyOf(commands);
        incidents = List.copyOf(incidents);
    }

    /// How much of the cluster is in the copy.
    ///
    /// @param topicsLeftOut those of more partitions than there is room for
    /// @param incidentsLeftOut older ones, and what was changed on clients, which are not copied
    /// @param shortened whether somewhere longer nothing happened than the copy waits
    public record Extent(
            int brokers, int topics, int topicsLeftOut, int incidentsLeftOut, boolean shortened) {}

    /// A plan, or why there is none.
    public sealed interface Result {
        record Planned(CopyPlan plan) implements Result {}

        /// @param reason last part of the key of the words for it
        record Impossible(Reason reason) implements Result {}
    }

    /// Why a cluster cannot be copied.
    public enum Reason {
        /// No broker is known yet.
        NO_BROKER,
        /// The simulation has seven at most.
        TOO_MANY_BROKERS,
        /// Those of the simulation are called 0, 1, 2 ...
        OTHER_IDS
    }

    /// @param incidents in order of their begins
    /// @param view of the cluster before the first of them
    public static Result of(List<Incident> incidents, ClusterView view) {
        var ids = view.brokers().stream().map(BrokerFacts::id).sorted().toList();
        if (ids.isEmpty()) {
            return new Result.Impossible(Reason.NO_BROKER);
        }
        if (ids.size() > MOST_BROKERS) {
            return new Result.Impossible(Reason.TOO_MANY_BROKERS);
        }
        if (!ids.equals(IntStream.range(0, ids.size()).boxed().toList())) {
            return new Result.Impossible(Reason.OTHER_IDS);
        }
        return new Result.Planned(new Maker(incidents, view).plan());
    }

    /// The text of the scenario.
    public String text() {
        return String.join("\n", commands) + "\n";
    }

    private static final class Maker {
        private final List<Incident> asked;
        private final List<Incident> copied;
        private final ClusterView view;
        private final List<String> lines = new ArrayList<>();
        private long passedMs = START_MS;
        private boolean shortened;

        private Maker(List<Incident> asked, ClusterView view) {
            this.asked = asked;
            this.view = view;
            copied = newest(asked.stream().filter(i -> isOfBrokers(i.what())).toList());
        }

        private CopyPlan plan() {
            lines.add("cluster brokers=%d seed=1".formatted(view.brokers().size()));
            var all =
                    view.topics().stream()
                            .filter(t -> !t.internal() && !t.partitions().isEmpty())
                            .toList();
            var topics = fitting(all);
            topics.forEach(t -> lines.add(created(t)));
            topics.forEach(t -> lines.add("flow %s every=%dms".formatted(t.name(), FLOW_MS)));
            pass(BEFORE_MS);
            down();
            happen();
            pass(AFTER_MS);
            return new CopyPlan(
                    lines,
                    passedMs,
                    new Extent(
                            view.brokers().size(),
                            topics.size(),
                            all.size() - topics.size(),
                            asked.size() - copied.size(),
                            shortened),
                    copied);
        }

        private void pass(long ms) {
            lines.add("wait " + ms + "ms");
            passedMs += ms;
        }

        /// Brokers that were down already.
        private void down() {
            var down = view.brokers().stream().filter(b -> !b.up()).toList();
            if (!down.isEmpty() && down.size() < view.brokers().size()) {
                down.forEach(b -> lines.add("kill " + b.id()));
                pass(FENCED_MS);
            }
        }

        private void happen() {
            var steps = Scenarios.steps(copied);
            for (int i = 0; i < steps.size(); i++) {
                var step = steps.get(i);
                if (i > 0 && step.atMs() > steps.get(i - 1).atMs()) {
                    long gap = step.atMs() - steps.get(i - 1).atMs();
                    shortened |= gap > LONGEST_GAP_MS;
                    pass(Math.min(gap, LONGEST_GAP_MS));
                }
                for (var deed : step.deeds()) {
                    if (deed instanceof Deed.Say(var line)) {
                        lines.add(line);
                    }
                }
            }
        }

        private static boolean isOfBrokers(Incident.What what) {
            return switch (what) {
                case Incident.Faults faults ->
                        faults.faults().stream().noneMatch(Fault.OnClient.class::isInstance);
                case Incident.Line line -> !line.text().startsWith("client");
                case Incident.Turn _ -> false;
            };
        }

        /// As many of the newest as fit into the time.
        private static List<Incident> newest(List<Incident> all) {
            for (int from = 0; from < all.size(); from++) {
                var some = all.subList(from, all.size());
                var steps = Scenarios.steps(some);
                long takes = 0;
                for (int i = 1; i < steps.size(); i++) {
                    takes +=
                            Math.min(LONGEST_GAP_MS, steps.get(i).atMs() - steps.get(i - 1).atMs());
                }
                if (takes <= LONGEST_MS) {
                    return some;
                }
            }
            return List.of();
        }

        /// The smallest topics that fit together, in their order.
        private static List<TopicFacts> fitting(List<TopicFacts> all) {
            int room = MOST_PARTITIONS;
            var taken = new ArrayList<TopicFacts>();
            var bySize = new ArrayList<>(all);
            bySize.sort(Comparator.comparingInt(t -> t.partitions().size()));
            for (var topic : bySize) {
                if (topic.partitions().size() <= room) {
                    room -= topic.partitions().size();
                    taken.add(topic);
                }
            }
            return all.stream().filter(taken::contains).toList();
        }

        private static String created(TopicFacts topic) {
            return "create-topic %s on=%s"
                    .formatted(
                            topic.name(),
                            topic.partitions().stream()
                                    .map(Maker::brokers)
                                    .collect(Collectors.joining("/")));
        }

        /// Who leads comes first, so that the same leads in the copy.
        private static String brokers(PartitionFacts partition) {
            int leader = partition.leader().orElse(-1);
            return partition.replicas().stream()
                    .sorted(Comparator.comparing(id -> id != leader))
                    .map(String::valueOf)
                    .collect(Collectors.joining("."));
        }
    }
}
