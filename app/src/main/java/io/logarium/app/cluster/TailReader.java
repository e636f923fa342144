package io.logarium.app.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads the newest records of one topic with `assign()`, without a group. What arrived between two looks beyond the
/// wanted number is skipped, so the work does not grow with the rate of the writers. Not for several threads.
final class TailReader implements AutoCloseable {
    /// More partitions than this are shown as bars or a heat map, which need no records.
    private static final int MOST_PARTITIONS = 32;

    private static final Duration LOOK = Duration.ofMillis(40);
    private static final int MOST_LOOKS = 5;

    private final String bootstrap;
    private final Map<TopicPartition, Tail> tails = new TreeMap<>(TailReader::inOrder);
    private String topicId = "";
    private Map<TopicPartition, List<RecordFacts>> published = Map.of();
    private @Nullable KafkaConsumer<byte[], byte[]> opened;

    /// What is kept of a partition, and the next offset to read.
    private static final class Tail {
        final ArrayDeque<RecordFacts> records = new ArrayDeque<>();
        long next = -1;
    }

    TailReader(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /// The newest records of each partition, at most `most` each, oldest first. The same map as before when nothing came.
    Map<TopicPartition, List<RecordFacts>> read(TopicFacts topic, int most) {
        if (most == 0 || topic.partitions().size() > MOST_PARTITIONS) {
            return forget();
        }
        if (!topicId.equals(topic.id())) {
            tails.clear();
            topicId = topic.id();
        }
        boolean changed = false;
        var behind = new TreeSet<TopicPartition>(TailReader::inOrder);
        for (var partition : topic.partitions()) {
            var at = new TopicPartition(topic.name(), partition.index());
            var tail = tailOf(at);
            if (partition.leader().isEmpty() || partition.highWatermark().isEmpty()) {
                continue;
            }
            long end = partition.highWatermark().getAsLong();
            long from = Math.max(partition.logStart().orElse(0), end - most);
            changed |= dropBefore(tail, from);
            tail.next = Math.max(tail.next, from);
            if (tail.next < end) {
                behind.add(at);
            }
        }
        if (!behind.isEmpty()) {
            changed |= fetch(behind, topic, most);
        }
        return changed ? publish() : published;
    }

    /// Lets go of everything, also of the connection.
    Map<TopicPartition, List<RecordFacts>> forget() {
        if (!published.isEmpty() || !tails.isEmpty()) {
            close();
            tails.clear();
            topicId = "";
            published = Map.of();
        }
        return published;
    }

    private Tail tailOf(TopicPartition at) {
        return tails.computeIfAbsent(at, a -> new Tail());
    }

    private static boolean dropBefore(Tail tail, long from) {
        boolean dropped = false;
        while (!tail.records.isEmpty() && tail.records.getFirst().offset() < from) {
            tail.records.removeFirst();
            dropped = true;
        }
        return dropped;
    }

    private boolean fetch(TreeSet<TopicPartition> behind, TopicFacts topic, int most) {
        var consumer = consumer();
        consumer.assign(behind);
        // A partition that stays assigned stays paused, too.
        consumer.resume(behind);
        behind.forEach(at -> consumer.seek(at, tailOf(at).next));
        boolean came = false;
        for (int look = 0; look < MOST_LOOKS && !behind.isEmpty(); look++) {
            for (var record : consumer.poll(LOOK)) {
                came = true;
                keep(record, most);
            }
            for (var at : List.copyOf(behind)) {
                // The position, not the last record: a transaction's marker has an offset and no
                // record.
                long next = consumer.position(at);
                tailOf(at).next = next;
                if (next >= endOf(topic, at)) {
                    behind.remove(at);
                    consumer.pause(List.of(at));
                }
            }
        }
        return came;
    }

    private void keep(ConsumerRecord<byte[], byte[]> record, int most) {
        var records = tailOf(new TopicPartition(record.topic(), record.partition())).records;
        records.addLast(KafkaRecords.facts(record));
        while (records.size() > most) {
            records.removeFirst();
        }
    }

    private static long endOf(TopicFacts topic, TopicPartition at) {
        return topic.partitions().get(at.partition()).highWatermark().orElse(0);
    }

    private Map<TopicPartition, List<RecordFacts>> publish() {
        var copy = new HashMap<TopicPartition, List<RecordFacts>>();
        tails.forEach((at, tail) -> copy.put(at, List.copyOf(tail.records)));
        published = Map.copyOf(copy);
        return published;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var consumer = opened;
        if (consumer == null) {
            var settings = ClientSettings.consumer(bootstrap, "logarium-view");
            settings.put("auto.offset.reset", "earliest");
            settings.put("fetch.max.wait.ms", 20);
            settings.put("max.partition.fetch.bytes", 256 * 1024);
            settings.put("fetch.max.bytes", 2 * 1024 * 1024);
            consumer = new KafkaConsumer<>(settings);
            opened = consumer;
        }
        return consumer;
    }

    private static int inOrder(TopicPartition a, TopicPartition b) {
        int byTopic = a.topic().compareTo(b.topic());
        return byTopic != 0 ? byTopic : Integer.compare(a.partition(), b.partition());
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close(CloseOptions.timeout(Duration.ofSeconds(1)));
            opened = null;
        }
    }
}
