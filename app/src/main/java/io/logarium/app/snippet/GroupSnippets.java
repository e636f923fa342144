package io.logarium.app.snippet;

import static io.logarium.app.snippet.Code.literal;
import static io.logarium.app.snippet.Code.option;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// Looking at consumer groups and moving their offsets.
public final class GroupSnippets {
    private static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private GroupSnippets() {}

    /// A group's members and its committed offsets.
    public static Trio describe(String group, String bootstrap) {
        return new Trio(
                "kafka-consumer-groups.sh --describe %s \\\n  --bootstrap-server %s"
                        .formatted(option("--group", group), bootstrap),
                Code.javaAdmin(
                        bootstrap,
                        """
                        var group = %s;
                        System.out.println(admin.describeConsumerGroups(
                            List.of(group)).all().get());
                        System.out.println(admin.listConsumerGroupOffsets(
                            group).partitionsToOffsetAndMetadata().get());\
                        """
                                .formatted(literal(group))),
                Code.pythonAdmin(
                        "",
                        bootstrap,
                        """
                        group = %s
                        print(admin.describe_consumer_groups([group]))
                        print(admin.list_consumer_group_offsets(group))\
                        """
                                .formatted(literal(group))));
    }

    /// A group's members with what each of them owns.
    public static Trio members(String group, String bootstrap) {
        return new Trio(
                """
                kafka-consumer-groups.sh --describe --members --verbose \\
                  %s --bootstrap-server %s\
                """
                        .formatted(option("--group", group), bootstrap),
                Code.javaAdmin(
                        bootstrap,
                        """
                        admin.describeConsumerGroups(List.of(
                            %s)).all().get().values().forEach(group ->
                                group.members().forEach(System.out::println));\
                        """
                                .formatted(literal(group))),
                Code.pythonAdmin(
                        "",
                        bootstrap,
                        """
                        for group in admin.describe_consumer_groups([%s]):
                            for member in group.members:
                                print(member)\
                        """
                                .formatted(literal(group))));
    }

    /// Moves committed offsets, each to its place.
    ///
    /// @param cli the way of Kafka's tool to choose them; empty says each offset
    public static Trio reset(
            String group, Map<TopicPartition, Long> offsets, String cli, String bootstrap) {
        var byPlace = sorted(offsets);
        return new Trio(
                cli.isEmpty() ? resetEach(group, byPlace, bootstrap) : cli,
                Code.javaAdmin(
                        bootstrap,
                        """
                        admin.alterConsumerGroupOffsets(%s, Map.ofEntries(
                        %s)).all().get();\
                        """
                                .formatted(
                                        literal(group),
                                        lines(
                                                byPlace,
                                                (at, offset) ->
                                                        "    Map.entry(%s,\n        new OffsetAndMetadata(%dL))"
                                                                .formatted(
                                                                        javaPlace(at), offset)))),
                """
                from kafka import KafkaConsumer, OffsetAndMetadata, TopicPartition

                consumer = KafkaConsumer(
                    bootstrap_servers=%s,
                    group_id=%s, enable_auto_commit=False)
                consumer.assign([
                %s])
                consumer.commit({
                %s})
                consumer.close()\
                """
                        .formatted(
                                literal(bootstrap),
                                literal(group),
                                lines(byPlace, (at, _) -> "    " + pythonPlace(at)),
                                lines(
                                        byPlace,
                                        (at, offset) ->
                                                "    %s: OffsetAndMetadata(%d, \"\")"
                                                        .formatted(pythonPlace(at), offset))));
    }

    /// The line of Kafka's tool that asks for the offsets by a rule; it only shows them until `--execute` is said.
    ///
    /// @param rule as `--to-earliest`
    /// @param input what stands behind it; may be empty
    /// @param scope `--all-topics` or `--topic NAME[:0,1]`
    public static String resetByRule(
            String group, String rule, String input, String scope, String bootstrap) {
        return """
        kafka-consumer-groups.sh --bootstrap-server %s \\
          %s %s \\
          --reset-offsets %s \\
          --dry-run
        # then --execute instead of --dry-run\
        """
                .formatted(
                        bootstrap,
                        option("--group", group),
                        scope,
                        input.isEmpty() ? rule : option(rule, input));
    }

    /// `--topic NAME` for one topic, the partitions where they are not all of it; `--all-topics` for several.
    public static String scope(SortedSet<String> topics, SortedSet<Integer> partitions) {
        if (topics.size() != 1) {
            return "--all-topics";
        }
        var list =
                partitions.isEmpty()
                        ? ""
                        : partitions.stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(",", ":", ""));
        return option("--topic", topics.first() + list);
    }

    /// One command an offset: the tool cannot read single offsets from its standard input.
    private static String resetEach(
            String group, SortedMap<TopicPartition, Long> offsets, String bootstrap) {
        var byOffset = new TreeMap<Long, List<TopicPartition>>();
        offsets.forEach(
                (at, offset) -> byOffset.computeIfAbsent(offset, _ -> new ArrayList<>()).add(at));
        return byOffset.entrySet().stream()
                .map(e ->
                        """
                        kafka-consumer-groups.sh --bootstrap-server %s \\
                          %s \\
                          %s \\
                          --reset-offsets --to-offset %d --execute\
                        """
                                .formatted(
                                        bootstrap,
                                        option("--group", group),
                                        topics(e.getValue()),
                                        e.getKey()))
                .collect(Collectors.joining("\n"));
    }

    /// `--topic NAME:0,1` for each topic.
    private static String topics(Collection<TopicPartition> places) {
        var byTopic = new TreeMap<String, List<String>>();
        places.stream()
                .sorted(BY_NAME)
                .forEach(p ->
                        byTopic.computeIfAbsent(p.topic(), _ -> new ArrayList<>())
                                .add(String.valueOf(p.partition())));
        return byTopic.entrySet().stream()
                .map(e -> option("--topic", e.getKey() + ":" + String.join(",", e.getValue())))
                .collect(Collectors.joining(" \\\n  "));
    }

    public static Trio deleteGroup(String group, String bootstrap) {
        return new Trio(
                "kafka-consumer-groups.sh --delete %s \\\n  --bootstrap-server %s"
                        .formatted(option("--group", group), bootstrap),
                Code.javaAdmin(
                        bootstrap,
                        "admin.deleteConsumerGroups(List.of(\n    %s)).all().get();"
                                .formatted(literal(group))),
                Code.pythonAdmin(
                        "",
                        bootstrap,
                        "print(admin.delete_consumer_groups([%s]))".formatted(literal(group))));
    }

    public static Trio deleteOffsets(
            String group, Collection<TopicPartition> places, String bootstrap) {
        return new Trio(
                """
                kafka-consumer-groups.sh --delete-offsets %s \\
                  %s \\
                  --bootstrap-server %s\
                """
                        .formatted(option("--group", group), topics(places), bootstrap),
                Code.javaAdmin(
                        bootstrap,
                        """
                        admin.deleteConsumerGroupOffsets(%s, Set.of(
                        %s)).all().get();\
                        """
                                .formatted(
                                        literal(group),
                                        places.stream()
                                                .sorted(BY_NAME)
                                                .map(p -> "    " + javaPlace(p))
                                                .collect(Collectors.joining(",\n")))),
                Code.NO_PYTHON);
    }

    private static SortedMap<TopicPartition, Long> sorted(Map<TopicPartition, Long> offsets) {
        var byPlace = new TreeMap<TopicPartition, Long>(BY_NAME);
        byPlace.putAll(offsets);
        return byPlace;
    }

    private static String lines(
            SortedMap<TopicPartition, Long> offsets,
            BiFunction<TopicPartition, Long, String> line) {
        return offsets.entrySet().stream()
                .map(e -> line.apply(e.getKey(), e.getValue()))
                .collect(Collectors.joining(",\n"));
    }

    private static String javaPlace(TopicPartition at) {
        return "new TopicPartition(%s, %d)".formatted(literal(at.topic()), at.partition());
    }

    private static String pythonPlace(TopicPartition at) {
        return "TopicPartition(%s, %d)".formatted(literal(at.topic()), at.partition());
    }
}
