package io.logarium.engine.clients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.SubscriptionPattern;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/// What programs do in groups of the consumer protocol (KIP-848); each writes down what it sees.
final class ModernScenarios {
    private static final Map<String, String> KEEP = Map.of("retention.ms", "-1");

    private ModernScenarios() {}

    private static KafkaConsumer<String, String> member(Facts facts, String group, Object... more) {
        var settings = new ArrayList<Object>(List.of(more));
        settings.addAll(List.of("group.id", group, "group.protocol", "consumer"));
        return facts.consumer(settings.toArray());
    }

    private static ConsumerGroupDescription described(Facts facts, String group) throws Exception {
        return facts.get(facts.admin().describeConsumerGroups(List.of(group)).all()).get(group);
    }

    private static void pollAll(
            Facts facts, List<KafkaConsumer<String, String>> members, List<Integer> sizes) {
        facts.pollUntil(
                members.getFirst(),
                r -> {
                    members.stream().skip(1).forEach(m -> m.poll(Duration.ofMillis(50)));
                    return members.stream()
                            .map(m -> m.assignment().size())
                            .sorted()
                            .toList()
                            .equals(sizes);
                });
    }

    /// Members come and go; only what moves is given back.
    static void rebalances(Facts facts) throws Exception {
        facts.topic("m-shared", 4, KEEP);
        try (var first = member(facts, "m-shared")) {
            first.subscribe(List.of("m-shared"));
            facts.pollUntil(first, r -> first.assignment().size() == 4);
            var kept = Set.copyOf(first.assignment());
            try (var second = member(facts, "m-shared")) {
                second.subscribe(List.of("m-shared"));
                pollAll(facts, List.of(first, second), List.of(2, 2));
                facts.see("keeps only its own", kept.containsAll(first.assignment()));
                var together = new TreeSet<Integer>();
                first.assignment().forEach(p -> together.add(p.partition()));
                second.assignment().forEach(p -> together.add(p.partition()));
                facts.see("together", together);
                var group = described(facts, "m-shared");
                facts.see(
                        "group",
                        group.type()
                                + " "
                                + group.groupState()
                                + " "
                                + group.partitionAssignor()
                                + " "
                                + group.groupEpoch().equals(group.targetAssignmentEpoch()));
                facts.see(
                        "members",
                        group.members().stream()
                                .map(m ->
                                        m.upgraded()
                                                + " "
                                                + m.memberEpoch().equals(group.groupEpoch())
                                                + " "
                                                + m.targetAssignment()
                                                        .orElseThrow()
                                                        .topicPartitions()
                                                        .equals(m.assignment().topicPartitions()))
                                .toList());
            }
            facts.pollUntil(first, r -> first.assignment().size() == 4);
        }
        var group = described(facts, "m-shared");
        facts.see("after all", group.groupState() + " " + group.members().size());
    }

    /// Both of the server's assignors, and one that it does not have.
    static void assignors(Facts facts) throws Exception {
        facts.topic("m-a", 3, KEEP);
        facts.topic("m-b", 3, KEEP);
        for (var assignor : List.of("uniform", "range")) {
            var settings = new Object[] {"group.remote.assignor", assignor};
            try (var first = member(facts, "m-" + assignor, settings);
                    var second = member(facts, "m-" + assignor, settings)) {
                first.subscribe(List.of("m-a", "m-b"));
                second.subscribe(List.of("m-a", "m-b"));
                var sizes = assignor.equals("range") ? List.of(2, 4) : List.of(3, 3);
                pollAll(facts, List.of(first, second), sizes);
                facts.see(assignor, sizes);
                facts.see("told", described(facts, "m-" + assignor).partitionAssignor());
            }
        }
        try (var odd = member(facts, "m-odd", "group.remote.assignor", "odd")) {
            odd.subscribe(List.of("m-a"));
            facts.pollUntil(odd, r -> false);
        } catch (RuntimeException e) {
            facts.see("odd", e.getClass().getSimpleName());
        }
    }

    /// Patterns that the broker looks up, and patterns that the client looks up; a new topic is taken up.
    static void patterns(Facts facts) throws Exception {
        facts.topic("m-pattern-1", 1, KEEP);
        try (var brokers = member(facts, "m-by-broker");
                var clients = member(facts, "m-by-client", "metadata.max.age.ms", 300)) {
            brokers.subscribe(new SubscriptionPattern("m-pattern-[0-9]+"));
            clients.subscribe(Pattern.compile("m-pattern-[0-9]+"));
            for (var consumer : List.of(brokers, clients)) {
                facts.pollUntil(consumer, r -> consumer.assignment().size() == 1);
            }
            facts.topic("m-pattern-2", 1, KEEP);
            facts.topic("m-pattern-x", 1, KEEP);
            for (var consumer : List.of(brokers, clients)) {
                facts.pollUntil(consumer, r -> consumer.assignment().size() == 2);
                facts.see(
                        "topics",
                        consumer.assignment().stream()
                                .map(TopicPartition::topic)
                                .sorted()
                                .toList());
            }
        }
        try (var bad = member(facts, "m-bad")) {
            bad.subscribe(new SubscriptionPattern("m-(?=x)"));
            facts.pollUntil(bad, r -> false);
        } catch (RuntimeException e) {
            facts.see("bad", e.getClass().getSimpleName());
        }
    }

    /// Two static members want the same name.
    static void staticNames(Facts facts) throws Exception {
        facts.topic("m-static", 2, KEEP);
        try (var first = member(facts, "m-static", "group.instance.id", "i")) {
            first.subscribe(List.of("m-static"));
            facts.pollUntil(first, r -> first.assignment().size() == 2);
            try (var second = member(facts, "m-static", "group.instance.id", "i")) {
                second.subscribe(List.of("m-static"));
                facts.pollUntil(second, r -> false);
            } catch (RuntimeException e) {
                facts.see("second", e.getClass().getSimpleName());
            }
            first.poll(Duration.ofMillis(500));
            facts.see("first has", first.assignment().size());
            facts.see(
                    "named",
                    described(facts, "m-static").members().stream()
                            .map(m -> m.groupInstanceId())
                            .toList());
        }
    }

    /// A member of either protocol in one group; the group changes with whoever comes and goes.
    static void migration(Facts facts) throws Exception {
        facts.topic("m-both", 4, KEEP);
        try (var classic =
                facts.consumer(
                        "group.id",
                        "m-both",
                        "heartbeat.interval.ms",
                        200,
                        "partition.assignment.strategy",
                        CooperativeStickyAssignor.class.getName())) {
            classic.subscribe(List.of("m-both"));
            facts.pollUntil(classic, r -> classic.assignment().size() == 4);
            facts.see("alone", described(facts, "m-both").type());
            try (var modern = member(facts, "m-both")) {
                modern.subscribe(List.of("m-both"));
                pollAll(facts, List.of(classic, modern), List.of(2, 2));
                var group = described(facts, "m-both");
                facts.see("together", group.type());
                facts.see(
                        "upgraded",
                        group.members().stream()
                                .map(m -> m.upgraded().toString())
                                .sorted()
                                .toList());
                classic.commitSync(
                        Map.of(classic.assignment().iterator().next(), new OffsetAndMetadata(0)));
                facts.see("the classic one commits", "yes");
            }
            facts.pollUntil(classic, r -> classic.assignment().size() == 4);
            facts.see("alone again", described(facts, "m-both").type());
        }
        try (var modern = member(facts, "m-both")) {
            modern.subscribe(List.of("m-both"));
            facts.pollUntil(modern, r -> modern.assignment().size() == 4);
            facts.see("at last", described(facts, "m-both").type());
        }
    }

    /// What is set for one group.
    static void configs(Facts facts) throws Exception {
        var group = new ConfigResource(ConfigResource.Type.GROUP, "m-configured");
        for (var value : List.of("50000", "99999999", "none")) {
            var entry = new ConfigEntry("consumer.session.timeout.ms", value);
            facts.see(
                    "set to " + value,
                    facts.outcome(
                            facts.admin()
                                    .incrementalAlterConfigs(
                                            Map.of(
                                                    group,
                                                    List.of(
                                                            new AlterConfigOp(
                                                                    entry,
                                                                    AlterConfigOp.OpType.SET))))
                                    .all()));
        }
        var told = facts.get(facts.admin().describeConfigs(List.of(group)).all()).get(group);
        for (var name :
                List.of(
                        "consumer.session.timeout.ms",
                        "consumer.heartbeat.interval.ms",
                        "consumer.assignment.interval.ms")) {
            facts.see(name, told.get(name).value() + " " + told.get(name).source());
        }
    }

    /// Groups by type and state.
    static void listed(Facts facts) throws Exception {
        facts.topic("m-listed", 1, KEEP);
        try (var consumer = member(facts, "m-listed")) {
            consumer.subscribe(List.of("m-listed"));
            facts.pollUntil(consumer, r -> consumer.assignment().size() == 1);
            for (var type : List.of(GroupType.CONSUMER, GroupType.CLASSIC)) {
                var options = new ListGroupsOptions().withTypes(Set.of(type));
                facts.see(
                        type.toString(),
                        facts.get(facts.admin().listGroups(options).all()).stream()
                                .filter(g -> g.groupId().equals("m-listed"))
                                .map(g -> g.protocol() + " " + g.groupState())
                                .toList());
            }
        }
    }

    /// A member changes what it reads, and reads nothing for a while.
    static void subscriptions(Facts facts) throws Exception {
        facts.topic("m-first", 2, KEEP);
        facts.topic("m-second", 3, KEEP);
        try (var consumer = member(facts, "m-changes")) {
            consumer.subscribe(List.of("m-first"));
            facts.pollUntil(consumer, r -> consumer.assignment().size() == 2);
            consumer.subscribe(List.of("m-second"));
            facts.pollUntil(consumer, r -> consumer.assignment().size() == 3);
            consumer.unsubscribe();
            facts.see("members", described(facts, "m-changes").members().size());
            // The third one is made because somebody wants to read it, with four partitions.
            consumer.subscribe(List.of("m-first", "m-second", "m-made"));
            facts.pollUntil(consumer, r -> consumer.assignment().size() == 9);
            facts.see("at last", consumer.assignment().size());
        }
    }
}
