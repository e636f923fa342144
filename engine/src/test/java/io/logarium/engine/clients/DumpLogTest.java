package io.logarium.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.Clusters;
import io.logarium.engine.conformance.KafkaTools;
import io.logarium.engine.conformance.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Kafka's dump tool reads our files, and finds in them what it finds in Kafka's own.
@Tag("clients")
@ExtendWith(Clusters.class)
class DumpLogTest {
    private static final long START = 1_700_000_000_000L;

    @Test
    void segmentsAndIndexesReadAsKafkasDo(Clusters.Reference kafka, Clusters.Ours ours)
            throws Exception {
        var expected = dumped(kafka.target());
        var actual = dumped(ours.target());

        assertThat(String.join("\n", actual)).isEqualTo(String.join("\n", expected));
    }

    /// Writes the same records and lets the tool read the partition's files, in order of their names.
    private static List<String> dumped(Target target) throws Exception {
        write(target);
        var all = new ArrayList<String>();
        var folder = target.dataDirectories().getFirst().resolve("dump-0");
        for (var file : files(folder)) {
            var path = folder.resolve(file).toString();
            all.add("$ dump " + file);
            if (file.endsWith(".log")) {
                all.addAll(dumped(folder, List.of("--files", path, "--print-data-log")));
            } else {
                all.addAll(dumped(folder, List.of("--files", path)));
                all.addAll(dumped(folder, List.of("--files", path, "--index-sanity-check")));
            }
        }
        return all;
    }

    private static List<String> dumped(Path folder, List<String> arguments) {
        var output = KafkaTools.run("dump-log", arguments);
        var all = new ArrayList<>(List.of("exit " + output.exit()));
        Stream.concat(output.out().lines(), output.err().lines())
                .map(line -> line.replace(folder.toString(), "DIR"))
                .map(line -> line.replaceAll("producerId: \\d+", "producerId: ID"))
                .map(line -> line.replaceAll("crc: \\d+", "crc: CRC"))
                .forEach(all::add);
        return all;
    }

    private static void write(Target target) throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        target.bootstrap(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                        StringSerializer.class,
                        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                        StringSerializer.class);
        try (var admin = Admin.create(Map.of("bootstrap.servers", target.bootstrap()))) {
            var topic =
                    new NewTopic("dump", 1, (short) 1)
                            .configs(
                                    Map.of(
                                            "retention.ms", "-1",
                                            "index.interval.bytes", "512",
                                            "segment.bytes", "1048576"));
            admin.createTopics(List.of(topic)).all().get(60, TimeUnit.SECONDS);
        }
        try (var producer = new KafkaProducer<String, String>(settings)) {
            for (int i = 0; i < 120; i++) {
                var record =
                        new ProducerRecord<>(
                                "dump",
                                0,
                                START + i,
                                "key" + i,
                                ("value " + i + " ").repeat(1_000));
                producer.send(record).get(60, TimeUnit.SECONDS);
            }
        }
    }

    /// Those of the partition in the order of their names, without the indexes of the segment that is written to: Kafka keeps them
    /// longer than they are as long as they are open, and its own tool stumbles over that.
    private static List<String> files(Path folder) throws Exception {
        try (var all = Files.list(folder)) {
            var names = all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
            var logs = names.stream().filter(name -> name.endsWith(".log")).toList();
            var open = logs.getLast().replace(".log", "");
            return names.stream()
                    .filter(name ->
                            name.endsWith(".log")
                                    || name.endsWith(".snapshot")
                                    || (name.endsWith("index") && !name.startsWith(open)))
                    .toList();
        }
    }
}
