package io.logarium.app.groups;

import static io.logarium.app.topics.Snippets.inJava;
import static io.logarium.app.topics.Snippets.quoted;

import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.Joining;
import io.logarium.app.topics.Snippets.Trio;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// What this screen does, as a command line, in Java and in Python. Digits stay plain.
final class GroupSnippets {
    private static final int MOST_PLACES = 4;

    private GroupSnippets() {}

    static Trio describe(String group, String bootstrap) {
        return new Trio(
                "kafka-consumer-groups.sh --describe --group %s \\\n  --bootstrap-server %s"
                        .formatted(quoted(group), bootstrap),
                """
                try (var admin = Admin.create(settings)) {
                    var group = admin.describeConsumerGroups(
                        List.of("%s")).all().get();
                    var offsets = admin.listConsumerGroupOffsets(
                        "%s").partitionsToOffsetAndMetadata().get();
                }\
                """
                        .formatted(inJava(group), inJava(group)),
                """
                admin = KafkaAdminClient(bootstrap_servers="%s")
                print(admin.describe_consumer_groups(["%s"]))
                print(admin.list_consumer_group_offsets("%s"))\
                """
                        .formatted(bootstrap, inJava(group), inJava(group)));
    }

    /// @param input what stands after the option of the kind
    /// @param scope `--all-topics` or `--topic NAME[:0,1]`
    static Trio reset(
            String group,
            ResetKind kind,
            String input,
            String scope,
            Map<TopicPartition, Long> offsets,
            String bootstrap) {
        var option = kind.option() + (input.isEmpty() ? "" : " " + quoted(input));
        return new Trio(
                """
                kafka-consumer-groups.sh --bootstrap-server %s \\
                  --group %s %s \\
                  --reset-offsets %s \\
                  --dry-run
                # then --execute instead of --dry-run\
                """
                        .formatted(bootstrap, quoted(group), scope, option),
                """
                try (var admin = Admin.create(settings)) {
                    admin.alterConsumerGroupOffsets("%s", Map.of(
                %s)).all().get();
                }\
                """
                        .formatted(
                                inJava(group),
                                places(
                                        offsets,
                                        "        new TopicPartition(\"%s\", %d),"
                                                + " new OffsetAndMetadata(%d)",
                                        ",\n")),
                """
                consumer = KafkaConsumer(bootstrap_servers="%s",
                    group_id="%s", enable_auto_commit=False)
                consumer.commit({
                %s})\
                """
                        .formatted(
                                bootstrap,
                                inJava(group),
                                places(
                                        offsets,
                                        "    TopicPartition(\"%s\", %d):"
                                                + " OffsetAndMetadata(%d, \"\")",
                                        ",\n")));
    }

    private static String places(
            Map<TopicPartition, Long> offsets, String pattern, String between) {
        SortedMap<String, String> lines = new TreeMap<>();
        offsets.forEach((at, offset) ->
                lines.put(
                        at.topic() + "-" + "%09d".formatted(at.partition()),
                        pattern.formatted(inJava(at.topic()), at.partition(), offset)));
        var text = lines.values().stream().limit(MOST_PLACES).collect(Collectors.joining(between));
        return lines.size() > MOST_PLACES ? text + between + "    ..." : text;
    }

    static String deleteGroupCli(String group, String bootstrap) {
        return "kafka-consumer-groups.sh --delete --group %s \\\n  --bootstrap-server %s"
                .formatted(quoted(group), bootstrap);
    }

    static String deleteOffsetsCli(String group, String topic, String bootstrap) {
        return """
        kafka-consumer-groups.sh --delete-offsets --group %s \\
          --topic %s --bootstrap-server %s\
        """
                .formatted(quoted(group), quoted(topic), bootstrap);
    }

    /// `--topic NAME` for one topic, the partitions where they are not all of it; `--all-topics` for several.
    static String scope(SortedSet<String> topics, SortedSet<Integer> partitions) {
        if (topics.size() != 1) {
            return "--all-topics";
        }
        var list =
                partitions.isEmpty()
                        ? ""
                        : partitions.stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(",", ":", ""));
        return "--topic " + quoted(topics.first()) + list;
    }

    /// How to read as a consumer of the lab does, with the configs that make it so.
    static Trio consumer(ConsumerPlan plan, String bootstrap) {
        var topic = plan.topics().isEmpty() ? "NAME" : plan.topics().getFirst();
        return new Trio(
                """
                kafka-console-consumer.sh --topic %s \\
                  --bootstrap-server %s%s%s\
                """
                        .formatted(
                                quoted(topic),
                                bootstrap,
                                plan.joins() ? " \\\n  --group " + quoted(plan.group()) : "",
                                cliConfigs(plan)),
                "%s%s".formatted(javaConfigs(plan), javaLoop(plan, topic)),
                python(plan, topic, bootstrap));
    }

    private static String cliConfigs(ConsumerPlan plan) {
        var configs = configs(plan);
        configs.remove("group.id");
        return configs.entrySet().stream()
                .map(e -> " \\\n  --consumer-property " + quoted(e.getKey() + "=" + e.getValue()))
                .collect(Collectors.joining());
    }

    private static String javaConfigs(ConsumerPlan plan) {
        return configs(plan).entrySet().stream()
                .map(e ->
                        "settings.put(\"%s\", \"%s\");\n"
                                .formatted(e.getKey(), inJava(e.getValue())))
                .collect(Collectors.joining());
    }

    private static SortedMap<String, String> configs(ConsumerPlan plan) {
        SortedMap<String, String> configs = new TreeMap<>();
        configs.put("auto.offset.reset", plan.reset().config());
        switch (plan.joining()) {
            case Joining.Classic(var assignor, var session) -> {
                configs.put("group.id", plan.group());
                configs.put("partition.assignment.strategy", assignor.className());
                configs.put("session.timeout.ms", String.valueOf(session));
            }
            case Joining.ByCoordinator(var assignor) -> {
                configs.put("group.id", plan.group());
                configs.put("group.protocol", "consumer");
                if (!assignor.isEmpty()) {
                    configs.put("group.remote.assignor", assignor);
                }
            }
            case Joining.Alone _ -> {}
        }
        if (plan.joins()) {
            boolean auto = plan.commits() == ConsumerPlan.CommitMode.AUTO;
            configs.put("enable.auto.commit", String.valueOf(auto));
            configs.put("max.poll.interval.ms", String.valueOf(plan.polling().longestIntervalMs()));
        }
        if (!plan.instanceId().isEmpty()) {
            configs.put("group.instance.id", plan.instanceId());
        }
        configs.put("max.poll.records", String.valueOf(plan.polling().mostRecords()));
        return configs;
    }

    private static String javaLoop(ConsumerPlan plan, String topic) {
        var join =
                plan.joins()
                        ? "consumer.subscribe(List.of(\"%s\"));".formatted(inJava(topic))
                        : "consumer.assign(List.of(new TopicPartition(\"%s\", 0)));"
                                .formatted(inJava(topic));
        var commit = "consumer.commitSync();";
        var before = plan.commits() == ConsumerPlan.CommitMode.BEFORE ? "\n    " + commit : "";
        var each =
                plan.commits() == ConsumerPlan.CommitMode.EACH_RECORD
                        ? "\n        // offset + 1 of this record\n        consumer.commitSync(...);"
                        : "";
        var after = plan.commits() == ConsumerPlan.CommitMode.EACH_POLL ? "\n    " + commit : "";
        return """
        var consumer = new KafkaConsumer<String, String>(settings);
        %s
        while (true) {
            var records = consumer.poll(Duration.ofSeconds(1));%s
            for (var record : records) {
                work(record);%s
            }%s
        }\
        """
                .formatted(join, before, each, after);
    }

    private static String python(ConsumerPlan plan, String topic, String bootstrap) {
        boolean auto = plan.commits() == ConsumerPlan.CommitMode.AUTO;
        var group =
                plan.joins()
                        ? ",\n    group_id=\"%s\", enable_auto_commit=%s"
                                .formatted(inJava(plan.group()), auto ? "True" : "False")
                        : "";
        return """
        consumer = KafkaConsumer("%s",
            bootstrap_servers="%s",
            auto_offset_reset="%s"%s)
        for record in consumer:
            work(record)%s\
        """
                .formatted(
                        inJava(topic),
                        bootstrap,
                        plan.reset() == ConsumerPlan.Reset.LATEST ? "latest" : "earliest",
                        group,
                        plan.joins() && !auto ? "\n    consumer.commit()" : "");
    }
}
