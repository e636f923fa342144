package io.logarium.app.lesson;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/// Looks at a cluster, simulated or not, until a goal is reached. It judges the state and never what was clicked; only whether a
/// message was skipped needs what it has seen before, so it wants each view that there is. Not for several threads.
public final class GoalWatch {
    private final Lesson.Goal goal;
    private final Map<String, Boolean> skipped = new HashMap<>();
    private Optional<Moment> last = Optional.empty();

    public GoalWatch(Lesson.Goal goal) {
        this.goal = goal;
    }

    /// What a goal is judged by.
    ///
    /// @param minInSync `min.insync.replicas` by topic, as far as it was asked for
    public record Moment(ClusterView view, Map<String, Integer> minInSync) {
        public Moment {
            minInSync = Map.copyOf(minInSync);
        }
    }

    /// How it stands with a condition.
    ///
    /// @param now the value that is, in figures; `?` where it cannot be told
    public record State(Condition condition, boolean met, String now) {}

    /// The topics whose `min.insync.replicas` has to be known.
    public List<String> topicsAskedFor() {
        return goal.conditions().stream()
                .filter(c ->
                        c.kind() == Condition.Kind.COPIES
                                || c.kind() == Condition.Kind.WRITES_WITHOUT)
                .map(Condition::subject)
                .distinct()
                .toList();
    }

    /// Takes in the next view.
    public void see(Moment moment) {
        last.ifPresent(before -> {
            for (var condition : goal.conditions()) {
                if (condition.kind() == Condition.Kind.UNSKIPPED
                        && skips(condition.subject(), before.view(), moment.view())) {
                    skipped.put(condition.subject(), true);
                }
            }
        });
        last = Optional.of(moment);
    }

    /// Each condition as the newest view says.
    public List<State> states() {
        var states = new ArrayList<State>();
        for (var condition : goal.conditions()) {
            states.add(last.map(m -> state(condition, m)).orElse(new State(condition, false, "?")));
        }
        return states;
    }

    public boolean isReached() {
        return states().stream().allMatch(State::met);
    }

    private State state(Condition condition, Moment moment) {
        return switch (condition.kind()) {
            case PARTITIONS, REPLICAS, IN_SYNC, COPIES, WRITES_WITHOUT, MESSAGES ->
                    moment.view()
                            .topic(condition.subject())
                            .map(t -> ofTopic(condition, t, moment))
                            .orElse(new State(condition, false, "?"));
            case MEMBERS, EVEN, LAG, UNSKIPPED ->
                    moment.view()
                            .group(condition.subject())
                            .map(g -> ofGroup(condition, g, moment.view()))
                            .orElse(new State(condition, false, "?"));
        };
    }

    private static State ofTopic(Condition condition, TopicFacts topic, Moment moment) {
        int wanted = condition.number();
        var partitions = topic.partitions();
        int fewest = partitions.stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
        int inSync = partitions.stream().mapToInt(p -> p.isr().size()).min().orElse(0);
        int least = moment.minInSync().getOrDefault(topic.name(), 1);
        return switch (condition.kind()) {
            case PARTITIONS ->
                    new State(condition, partitions.size() == wanted, "" + partitions.size());
            case REPLICAS ->
                    new State(
                            condition,
                            fewest == wanted && topic.replicationFactor() == wanted,
                            "" + topic.replicationFactor());
            case IN_SYNC ->
                    new State(
                            condition, topic.underReplicated() == 0, "" + topic.underReplicated());
            case COPIES -> {
                int copies = Math.min(least, fewest);
                yield new State(condition, copies >= wanted && inSync >= wanted, "" + copies);
            }
            case WRITES_WITHOUT -> {
                int spare = Math.min(inSync, fewest) - least;
                yield new State(condition, spare >= wanted, "" + Math.max(0, spare));
            }
            default -> {
                var records = topic.records();
                yield new State(
                        condition,
                        records.isPresent() && records.getAsLong() >= wanted,
                        records.isPresent() ? "" + records.getAsLong() : "?");
            }
        };
    }

    private State ofGroup(Condition condition, GroupFacts group, ClusterView view) {
        var shares = group.members().stream().mapToInt(m -> m.owns().size()).summaryStatistics();
        return switch (condition.kind()) {
            case MEMBERS ->
                    new State(
                            condition,
                            group.members().size() == condition.number(),
                            "" + group.members().size());
            case EVEN ->
                    new State(
                            condition,
                            shares.getCount() > 0
                                    && shares.getMin() > 0
                                    && shares.getMax() - shares.getMin() <= 1,
                            shares.getCount() == 0 ? "0" : shares.getMin() + "–" + shares.getMax());
            case LAG -> lag(condition, group, view);
            default -> {
                boolean lost = skipped.getOrDefault(group.id(), false);
                yield new State(condition, !lost, lost ? "1" : "0");
            }
        };
    }

    private static State lag(Condition condition, GroupFacts group, ClusterView view) {
        long sum = 0;
        boolean known = false;
        for (var name : group.topics()) {
            var partitions = view.topic(name).map(TopicFacts::partitions).orElse(List.of());
            for (var partition : partitions) {
                var committed = group.committed(name, partition.index());
                var lag = partition.lag(committed);
                if (lag.isPresent()) {
                    known = true;
                    sum += lag.getAsLong();
                } else {
                    sum += unread(partition);
                }
            }
        }
        return new State(condition, known && sum <= condition.number(), known ? "" + sum : "?");
    }

    /// Of a partition that the group has committed nothing in.
    private static long unread(PartitionFacts partition) {
        return partition.highWatermark().orElse(0) - partition.logStart().orElse(0);
    }

    private static boolean skips(String group, ClusterView before, ClusterView now) {
        var then = before.group(group);
        var current = now.group(group);
        if (then.isEmpty() || current.isEmpty()) {
            return false;
        }
        var places =
                new TreeSet<TopicPartition>(
                        java.util.Comparator.comparing(TopicPartition::topic)
                                .thenComparingInt(TopicPartition::partition));
        places.addAll(then.get().committed().keySet());
        for (var place : places) {
            long from = then.get().committed(place.topic(), place.partition()).orElse(0);
            long to = current.get().committed(place.topic(), place.partition()).orElse(0);
            boolean hadReader =
                    then.get().owner(place.topic(), place.partition()).isPresent()
                            || current.get().owner(place.topic(), place.partition()).isPresent();
            if ((to > from && !hadReader) || logStart(now, place) > from) {
                return true;
            }
        }
        return false;
    }

    private static long logStart(ClusterView view, TopicPartition place) {
        return view.topic(place.topic()).stream()
                .flatMap(t -> t.partitions().stream())
                .filter(p -> p.index() == place.partition())
                .mapToLong(p -> p.logStart().orElse(0))
                .findFirst()
                .orElse(0);
    }
}
