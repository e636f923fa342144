package io.logarium.app.snippet;

import static io.logarium.app.snippet.Code.literal;
import static io.logarium.app.snippet.Code.literals;
import static io.logarium.app.snippet.Code.option;

import io.logarium.app.cluster.ClusterClient.ConfigChange;
import io.logarium.app.cluster.NewTopicPlan;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Looking at topics and changing them.
public final class TopicSnippets {
    private TopicSnippets() {}

    /// All topics.
    public static Trio list(String bootstrap) {
        return new Trio(
                "kafka-topics.sh --describe --bootstrap-server " + bootstrap,
                Code.javaAdmin(
                        bootstrap,
                        """
                        var names = admin.listTopics().names().get();
                        admin.describeTopics(names).allTopicNames().get()
                            .values().forEach(System.out::println);\
                        """),
                Code.pythonAdmin(
                        "", bootstrap, "for topic in admin.describe_topics():\n    print(topic)"));
    }

    /// One topic: its partitions with their leaders and replicas.
    public static Trio describe(String topic, String bootstrap) {
        return new Trio(
                "kafka-topics.sh --describe %s \\\n  --bootstrap-server %s"
                        .formatted(option("--topic", topic), bootstrap),
                Code.javaAdmin(
                        bootstrap,
                        """
                        admin.describeTopics(List.of(%s))
                            .allTopicNames().get()
                            .values().forEach(System.out::println);\
                        """
                                .formatted(literal(topic))),
                Code.pythonAdmin(
                        "",
                        bootstrap,
                        "print(admin.describe_topics([%s]))".formatted(literal(topic))));
    }

    /// The first and the last offset of a partition.
    public static Trio offsets(String topic, int partition, String bootstrap) {
        return new Trio(
                """
                kafka-get-offsets.sh --topic-partitions %s:%d \\
                  --bootstrap-server %s\
                """
                        .formatted(Code.shell(topic), partition, bootstrap),
                Code.javaAdmin(
                        bootstrap,
                        """
                        var place = new TopicPartition(%s, %d);
                        System.out.println(admin.listOffsets(Map.of(
                            place, OffsetSpec.earliest())).partitionResult(place).get());
                        System.out.println(admin.listOffsets(Map.of(
                            place, OffsetSpec.latest())).partitionResult(place).get());\
                        """
                                .formatted(literal(topic), partition)),
                """
                from kafka import KafkaConsumer, TopicPartition

                consumer = KafkaConsumer(
                    bootstrap_servers=%s)
                place = TopicPartition(%s, %d)
                print(consumer.beginning_offsets([place]))
                print(consumer.end_offsets([place]))
                consumer.close()\
                """
                        .formatted(literal(bootstrap), literal(topic), partition));
    }

    /// A number of partitions or replicas below 1 is left to the broker.
    public static Trio create(NewTopicPlan plan, String bootstrap) {
        var name = plan.name().isEmpty() ? "NAME" : plan.name();
        var line = new StringBuilder("kafka-topics.sh --create ").append(option("--topic", name));
        line.append(" \\\n  --bootstrap-server ").append(bootstrap);
        if (plan.partitions() > 0) {
            line.append(" \\\n  --partitions ").append(plan.partitions());
        }
        if (plan.replicationFactor() > 0) {
            line.append(" \\\n  --replication-factor ").append(plan.replicationFactor());
        }
        plan.configs()
                .forEach((key, value) ->
                        line.append(" \\\n  ").append(option("--config", key + "=" + value)));
        var configs = plan.configs().entrySet();
        return new Trio(
                line.toString(),
                Code.javaAdmin(
                        bootstrap,
                        """
                        var topic = new NewTopic(%s, %s, %s);%s
                        admin.createTopics(List.of(topic)).all().get();\
                        """
                                .formatted(
                                        literal(name),
                                        javaNumber(plan.partitions(), ""),
                                        javaNumber(plan.replicationFactor(), "(short) "),
                                        configs.isEmpty()
                                                ? ""
                                                : configs.stream()
                                                        .map(e ->
                                                                "\n    %s, %s"
                                                                        .formatted(
                                                                                literal(e.getKey()),
                                                                                literal(
                                                                                        e
                                                                                                .getValue())))
                                                        .collect(
                                                                Collectors.joining(
                                                                        ",",
                                                                        "\ntopic.configs(Map.of(",
                                                                        "));")))),
                Code.pythonAdmin(
                        "NewTopic",
                        bootstrap,
                        """
                        admin.create_topics([NewTopic(
                            name=%s, num_partitions=%d,
                            replication_factor=%d%s)])\
                        """
                                .formatted(
                                        literal(name),
                                        Math.max(1, plan.partitions()),
                                        Math.max(1, plan.replicationFactor()),
                                        configs.isEmpty()
                                                ? ""
                                                : configs.stream()
                                                        .map(e ->
                                                                literal(e.getKey())
                                                                        + ": "
                                                                        + literal(e.getValue()))
                                                        .collect(
                                                                Collectors.joining(
                                                                        ", ",
                                                                        ",\n    topic_configs={",
                                                                        "}")))));
    }

    private static String javaNumber(int number, String cast) {
        return number > 0 ? "Optional.of(" + cast + number + ")" : "Optional.empty()";
    }

    public static Trio delete(String topic, String bootstrap) {
        return new Trio(
                "kafka-topics.sh --delete %s \\\n  --bootstrap-server %s"
                        .formatted(option("--topic", topic), bootstrap),
                Code.javaAdmin(
                        bootstrap,
                        "admin.deleteTopics(List.of(%s)).all().get();".formatted(literal(topic))),
                Code.pythonAdmin(
                        "", bootstrap, "admin.delete_topics([%s])".formatted(literal(topic))));
    }

    /// @param total the number of partitions afterwards
    public static Trio partitions(String topic, int total, String bootstrap) {
        return new Trio(
                "kafka-topics.sh --alter %s \\\n  --partitions %d --bootstrap-server %s"
                        .formatted(option("--topic", topic), total, bootstrap),
                Code.javaAdmin(
                        bootstrap,
                        """
                        admin.createPartitions(Map.of(
                            %s, NewPartitions.increaseTo(%d))).all().get();\
                        """
                                .formatted(literal(topic), total)),
                Code.pythonAdmin(
                        "NewPartitions",
                        bootstrap,
                        "admin.create_partitions({%s: NewPartitions(%d)})"
                                .formatted(literal(topic), total)));
    }

    public static Trio configs(String topic, List<ConfigChange> changes, String bootstrap) {
        var line =
                new StringBuilder(
                        "kafka-configs.sh --alter %s \\\n  --bootstrap-server %s"
                                .formatted(option("--topic", topic), bootstrap));
        var set =
                changes.stream()
                        .filter(ConfigChange.Set.class::isInstance)
                        .map(ConfigChange.Set.class::cast)
                        .map(c -> c.name() + "=" + listed(c.value()))
                        .toList();
        var reset =
                changes.stream()
                        .filter(ConfigChange.Reset.class::isInstance)
                        .map(ConfigChange::name)
                        .toList();
        if (!set.isEmpty()) {
            line.append(" \\\n  ").append(option("--add-config", String.join(",", set)));
        }
        if (!reset.isEmpty()) {
            line.append(" \\\n  ").append(option("--delete-config", String.join(",", reset)));
        }
        return new Trio(
                line.toString(),
                Code.javaAdmin(
                        bootstrap,
                        """
                        var topic = new ConfigResource(
                            ConfigResource.Type.TOPIC, %s);
                        admin.incrementalAlterConfigs(Map.of(topic, List.of(
                        %s))).all().get();\
                        """
                                .formatted(
                                        literal(topic),
                                        changes.stream()
                                                .map(TopicSnippets::javaChange)
                                                .collect(Collectors.joining(",\n")))),
                "# kafka-python cannot change single configs of a topic:\n"
                        + "# its alter_configs() resets all that it is not told.");
    }

    /// Kafka's tool takes commas as the end of a value unless it stands in brackets.
    private static String listed(String value) {
        return value.contains(",") ? "[" + value + "]" : value;
    }

    private static String javaChange(ConfigChange change) {
        return switch (change) {
            case ConfigChange.Set(var name, var value) ->
                    """
                        new AlterConfigOp(new ConfigEntry(%s, %s),
                            AlterConfigOp.OpType.SET)\
                    """
                            .formatted(literal(name), literal(value));
            case ConfigChange.Reset(var name) ->
                    """
                        new AlterConfigOp(new ConfigEntry(%s, null),
                            AlterConfigOp.OpType.DELETE)\
                    """
                            .formatted(literal(name));
        };
    }

    /// @param before by partition; -1 means up to the high watermark
    public static Trio deleteRecords(
            String topic, SortedMap<Integer, Long> before, String bootstrap) {
        var places =
                before.entrySet().stream()
                        .map(e ->
                                "{\"topic\": %s, \"partition\": %d, \"offset\": %d}"
                                        .formatted(literal(topic), e.getKey(), e.getValue()))
                        .collect(Collectors.joining(",\n  "));
        return new Trio(
                Code.piped(
                        "{\"version\": 1, \"partitions\": [\n  " + places + "]}",
                        """
                        kafka-delete-records.sh --bootstrap-server %s \\
                          --offset-json-file /dev/stdin\
                        """
                                .formatted(bootstrap)),
                Code.javaAdmin(
                        bootstrap,
                        """
                        admin.deleteRecords(Map.of(
                        %s)).all().get();\
                        """
                                .formatted(
                                        before.entrySet().stream()
                                                .map(e ->
                                                        """
                                                            new TopicPartition(%s, %d),
                                                            RecordsToDelete.beforeOffset(%dL)\
                                                        """
                                                                .formatted(
                                                                        literal(topic),
                                                                        e.getKey(),
                                                                        e.getValue()))
                                                .collect(Collectors.joining(",\n")))),
                Code.NO_PYTHON);
    }

    /// The configs of a topic with where they come from.
    public static Trio describeConfigs(String topic, String bootstrap) {
        return new Trio(
                "kafka-configs.sh --describe --all %s \\\n  --bootstrap-server %s"
                        .formatted(option("--topic", topic), bootstrap),
                Code.javaAdmin(
                        bootstrap,
                        """
                        var topic = new ConfigResource(
                            ConfigResource.Type.TOPIC, %s);
                        admin.describeConfigs(List.of(topic)).all().get()
                            .get(topic).entries().forEach(System.out::println);\
                        """
                                .formatted(literals(List.of(topic)))),
                Code.pythonAdmin(
                        "ConfigResource, ConfigResourceType",
                        bootstrap,
                        """
                        print(admin.describe_configs([ConfigResource(
                            ConfigResourceType.TOPIC, %s)]))\
                        """
                                .formatted(literal(topic))));
    }
}
