package io.logarium.app.snippet;

import static io.logarium.app.snippet.Code.literal;
import static io.logarium.app.snippet.Code.option;
import static io.logarium.app.snippet.Code.shell;

import io.logarium.app.cluster.Payload;
import io.logarium.app.cluster.RecordPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sending a record, and reading records without a group.
public final class RecordSnippets {
    /// What stands between key and value on the console producer's line: the first that is in neither.
    private static final List<String> SEPARATORS = List.of("|", "=>", "<->", "@@@");

    private static final List<String> NULLS = List.of("NULL", "(null)", "<NONE>");

    private RecordSnippets() {}

    /// Reads one record, or from an offset on.
    ///
    /// @param most how many; 0 means until Ctrl+C
    public static Trio read(String topic, int partition, long offset, int most, String bootstrap) {
        return new Trio(
                """
                kafka-console-consumer.sh %s --partition %d \\
                  --offset %d%s --bootstrap-server %s\
                """
                        .formatted(
                                option("--topic", topic),
                                partition,
                                offset,
                                most > 0 ? " --max-messages " + most : "",
                                bootstrap),
                Code.javaConsumer(
                        Stream.of(
                                        Code.setting("bootstrap.servers", bootstrap),
                                        most > 0
                                                ? Code.setting(
                                                        "max.poll.records", String.valueOf(most))
                                                : "")
                                .filter(line -> !line.isEmpty())
                                .collect(Collectors.joining("\n")),
                        """
                        var place = new TopicPartition(%s, %d);
                        consumer.assign(List.of(place));
                        consumer.seek(place, %dL);
                        %s\
                        """
                                .formatted(
                                        literal(topic),
                                        partition,
                                        offset,
                                        most > 0 ? JAVA_ONCE : JAVA_FOREVER)),
                """
                from kafka import KafkaConsumer, TopicPartition

                consumer = KafkaConsumer(
                    bootstrap_servers=%s)
                place = TopicPartition(%s, %d)
                consumer.assign([place])
                consumer.seek(place, %d)
                %s\
                """
                        .formatted(
                                literal(bootstrap),
                                literal(topic),
                                partition,
                                offset,
                                most > 0
                                        ? "for _, record in zip(range(%d), consumer):\n    print(record)\nconsumer.close()"
                                                .formatted(most)
                                        : "for record in consumer:\n    print(record)"));
    }

    private static final String JAVA_ONCE =
            """
            consumer.poll(Duration.ofSeconds(10))
                .forEach(System.out::println);\
            """;

    private static final String JAVA_FOREVER =
            """
            while (true) {
                consumer.poll(Duration.ofSeconds(1))
                    .forEach(System.out::println);
            }\
            """;

    /// Sends the record.
    public static Trio produce(RecordPlan plan, String bootstrap) {
        return new Trio(cli(plan, bootstrap), java(plan, bootstrap), python(plan, bootstrap));
    }

    private static String cli(RecordPlan plan, String bootstrap) {
        var all = everything(plan);
        var separator = free(SEPARATORS, all);
        var nothing = free(NULLS, all);
        boolean keyed = plan.key() instanceof Payload.Text;
        boolean headed = !plan.headers().isEmpty();
        var line = new StringBuilder("kafka-console-producer.sh ");
        line.append(option("--topic", plan.topic()));
        line.append(" \\\n  --bootstrap-server ").append(bootstrap);
        line.append(" \\\n  --command-property acks=").append(plan.acks());
        if (!plan.compression().equals("none")) {
            line.append(" \\\n  --compression-codec ").append(plan.compression());
        }
        if (keyed) {
            line.append(" \\\n  --reader-property parse.key=true");
            line.append(" --reader-property ").append(shell("key.separator=" + separator));
        }
        if (headed) {
            line.append(" \\\n  --reader-property parse.headers=true");
        }
        if (all.stream().anyMatch(Payload.Null.class::isInstance)) {
            line.append(" \\\n  --reader-property ").append(shell("null.marker=" + nothing));
        }
        var input = new StringBuilder();
        if (headed) {
            input.append(
                    plan.headers().stream()
                            .map(h -> h.name() + ":" + typed(h.value(), nothing))
                            .collect(Collectors.joining(",", "", "\t")));
        }
        if (keyed) {
            input.append(typed(plan.key(), nothing)).append(separator);
        }
        input.append(typed(plan.value(), nothing));
        return remarks(plan, all) + Code.piped(input.toString(), line.toString());
    }

    /// What the console producer cannot say.
    private static String remarks(RecordPlan plan, List<Payload> all) {
        var remarks = new StringBuilder();
        if (plan.partition().isPresent()) {
            remarks.append("# The tool cannot choose partition ")
                    .append(plan.partition().getAsInt())
                    .append(": the key decides.\n");
        }
        boolean lines =
                all.stream().anyMatch(p -> p instanceof Payload.Text(var t) && t.contains("\n"));
        if (lines) {
            remarks.append("# A record is one line to the tool: line ends became spaces.\n");
        }
        return remarks.toString();
    }

    private static List<Payload> everything(RecordPlan plan) {
        var own =
                plan.key() instanceof Payload.Text
                        ? Stream.of(plan.key(), plan.value())
                        : Stream.of(plan.value());
        return Stream.concat(own, plan.headers().stream().map(RecordPlan.Header::value)).toList();
    }

    private static String free(List<String> candidates, List<Payload> payloads) {
        return candidates.stream()
                .filter(c ->
                        payloads.stream()
                                .noneMatch(p ->
                                        p instanceof Payload.Text(var text) && text.contains(c)))
                .findFirst()
                .orElse(candidates.getLast());
    }

    private static String typed(Payload payload, String nothing) {
        return switch (payload) {
            case Payload.Null() -> nothing;
            case Payload.Text(var text) -> text.replaceAll("\\s*\\R\\s*", " ");
        };
    }

    private static String java(RecordPlan plan, String bootstrap) {
        var partition =
                plan.partition().isPresent() ? String.valueOf(plan.partition().getAsInt()) : "null";
        var headers =
                plan.headers().stream()
                        .map(h ->
                                "record.headers().add(%s, %s);\n"
                                        .formatted(literal(h.name()), javaBytes(h.value())))
                        .collect(Collectors.joining());
        var settings =
                Stream.of(
                                Optional.of(Code.setting("bootstrap.servers", bootstrap)),
                                Optional.of(Code.setting("acks", plan.acks())),
                                plan.compression().equals("none")
                                        ? Optional.<String>empty()
                                        : Optional.of(
                                                Code.setting(
                                                        "compression.type", plan.compression())))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("\n"));
        return Code.java(
                """
                import java.nio.charset.StandardCharsets;
                import org.apache.kafka.clients.producer.*;
                import org.apache.kafka.common.serialization.StringSerializer;
                """
                        .replaceFirst(
                                headers.contains("StandardCharsets")
                                        ? "^$"
                                        : "^import java.nio.*\n",
                                ""),
                "",
                """
                var settings = new HashMap<String, Object>();
                %s
                var text = new StringSerializer();
                try (var producer = new KafkaProducer<>(settings, text, text)) {
                    var record = new ProducerRecord<>(%s, %s,
                        %s, %s);
                %s    System.out.println(producer.send(record).get());
                }\
                """
                        .formatted(
                                settings,
                                literal(plan.topic()),
                                partition.equals("null") ? "(Integer) null" : partition,
                                javaText(plan.key()),
                                javaText(plan.value()),
                                headers.isEmpty() ? "" : Code.indented(headers, 4) + "\n"));
    }

    private static String javaText(Payload payload) {
        return switch (payload) {
            case Payload.Null() -> "(String) null";
            case Payload.Text(var text) -> literal(text);
        };
    }

    private static String javaBytes(Payload payload) {
        return switch (payload) {
            case Payload.Null() -> "(byte[]) null";
            case Payload.Text(var text) -> literal(text) + ".getBytes(StandardCharsets.UTF_8)";
        };
    }

    private static String python(RecordPlan plan, String bootstrap) {
        var acks = plan.acks().equals("all") ? "\"all\"" : plan.acks();
        var compression =
                plan.compression().equals("none")
                        ? ""
                        : ",\n    compression_type=" + literal(plan.compression());
        var more = new StringBuilder();
        if (plan.key() instanceof Payload.Text) {
            more.append(",\n    key=").append(pythonBytes(plan.key()));
        }
        more.append(",\n    value=").append(pythonBytes(plan.value()));
        plan.partition().ifPresent(p -> more.append(",\n    partition=").append(p));
        if (!plan.headers().isEmpty()) {
            more.append(
                    plan.headers().stream()
                            .map(h ->
                                    "(%s, %s)".formatted(literal(h.name()), pythonBytes(h.value())))
                            .collect(Collectors.joining(", ", ",\n    headers=[", "]")));
        }
        return """
        from kafka import KafkaProducer

        producer = KafkaProducer(
            bootstrap_servers=%s,
            acks=%s%s)
        print(producer.send(%s%s).get(timeout=10))
        producer.close()\
        """
                .formatted(literal(bootstrap), acks, compression, literal(plan.topic()), more);
    }

    private static String pythonBytes(Payload payload) {
        return switch (payload) {
            case Payload.Null() -> "None";
            case Payload.Text(var text) -> literal(text) + ".encode()";
        };
    }
}
