package io.logarium.engine.clients;

import io.logarium.engine.conformance.Eventually;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;

/// What programs do with topics and records; each writes down what it sees.
final class Scenarios {
    private static final long LONG_AGO = 1_000_000_000_000L;
    private static final Map<String, String> KEEP = Map.of("retention.ms", "-1");

    private Scenarios() {}

    /// Writing to and reading from topics that nobody has made.
    static void autoCreation(Facts facts) throws Exception {
        try (var producer = facts.producer()) {
            var sent = facts.get(producer.send(new ProducerRecord<>("s-auto", 0, "k", "v")));
            facts.see("first offset", sent.offset());
            facts.see("partitions", producer.partitionsFor("s-auto").size());
            facts.see("partitions of another", producer.partitionsFor("s-auto-2").size());
        }
        try (var consumer = facts.consumer("allow.auto.create.topics", false)) {
            facts.see("not made by a consumer", consumer.partitionsFor("s-auto-3"));
        }
        var names = facts.get(facts.admin().listTopics().names());
        facts.see("there", names.stream().filter(n -> n.startsWith("s-auto")).sorted().toList());
    }

    /// A topic goes and comes back under the same name, while a producer keeps its connection.
    static void deletedAndMadeAgain(Facts facts) throws Exception {
        var partition = facts.topic("s-again", KEEP);
        try (var producer = facts.producer()) {
            for (int i = 0; i < 3; i++) {
                facts.get(producer.send(new ProducerRecord<>("s-again", 0, null, "old " + i)));
            }
            facts.get(facts.admin().deleteTopics(List.of("s-again")).all());
            Eventually.that(
                    "the topic is still there",
                    () -> !facts.get(facts.admin().listTopics().names()).contains("s-again"));
            facts.topic("s-again", KEEP);
            facts.see("empty", facts.offset(partition, OffsetSpec.latest()));
            var sent = facts.get(producer.send(new ProducerRecord<>("s-again", 0, null, "new")));
            facts.see("offset of the first", sent.offset());
        }
        try (var consumer = facts.consumer()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            facts.see("read", values(facts.read(consumer, 1)));
        }
    }

    /// Old records leave: all at once by time, from the oldest by size.
    static void retention(Facts facts) throws Exception {
        var aged = facts.topic("s-aged", Map.of("retention.ms", "60000"));
        var sized =
                facts.topic(
                        "s-sized",
                        Map.of("retention.bytes", "2000000", "segment.bytes", "1048576"));
        try (var producer = facts.producer()) {
            for (int i = 0; i < 3; i++) {
                facts.get(producer.send(new ProducerRecord<>("s-aged", 0, LONG_AGO, "k", "v")));
            }
            for (int i = 0; i < 50; i++) {
                facts.get(
                        producer.send(
                                new ProducerRecord<>("s-sized", 0, null, "x".repeat(100_000))));
            }
        }
        facts.see(
                "start after time",
                Eventually.get(() -> facts.offset(aged, OffsetSpec.earliest()), o -> o == 3));
        facts.see(
                "start after size",
                Eventually.get(() -> facts.offset(sized, OffsetSpec.earliest()), o -> o == 30));
        facts.see("ends", facts.offset(aged, OffsetSpec.latest()));
        facts.write(aged, "young");
        facts.see("start stays", facts.offset(aged, OffsetSpec.earliest()));
        try (var consumer = facts.consumer()) {
            consumer.assign(List.of(sized));
            consumer.seekToBeginning(List.of(sized));
            facts.see("first left", facts.read(consumer, 1).getFirst().offset());
        }
    }

    /// Every way to ask for an offset.
    static void offsetsOfEveryKind(Facts facts) throws Exception {
        var partition = facts.topic("s-offsets", KEEP);
        var kinds = new TreeMap<String, OffsetSpec>();
        kinds.put("earliest", OffsetSpec.earliest());
        kinds.put("latest", OffsetSpec.latest());
        kinds.put("greatest time", OffsetSpec.maxTimestamp());
        kinds.put("time 105", OffsetSpec.forTimestamp(LONG_AGO + 105));
        kinds.put("time 500", OffsetSpec.forTimestamp(LONG_AGO + 500));
        kinds.put("earliest local", OffsetSpec.earliestLocal());
        kinds.put("latest tiered", OffsetSpec.latestTiered());
        kinds.put("earliest pending", OffsetSpec.earliestPendingUpload());
        for (var round : List.of("empty", "filled")) {
            for (var kind : kinds.entrySet()) {
                facts.see(
                        round + ", " + kind.getKey(),
                        facts.outcome(
                                facts.admin()
                                        .listOffsets(Map.of(partition, kind.getValue()))
                                        .partitionResult(partition)));
            }
            try (var producer = facts.producer()) {
                for (int time : List.of(100, 110, 105, 110, 101)) {
                    facts.get(
                            producer.send(
                                    new ProducerRecord<>(
                                            "s-offsets", 0, LONG_AGO + time, "k", "v")));
                }
            }
        }
        try (var consumer = facts.consumer()) {
            facts.see(
                    "by the consumer",
                    consumer.offsetsForTimes(Map.of(partition, LONG_AGO + 102))
                            + " "
                            + consumer.beginningOffsets(List.of(partition))
                            + " "
                            + consumer.endOffsets(List.of(partition)));
        }
    }

    /// Whose clock stamps a record, and which times are refused.
    static void times(Facts facts) throws Exception {
        var given = facts.topic("s-given", KEEP);
        var stamped = facts.topic("s-stamped", Map.of("message.timestamp.type", "LogAppendTime"));
        facts.topic("s-strict", Map.of("message.timestamp.before.max.ms", "1000"));
        try (var producer = facts.producer();
                var consumer = facts.consumer()) {
            var sent =
                    facts.get(
                            producer.send(new ProducerRecord<>("s-given", 0, LONG_AGO, "k", "v")));
            facts.see("given", sent.timestamp());
            var by =
                    facts.get(
                            producer.send(
                                    new ProducerRecord<>("s-stamped", 0, LONG_AGO, "k", "v")));
            facts.see("stamped by the log", by.timestamp() > LONG_AGO);
            consumer.assign(List.of(given, stamped));
            consumer.seekToBeginning(List.of(given, stamped));
            for (var record :
                    facts.read(consumer, 2).stream().sorted(Scenarios::byTopic).toList()) {
                facts.see(
                        record.topic(),
                        record.timestampType() + " " + (record.timestamp() == LONG_AGO));
            }
            // The reason is told in words of our own.
            var refused = producer.send(new ProducerRecord<>("s-strict", 0, LONG_AGO, "k", "v"));
            facts.see("too old", error(facts.outcome(refused)));
            var future = new ProducerRecord<>("s-given", 0, Long.MAX_VALUE / 4, "k", "v");
            facts.see("too new", error(facts.outcome(producer.send(future))));
        }
    }

    private static String error(String outcome) {
        return outcome.split(" ", 2)[0];
    }

    /// Each compression, also where the topic asks for another one than the producer's.
    static void compression(Facts facts) throws Exception {
        for (var topicType : List.of("producer", "uncompressed", "gzip", "zstd")) {
            var partition = facts.topic("s-" + topicType, Map.of("compression.type", topicType));
            for (var type : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
                try (var producer = facts.producer("compression.type", type, "linger.ms", 200)) {
                    for (int i = 0; i < 10; i++) {
                        producer.send(
                                new ProducerRecord<>(
                                        partition.topic(), 0, type, "again and again " + i));
                    }
                }
            }
            try (var consumer = facts.consumer()) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                var read = facts.read(consumer, 50);
                facts.see(topicType, read.stream().map(ConsumerRecord::key).distinct().toList());
                facts.see("last", read.getLast().offset() + " " + read.getLast().value());
            }
        }
    }

    /// Records as large as allowed, and larger.
    static void bigRecords(Facts facts) throws Exception {
        var usual = facts.topic("s-usual", KEEP);
        var large = facts.topic("s-large", Map.of("max.message.bytes", "3000000"));
        try (var producer = facts.producer("max.request.size", 8_000_000)) {
            facts.see("900 KB", offset(facts, producer.send(big(usual, 900_000))));
            facts.see("2 MB", facts.outcome(producer.send(big(usual, 2_000_000))));
            facts.see("2 MB allowed", offset(facts, producer.send(big(large, 2_000_000))));
            facts.see("4 MB", facts.outcome(producer.send(big(large, 4_000_000))));
            facts.see("small behind it", offset(facts, producer.send(big(large, 10))));
        }
        try (var consumer =
                facts.consumer("fetch.max.bytes", 1000, "max.partition.fetch.bytes", 1000)) {
            consumer.assign(List.of(large));
            consumer.seekToBeginning(List.of(large));
            facts.see(
                    "read with small limits",
                    facts.read(consumer, 2).stream().map(r -> r.value().length()).toList());
        }
    }

    private static ProducerRecord<String, String> big(TopicPartition partition, int size) {
        return new ProducerRecord<>(partition.topic(), 0, null, "x".repeat(size));
    }

    private static String offset(
            Facts facts,
            java.util.concurrent.Future<org.apache.kafka.clients.producer.RecordMetadata> sent)
            throws Exception {
        return "offset " + facts.get(sent).offset();
    }

    /// Records without key, without value, with empty ones and with headers.
    static void shapesOfRecords(Facts facts) throws Exception {
        var partition = facts.topic("s-shapes", KEEP);
        try (var producer = facts.producer();
                var consumer = facts.consumer()) {
            producer.send(new ProducerRecord<>("s-shapes", 0, null, "no key"));
            producer.send(new ProducerRecord<>("s-shapes", 0, "tombstone", null));
            producer.send(new ProducerRecord<>("s-shapes", 0, "", ""));
            var headers =
                    List.<org.apache.kafka.common.header.Header>of(
                            new RecordHeader("h", new byte[] {1}),
                            new RecordHeader("h", new byte[0]),
                            new RecordHeader("none", (byte[]) null));
            producer.send(new ProducerRecord<>("s-shapes", 0, LONG_AGO, "headers", "ж€", headers));
            producer.flush();
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (var record : facts.read(consumer, 4)) {
                facts.see(
                        "record " + record.offset(),
                        record.key()
                                + " "
                                + record.value()
                                + " "
                                + record.headers()
                                + " "
                                + record.leaderEpoch());
            }
        }
    }

    /// Records are deleted from the front; who stands there is told or moved.
    static void deletedRecords(Facts facts) throws Exception {
        var partition = facts.topic("s-deleted", KEEP);
        facts.write(partition, "0", "1", "2", "3", "4", "5");
        try (var consumer = facts.consumer();
                var strict = facts.consumer("auto.offset.reset", "none")) {
            for (var each : List.of(consumer, strict)) {
                each.assign(List.of(partition));
                each.seek(partition, 1);
            }
            var deleted =
                    facts.admin()
                            .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(4)))
                            .lowWatermarks()
                            .get(partition);
            facts.see("low watermark", facts.get(deleted).lowWatermark());
            facts.see("moved to the start", values(facts.read(consumer, 2)));
            try {
                facts.read(strict, 1);
                facts.see("not moved", "no exception");
            } catch (org.apache.kafka.clients.consumer.OffsetOutOfRangeException e) {
                facts.see("told", e.offsetOutOfRangePartitions());
            }
            var beyond =
                    facts.admin()
                            .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(99)))
                            .lowWatermarks()
                            .get(partition);
            facts.see("beyond the end", facts.outcome(beyond));
            consumer.seek(partition, 50);
            facts.see("past the end, moved to the start", values(facts.read(consumer, 2)));
        }
    }

    /// A consumer of many partitions, some of them paused for a while, gets every record once.
    static void manyPartitions(Facts facts) throws Exception {
        facts.topic("s-many", 30, KEEP);
        try (var consumer = facts.consumer()) {
            var all =
                    java.util.stream.IntStream.range(0, 30)
                            .mapToObj(i -> new TopicPartition("s-many", i))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            consumer.pause(all.subList(0, 10));
            try (var producer = facts.producer()) {
                for (int i = 0; i < 300; i++) {
                    producer.send(
                            new ProducerRecord<>("s-many", i % 30, null, Integer.toString(i)));
                }
            }
            var first = facts.read(consumer, 200);
            facts.see("without the paused", first.size());
            consumer.resume(all);
            var rest = facts.read(consumer, 100);
            facts.see("of the paused", rest.size());
            facts.see(
                    "different",
                    java.util.stream.Stream.concat(first.stream(), rest.stream())
                            .map(ConsumerRecord::value)
                            .distinct()
                            .count());
            facts.get(
                    facts.admin()
                            .createPartitions(Map.of("s-many", NewPartitions.increaseTo(31)))
                            .all());
        }
    }

    private static List<String> values(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(ConsumerRecord::value).toList();
    }

    private static int byTopic(ConsumerRecord<?, ?> one, ConsumerRecord<?, ?> other) {
        return one.topic().compareTo(other.topic());
    }
}
