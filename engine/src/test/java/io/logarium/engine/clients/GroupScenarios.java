package io.logarium.engine.clients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/// What programs do in groups; each writes down what it sees.
final class GroupScenarios {
    private static final Map<String, String> KEEP = Map.of("retention.ms", "-1");

    private GroupScenarios() {}

    /// Two members that give everything back at a rebalance (eager), then two that give back only what moves.
    static void rebalances(Facts facts) throws Exception {
        facts.topic("s-shared", 4, KEEP);
        for (var assignor : List.of(RangeAssignor.class, CooperativeStickyAssignor.class)) {
            var group = "s-" + assignor.getSimpleName();
            try (var first = member(facts, group, "one", assignor)) {
                var ofFirst = new Moves();
                first.subscribe(List.of("s-shared"), ofFirst);
                facts.pollUntil(first, r -> first.assignment().size() == 4);
                try (var second = member(facts, group, "two", assignor)) {
                    second.subscribe(List.of("s-shared"));
                    pollBoth(facts, first, second, 2);
                    facts.see("first keeps", indexes(first.assignment()));
                    facts.see("second has", indexes(second.assignment()));
                    facts.see("first gave back", ofFirst.givenBack);
                }
                facts.pollUntil(first, r -> first.assignment().size() == 4);
                facts.see("first has all again", indexes(first.assignment()));
            }
            var described =
                    facts.get(facts.admin().describeConsumerGroups(List.of(group)).all())
                            .get(group);
            facts.see(
                    "group",
                    described.groupState()
                            + " "
                            + described.members().size()
                            + " "
                            + described.partitionAssignor());
        }
    }

    /// A member with a name of its own comes back within its session and finds its partitions untouched.
    static void staticMembers(Facts facts) throws Exception {
        facts.topic("s-static", 2, KEEP);
        for (int life = 0; life < 2; life++) {
            var moves = new Moves();
            try (var consumer =
                    facts.consumer("group.id", "s-statics", "group.instance.id", "i-1")) {
                consumer.subscribe(List.of("s-static"), moves);
                facts.pollUntil(consumer, r -> consumer.assignment().size() == 2);
                facts.see(
                        "life " + life,
                        consumer.groupMetadata().generationId() + " " + moves.givenBack);
            }
        }
        var described =
                facts.get(facts.admin().describeConsumerGroups(List.of("s-statics")).all())
                        .get("s-statics");
        facts.see(
                "kept",
                described.groupState()
                        + " "
                        + described.members().stream().map(m -> m.groupInstanceId()).toList());
        facts.see(
                "removed",
                facts.outcome(
                        facts.admin()
                                .removeMembersFromConsumerGroup(
                                        "s-statics",
                                        new org.apache.kafka.clients.admin
                                                .RemoveMembersFromConsumerGroupOptions())
                                .all()));
    }

    /// Where a consumer starts that has committed nothing, and one that has.
    static void resets(Facts facts) throws Exception {
        var partition = facts.topic("s-resets", KEEP);
        facts.write(partition, "0", "1", "2");
        try (var earliest = facts.consumer("group.id", "s-earliest")) {
            earliest.subscribe(List.of("s-resets"));
            facts.see("earliest", facts.read(earliest, 3).size());
            earliest.commitSync(Map.of(partition, new OffsetAndMetadata(2, "note")));
        }
        try (var again = facts.consumer("group.id", "s-earliest")) {
            again.subscribe(List.of("s-resets"));
            facts.see("goes on at", facts.read(again, 1).getFirst().offset());
            facts.see("committed", again.committed(Set.of(partition)));
        }
        try (var latest = facts.consumer("group.id", "s-latest", "auto.offset.reset", "latest")) {
            latest.subscribe(List.of("s-resets"));
            facts.pollUntil(latest, r -> !latest.assignment().isEmpty());
            facts.see("latest", latest.position(partition));
            facts.write(partition, "3");
            facts.see("then", facts.read(latest, 1).getFirst().value());
        }
        try (var none = facts.consumer("group.id", "s-none", "auto.offset.reset", "none")) {
            none.subscribe(List.of("s-resets"));
            facts.read(none, 1);
        } catch (NoOffsetForPartitionException e) {
            facts.see("none", e.partitions());
        }
        try (var recent =
                facts.consumer("group.id", "s-recent", "auto.offset.reset", "by_duration:PT1H")) {
            recent.subscribe(List.of("s-resets"));
            facts.see("within the hour", facts.read(recent, 4).size());
        }
    }

    /// Offsets are written, read and deleted from outside a group.
    static void offsetsFromOutside(Facts facts) throws Exception {
        var partition = facts.topic("s-outside", 2, KEEP);
        facts.write(partition, "0", "1", "2");
        var admin = facts.admin();
        var offsets = Map.of(partition, new OffsetAndMetadata(2, "set"));
        facts.see("set", facts.outcome(admin.alterConsumerGroupOffsets("s-moved", offsets).all()));
        facts.see(
                "read",
                facts.outcome(
                        admin.listConsumerGroupOffsets("s-moved").partitionsToOffsetAndMetadata()));
        try (var consumer = facts.consumer("group.id", "s-moved")) {
            consumer.subscribe(List.of("s-outside"));
            facts.see("starts at", facts.read(consumer, 1).getFirst().offset());
            facts.see(
                    "set while at work",
                    facts.outcome(admin.alterConsumerGroupOffsets("s-moved", offsets).all()));
            facts.see(
                    "deleted while at work",
                    facts.outcome(
                            admin.deleteConsumerGroupOffsets("s-moved", Set.of(partition)).all()));
            facts.see(
                    "group deleted while at work",
                    facts.outcome(admin.deleteConsumerGroups(List.of("s-moved")).all()));
        }
        facts.see(
                "deleted",
                facts.outcome(
                        admin.deleteConsumerGroupOffsets("s-moved", Set.of(partition)).all()));
        facts.see(
                "left",
                facts.outcome(
                        admin.listConsumerGroupOffsets("s-moved").partitionsToOffsetAndMetadata()));
        facts.see(
                "group deleted",
                facts.outcome(admin.deleteConsumerGroups(List.of("s-moved")).all()));
        facts.see(
                "group deleted again",
                facts.outcome(admin.deleteConsumerGroups(List.of("s-moved")).all()));
        facts.see(
                "described", facts.outcome(admin.describeConsumerGroups(List.of("s-moved")).all()));
    }

    /// A group that listens to a pattern takes up topics that come later.
    static void patterns(Facts facts) throws Exception {
        facts.topic("s-pattern-1", KEEP);
        try (var consumer = facts.consumer("group.id", "s-patterns", "metadata.max.age.ms", 300)) {
            consumer.subscribe(Pattern.compile("s-pattern-.*"));
            facts.pollUntil(consumer, r -> consumer.assignment().size() == 1);
            var second = facts.topic("s-pattern-2", KEEP);
            facts.pollUntil(consumer, r -> consumer.assignment().size() == 2);
            facts.write(second, "late");
            facts.see("read", facts.read(consumer, 1).getFirst().value());
        }
        var listed =
                facts.get(facts.admin().listGroups(ListGroupsOptions.forConsumerGroups()).all());
        facts.see("listed", listed.stream().filter(g -> g.groupId().equals("s-patterns")).toList());
    }

    /// Who commits in the middle of a rebalance, or too late, is told.
    static void lateCommits(Facts facts) throws Exception {
        var partition = facts.topic("s-late", 2, KEEP);
        facts.write(partition, "0", "1");
        var quick =
                new Object[] {
                    "group.id",
                    "s-late",
                    "session.timeout.ms",
                    1500,
                    "heartbeat.interval.ms",
                    300,
                    "max.poll.interval.ms",
                    1500
                };
        try (var slow = facts.consumer(quick);
                var other =
                        facts.consumer(
                                "group.id",
                                "s-late",
                                "session.timeout.ms",
                                1500,
                                "heartbeat.interval.ms",
                                300)) {
            slow.subscribe(List.of("s-late"));
            facts.pollUntil(slow, r -> slow.assignment().size() == 2);
            other.subscribe(List.of("s-late"));
            // The slow one does not poll, so its own time runs out and the other gets everything.
            facts.pollUntil(other, r -> other.assignment().size() == 2);
            try {
                slow.commitSync(
                        Map.of(partition, new OffsetAndMetadata(1)), Duration.ofSeconds(20));
                facts.see("late commit", "taken");
            } catch (org.apache.kafka.clients.consumer.CommitFailedException
                    | RebalanceInProgressException e) {
                facts.see("late commit", e.getClass().getSimpleName());
            }
            facts.see("nothing committed", other.committed(Set.of(partition)));
        }
    }

    private static KafkaConsumer<String, String> member(
            Facts facts, String group, String name, Class<?> assignor) {
        return facts.consumer(
                "group.id",
                group,
                "client.id",
                name,
                "heartbeat.interval.ms",
                200,
                "partition.assignment.strategy",
                assignor.getName());
    }

    private static void pollBoth(
            Facts facts,
            KafkaConsumer<String, String> first,
            KafkaConsumer<String, String> second,
            int each) {
        facts.pollUntil(
                first,
                r -> {
                    second.poll(Duration.ofMillis(100));
                    return first.assignment().size() == each && second.assignment().size() == each;
                });
    }

    private static Set<Integer> indexes(Collection<TopicPartition> partitions) {
        var all = new TreeSet<Integer>();
        partitions.forEach(p -> all.add(p.partition()));
        return all;
    }

    /// Remembers what a member had to give back.
    private static final class Moves implements ConsumerRebalanceListener {
        private final List<Set<Integer>> givenBack = new ArrayList<>();

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            givenBack.add(indexes(partitions));
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }
}
