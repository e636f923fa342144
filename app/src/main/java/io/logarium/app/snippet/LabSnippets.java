package io.logarium.app.snippet;

import static io.logarium.app.snippet.Code.literal;
import static io.logarium.app.snippet.Code.literals;
import static io.logarium.app.snippet.Code.option;

import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.ConsumerPlan.CommitMode;
import io.logarium.app.lab.Joining;
import io.logarium.app.lab.ProducerPlan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reading and writing as the clients of the lab do, with the configs that make it so.
public final class LabSnippets {
    private LabSnippets() {}

    /// A generator. Kafka's tool sends at the same rate, but values of its own and no keys.
    public static Trio producer(ProducerPlan plan, String bootstrap) {
        var rate = Math.max(1, Math.round(plan.recordsPerSecond()));
        long pauseMs = Math.max(1, Math.round(1_000 / plan.recordsPerSecond()));
        return new Trio(
                """
                # Values are the tool's own, and there are no keys.
                kafka-producer-perf-test.sh %s \\
                  --throughput %d --num-records %d --record-size 100 \\
                  --producer-props bootstrap.servers=%s \\
                  acks=%s %s\
                """
                        .formatted(
                                option("--topic", plan.topic()),
                                rate,
                                60 * rate,
                                bootstrap,
                                plan.acks(),
                                Code.shell("client.id=" + plan.name())),
                Code.java(
                        """
                        import org.apache.kafka.clients.producer.*;
                        import org.apache.kafka.common.serialization.StringSerializer;
                        """,
                        "",
                        """
                        var settings = new HashMap<String, Object>();
                        %s
                        %s
                        %s
                        %s
                        var text = new StringSerializer();
                        try (var producer = new KafkaProducer<>(settings, text, text)) {
                            for (int i = 0; ; i++) {
                                producer.send(new ProducerRecord<>(%s,
                                    "key-" + i %% 10, "value " + i));
                                Thread.sleep(%d);
                            }
                        }\
                        """
                                .formatted(
                                        Code.setting("bootstrap.servers", bootstrap),
                                        Code.setting("client.id", plan.name()),
                                        Code.setting("acks", plan.acks()),
                                        Code.setting("compression.type", plan.compression()),
                                        literal(plan.topic()),
                                        pauseMs)),
                """
                import itertools, time
                from kafka import KafkaProducer

                producer = KafkaProducer(
                    bootstrap_servers=%s,
                    client_id=%s, acks=%s)
                for i in itertools.count():
                    producer.send(%s,
                        key=f"key-{i %% 10}".encode(),
                        value=f"value {i}".encode())
                    time.sleep(%s)\
                """
                        .formatted(
                                literal(bootstrap),
                                literal(plan.name()),
                                plan.acks().equals("all") ? "\"all\"" : plan.acks(),
                                literal(plan.topic()),
                                pauseMs / 1_000.0));
    }

    /// A reader, in a group or alone.
    public static Trio consumer(ConsumerPlan plan, String bootstrap) {
        var topics = plan.topics().isEmpty() ? List.of("NAME") : plan.topics();
        return new Trio(
                cli(plan, topics, bootstrap),
                java(plan, topics, bootstrap),
                python(plan, topics, bootstrap));
    }

    private static String cli(ConsumerPlan plan, List<String> topics, String bootstrap) {
        var configs = configs(plan);
        configs.remove("group.id");
        var topic =
                topics.size() == 1
                        ? option("--topic", topics.getFirst())
                        : option("--include", String.join("|", topics).replace(".", "\\."));
        var line =
                new StringBuilder(
                        "kafka-console-consumer.sh %s \\\n  --bootstrap-server %s"
                                .formatted(topic, bootstrap));
        if (plan.joins()) {
            line.append(" \\\n  ").append(option("--group", plan.group()));
        } else {
            line.append(" \\\n  --partition ").append(places(plan).getFirst());
        }
        configs.forEach((name, value) ->
                line.append(" \\\n  ").append(option("--command-property", name + "=" + value)));
        return line.toString();
    }

    /// One partition where all are meant: who reads alone has to name them.
    private static List<Integer> places(ConsumerPlan plan) {
        return plan.joining() instanceof Joining.Alone(var partitions) && !partitions.isEmpty()
                ? partitions
                : List.of(0);
    }

    private static SortedMap<String, String> configs(ConsumerPlan plan) {
        SortedMap<String, String> configs = new TreeMap<>();
        configs.put("auto.offset.reset", plan.reset().config());
        if (!plan.name().isEmpty()) {
            configs.put("client.id", plan.name());
        }
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
            boolean auto = plan.commits() == CommitMode.AUTO;
            configs.put("enable.auto.commit", String.valueOf(auto));
            configs.put("max.poll.interval.ms", String.valueOf(plan.polling().longestIntervalMs()));
        }
        if (!plan.instanceId().isEmpty()) {
            configs.put("group.instance.id", plan.instanceId());
        }
        configs.put("max.poll.records", String.valueOf(plan.polling().mostRecords()));
        return configs;
    }

    private static String java(ConsumerPlan plan, List<String> topics, String bootstrap) {
        var configs = configs(plan);
        configs.put("bootstrap.servers", bootstrap);
        var settings =
                configs.entrySet().stream()
                        .map(e -> Code.setting(e.getKey(), e.getValue()))
                        .collect(Collectors.joining("\n"));
        var begin =
                plan.joins()
                        ? "consumer.subscribe(List.of(%s));".formatted(literals(topics))
                        : "consumer.assign(List.of(\n%s));"
                                .formatted(
                                        places(plan).stream()
                                                .map(p ->
                                                        "    new TopicPartition(%s, %d)"
                                                                .formatted(
                                                                        literal(topics.getFirst()),
                                                                        p))
                                                .collect(Collectors.joining(",\n")));
        var commit = "\n    consumer.commitSync();";
        var each =
                "\n        consumer.commitSync(Map.of(\n"
                        + "            new TopicPartition(record.topic(), record.partition()),\n"
                        + "            new OffsetAndMetadata(record.offset() + 1)));";
        return Code.javaConsumer(
                settings,
                """
                %s
                while (true) {
                    var records = consumer.poll(Duration.ofSeconds(1));%s
                    for (var record : records) {
                        System.out.println(record);%s
                    }%s
                }\
                """
                        .formatted(
                                begin,
                                plan.commits() == CommitMode.BEFORE ? commit : "",
                                plan.commits() == CommitMode.EACH_RECORD ? each : "",
                                plan.commits() == CommitMode.EACH_POLL ? commit : ""));
    }

    private static String python(ConsumerPlan plan, List<String> topics, String bootstrap) {
        boolean auto = plan.commits() == CommitMode.AUTO;
        var group =
                plan.joins()
                        ? ",\n    group_id=%s, enable_auto_commit=%s"
                                .formatted(literal(plan.group()), auto ? "True" : "False")
                        : "";
        var note =
                plan.joining() instanceof Joining.ByCoordinator
                        ? "# kafka-python speaks the classic protocol only.\n"
                        : "";
        var commits =
                plan.joins() && !auto && plan.commits() != CommitMode.BY_HAND
                        ? "\n    consumer.commit()"
                        : "";
        var begin =
                plan.joins()
                        ? "consumer.subscribe([%s])".formatted(literals(topics))
                        : "consumer.assign([%s])"
                                .formatted(
                                        places(plan).stream()
                                                .map(p ->
                                                        "TopicPartition(%s, %d)"
                                                                .formatted(
                                                                        literal(topics.getFirst()),
                                                                        p))
                                                .collect(Collectors.joining(", ")));
        return """
        %sfrom kafka import KafkaConsumer%s

        consumer = KafkaConsumer(
            bootstrap_servers=%s,
            client_id=%s,
            auto_offset_reset=%s%s)
        %s
        for record in consumer:
            print(record)%s\
        """
                .formatted(
                        note,
                        plan.joins() ? "" : ", TopicPartition",
                        literal(bootstrap),
                        literal(plan.name()),
                        plan.reset() == ConsumerPlan.Reset.LATEST ? "\"latest\"" : "\"earliest\"",
                        group,
                        begin,
                        commits);
    }
}
