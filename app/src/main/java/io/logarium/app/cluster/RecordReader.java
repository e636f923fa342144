package io.logarium.app.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads a range of records with `assign()`, without a group.
final class RecordReader implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int MOST_LOOKS = 25;

    private final String bootstrap;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable KafkaConsumer<byte[], byte[]> opened;

    RecordReader(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    List<RecordFacts> read(TopicPartition at, long fromOffset, int most) throws Exception {
        lock.lockInterruptibly();
        try {
            var consumer = consumer();
            consumer.assign(List.of(at));
            long end = consumer.endOffsets(List.of(at)).getOrDefault(at, 0L);
            long start = consumer.beginningOffsets(List.of(at)).getOrDefault(at, 0L);
            consumer.seek(at, Math.max(start, fromOffset));
            var records = new ArrayList<RecordFacts>();
            for (int look = 0; look < MOST_LOOKS && consumer.position(at) < end; look++) {
                for (var record : consumer.poll(LOOK)) {
                    if (records.size() == most) {
                        return records;
                    }
                    records.add(KafkaRecords.facts(record));
                }
            }
            return records;
        } finally {
            lock.unlock();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var consumer = opened;
        if (consumer == null) {
            var settings = ClientSettings.consumer(bootstrap, "logarium-reader");
            settings.put("auto.offset.reset", "earliest");
            consumer = new KafkaConsumer<>(settings);
            opened = consumer;
        }
        return consumer;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (opened != null) {
                opened.close(CloseOptions.timeout(Duration.ofSeconds(1)));
                opened = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
