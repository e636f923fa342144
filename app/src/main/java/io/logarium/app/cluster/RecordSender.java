package io.logarium.app.cluster;

import io.logarium.app.cluster.ClusterClient.Sent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/// Sends single records. acks and compression belong to a Kafka producer, so it keeps one and makes another when they change.
final class RecordSender implements AutoCloseable {
    private static final String CLIENT_ID = "logarium-producer";

    private final String bootstrap;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Kept kept;

    private record Kept(String acks, String compression, KafkaProducer<byte[], byte[]> producer) {}

    RecordSender(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    Sent send(RecordPlan plan) throws Exception {
        var record = KafkaRecords.wire(plan);
        lock.lockInterruptibly();
        try {
            var producer = producer(plan);
            long started = System.nanoTime();
            var where =
                    producer.send(record).get(ClusterClient.ANSWER_LIMIT_MS, TimeUnit.MILLISECONDS);
            return new Sent(
                    where.topic(),
                    where.partition(),
                    where.hasOffset() ? where.offset() : -1,
                    where.timestamp(),
                    System.nanoTime() - started);
        } finally {
            lock.unlock();
        }
    }

    private KafkaProducer<byte[], byte[]> producer(RecordPlan plan) {
        var now = kept;
        if (now != null
                && now.acks().equals(plan.acks())
                && now.compression().equals(plan.compression())) {
            return now.producer();
        }
        closeKept();
        var settings =
                ClientSettings.producer(bootstrap, CLIENT_ID, plan.acks(), plan.compression());
        settings.put("linger.ms", 0);
        // A topic that is deleted is forgotten soon; a later refresh of its metadata would make it
        // anew.
        settings.put("metadata.max.idle.ms", 5_000);
        var producer = new KafkaProducer<byte[], byte[]>(settings);
        kept = new Kept(plan.acks(), plan.compression(), producer);
        return producer;
    }

    private void closeKept() {
        if (kept != null) {
            kept.producer().close(Duration.ofSeconds(2));
            kept = null;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closeKept();
        } finally {
            lock.unlock();
        }
    }
}
