package io.logarium.app.topics;

import io.logarium.app.cluster.NewTopicPlan;
import io.logarium.app.cluster.Payload;
import io.logarium.app.cluster.RecordPlan;
import io.logarium.app.lab.ConsumerPlan;
import java.util.List;
import java.util.stream.Collectors;

/// The same in code: what a click does, as a command line, in Java and in Python. Digits stay plain, names are quoted where a
/// shell needs it.
public final class Snippets {
    /// One thing in three languages.
    public record Trio(String cli, String java, String python) {}

    private Snippets() {}

    static String createCli(NewTopicPlan plan, String bootstrap) {
        var line = new StringBuilder("kafka-topics.sh --create --topic ");
        line.append(quoted(plan.name().isEmpty() ? "NAME" : plan.name()));
        line.append(" \\\n  --bootstrap-server ").append(bootstrap);
        line.append(" \\\n  --partitions ").append(plan.partitions());
        line.append(" --replication-factor ").append(plan.replicationFactor());
        plan.configs()
                .forEach((name, value) ->
                        line.append(" \\\n  --config ").append(quoted(name + "=" + value)));
        return line.toString();
    }

    static String deleteCli(String topic, String bootstrap) {
        return "kafka-topics.sh --delete --topic %s \\\n  --bootstrap-server %s"
                .formatted(quoted(topic), bootstrap);
    }

    static String partitionsCli(String topic, int total, String bootstrap) {
        return "kafka-topics.sh --alter --topic %s \\\n  --partitions %d --bootstrap-server %s"
                .formatted(quoted(topic), total, bootstrap);
    }

    static String configsCli(String topic, List<String> set, List<String> reset, String bootstrap) {
        var line =
                new StringBuilder(
                        "kafka-configs.sh --alter --topic %s \\\n  --bootstrap-server %s"
                                .formatted(quoted(topic), bootstrap));
        if (!set.isEmpty()) {
            line.append(" \\\n  --add-config ").append(quoted(String.join(",", set)));
        }
        if (!reset.isEmpty()) {
            line.append(" \\\n  --delete-config ").append(String.join(",", reset));
        }
        return line.toString();
    }

    static String deleteRecordsCli(
            String topic, java.util.SortedMap<Integer, Long> before, String bootstrap) {
        var places =
                before.entrySet().stream()
                        .map(e ->
                                "{\"topic\": \"%s\", \"partition\": %d, \"offset\": %d}"
                                        .formatted(topic, e.getKey(), e.getValue()))
                        .collect(Collectors.joining(",\n    "));
        return """
        kafka-delete-records.sh --bootstrap-server %s \\
          --offset-json-file offsets.json
        # offsets.json:
        {"version": 1, "partitions": [
            %s]}\
        """
                .formatted(bootstrap, places);
    }

    /// How to look at a topic.
    static Trio describe(String topic, String bootstrap) {
        return new Trio(
                "kafka-topics.sh --describe --topic %s \\\n  --bootstrap-server %s"
                        .formatted(quoted(topic), bootstrap),
                """
                try (var admin = Admin.create(settings)) {
                    var topics = admin.describeTopics(
                        List.of("%s"));
                    topics.allTopicNames().get().values()
                        .forEach(System.out::println);
                }\
                """
                        .formatted(inJava(topic)),
                """
                admin = KafkaAdminClient(
                    bootstrap_servers="%s")
                print(admin.describe_topics(["%s"]))\
                """
                        .formatted(bootstrap, inJava(topic)));
    }

    /// How to send the record that is in the drawer.
    static Trio produce(RecordPlan plan, String bootstrap) {
        return new Trio(
                produceCli(plan, bootstrap), produceJava(plan), producePython(plan, bootstrap));
    }

    private static String produceCli(RecordPlan plan, String bootstrap) {
        var line = new StringBuilder("kafka-console-producer.sh --topic ");
        line.append(quoted(plan.topic())).append(" \\\n  --bootstrap-server ").append(bootstrap);
        if (!plan.acks().equals("all")) {
            line.append(" \\\n  --command-property acks=").append(plan.acks());
        }
        if (!plan.compression().equals("none")) {
            line.append(" \\\n  --compression-codec ").append(plan.compression());
        }
        boolean keyed = plan.key() instanceof Payload.Text;
        boolean headed = !plan.headers().isEmpty();
        boolean tombstone = plan.value() instanceof Payload.Null;
        if (keyed) {
            line.append(
                    " \\\n  --reader-property parse.key=true --reader-property key.separator='|'");
        }
        if (headed) {
            line.append(" \\\n  --reader-property parse.headers=true");
        }
        if (tombstone) {
            line.append(" \\\n  --reader-property null.marker=NULL");
        }
        line.append("\n");
        if (headed) {
            line.append(
                    plan.headers().stream()
                            .map(h -> h.name() + ":" + cliText(h.value()))
                            .collect(Collectors.joining(",", "", "\t")));
        }
        if (keyed) {
            line.append(cliText(plan.key())).append('|');
        }
        return line.append(cliText(plan.value())).toString();
    }

    private static String cliText(Payload payload) {
        return switch (payload) {
            case Payload.Null() -> "NULL";
            case Payload.Text(var text) -> text.replaceAll("\\s*\\n\\s*", " ");
        };
    }

    private static String produceJava(RecordPlan plan) {
        var partition =
                plan.partition().isPresent()
                        ? Integer.toString(plan.partition().getAsInt()) + ", "
                        : "";
        var code = new StringBuilder("var record = new ProducerRecord<>(\n    ");
        code.append('"').append(inJava(plan.topic())).append("\", ").append(partition);
        code.append(javaText(plan.key())).append(", ").append(javaText(plan.value()));
        code.append(");\n");
        for (var header : plan.headers()) {
            code.append(
                    "record.headers().add(\"%s\", %s);\n"
                            .formatted(inJava(header.name()), javaBytes(header.value())));
        }
        return code.append(
                        """
                        producer.send(record, (where, error) ->
                            log.info("{}-{}@{}", where.topic(),
                                where.partition(), where.offset()));\
                        """)
                .toString();
    }

    private static String javaText(Payload payload) {
        return switch (payload) {
            case Payload.Null() -> "null";
            case Payload.Text(var text) -> '"' + inJava(text) + '"';
        };
    }

    private static String javaBytes(Payload payload) {
        return payload instanceof Payload.Null ? "null" : javaText(payload) + ".getBytes(UTF_8)";
    }

    private static String producePython(RecordPlan plan, String bootstrap) {
        var code = new StringBuilder("producer = KafkaProducer(\n    bootstrap_servers=\"");
        code.append(bootstrap).append("\", acks=");
        code.append(plan.acks().equals("all") ? "\"all\"" : plan.acks());
        if (!plan.compression().equals("none")) {
            code.append(",\n    compression_type=\"").append(plan.compression()).append('"');
        }
        code.append(")\nproducer.send(\"").append(inJava(plan.topic())).append('"');
        if (plan.key() instanceof Payload.Text) {
            code.append(",\n    key=").append(pythonText(plan.key()));
        }
        code.append(",\n    value=").append(pythonText(plan.value()));
        if (plan.partition().isPresent()) {
            code.append(", partition=").append(plan.partition().getAsInt());
        }
        if (!plan.headers().isEmpty()) {
            code.append(",\n    headers=[")
                    .append(
                            plan.headers().stream()
                                    .map(h ->
                                            "(\"%s\", %s)"
                                                    .formatted(
                                                            inJava(h.name()),
                                                            pythonText(h.value())))
                                    .collect(Collectors.joining(", ")))
                    .append(']');
        }
        return code.append(").get(timeout=10)").toString();
    }

    private static String pythonText(Payload payload) {
        return switch (payload) {
            case Payload.Null() -> "None";
            case Payload.Text(var text) -> '"' + inJava(text) + "\".encode()";
        };
    }

    /// How to read as the consumer in the panel does.
    static Trio consume(ConsumerPlan plan, String bootstrap) {
        var topic = plan.topics().isEmpty() ? "NAME" : plan.topics().getFirst();
        var reset = plan.fromEarliest() ? "earliest" : "latest";
        boolean auto = plan.commits() == ConsumerPlan.CommitMode.AUTO;
        return new Trio(
                """
                kafka-console-consumer.sh --topic %s \\
                  --bootstrap-server %s --group %s%s\
                """
                        .formatted(
                                quoted(topic),
                                bootstrap,
                                quoted(plan.group()),
                                plan.fromEarliest() ? " \\\n  --from-beginning" : ""),
                """
                settings.put("group.id", "%s");
                settings.put("auto.offset.reset", "%s");
                settings.put("enable.auto.commit", %s);
                var consumer = new KafkaConsumer<String, String>(settings);
                consumer.subscribe(List.of("%s"));
                while (true) {
                    for (var record : consumer.poll(Duration.ofSeconds(1)))
                        work(record);%s
                }\
                """
                        .formatted(
                                inJava(plan.group()),
                                reset,
                                auto,
                                inJava(topic),
                                auto ? "" : "\n    consumer.commitSync();"),
                """
                consumer = KafkaConsumer("%s",
                    bootstrap_servers="%s", group_id="%s",
                    auto_offset_reset="%s", enable_auto_commit=%s)
                for record in consumer:
                    work(record)%s\
                """
                        .formatted(
                                inJava(topic),
                                bootstrap,
                                inJava(plan.group()),
                                reset,
                                auto ? "True" : "False",
                                auto ? "" : "\n    consumer.commit()"));
    }

    /// For a shell: quoted only where it must be.
    public static String quoted(String text) {
        return text.matches("[a-zA-Z0-9._=:/@%+-]+")
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }

    /// Inside double quotes of Java or Python.
    public static String inJava(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
