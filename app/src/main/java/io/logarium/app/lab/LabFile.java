package io.logarium.app.lab;

import io.logarium.app.cluster.ClientSettings;
import io.logarium.app.cluster.Problem;
import io.logarium.app.cluster.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Sends the lines of a file in their order, as fast as the brokers take them, on a thread of its own.
public final class LabFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 8 * 1024 * 1024;

    /// A record that no broker takes for so long has failed; the rest is not sent then.
    private static final int LONGEST_BLOCK_MS = 10_000;

    private final String bootstrap;
    private final Plan plan;
    private final Thread thread;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicReference<Optional<Problem>> problem =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<LabPhase> phase = new AtomicReference<>(LabPhase.STARTING);
    private volatile boolean cancelled;

    /// What is sent.
    ///
    /// @param name its client.id
    /// @param lines how many there are
    /// @param acks `0`, `1` or `all`
    /// @param compression `none`, `gzip`, `snappy`, `lz4` or `zstd`
    public record Plan(
            String name, String topic, LineFile file, int lines, String acks, String compression) {}

    /// How far it is.
    ///
    /// @param problem the first; nothing is sent after it
    public record Progress(
            LabPhase phase, int sent, int acknowledged, int lines, Optional<Problem> problem) {
        /// The share of lines that brokers have acknowledged, 0 to 1.
        public double share() {
            return lines == 0 ? 0 : Math.min(1, acknowledged / (double) lines);
        }
    }

    private LabFile(String bootstrap, Plan plan) {
        this.bootstrap = bootstrap;
        this.plan = plan;
        thread = Thread.ofPlatform().daemon().name("lab-" + plan.name()).unstarted(this::run);
    }

    static LabFile start(String bootstrap, Plan plan) {
        var file = new LabFile(bootstrap, plan);
        file.thread.start();
        return file;
    }

    public Plan plan() {
        return plan;
    }

    /// How far it is now, from any thread.
    public Progress progress() {
        return new Progress(
                phase.get(), sent.get(), acknowledged.get(), plan.lines(), problem.get());
    }

    /// Sends no more lines; what was sent stays in the topic.
    public void cancel() {
        cancelled = true;
    }

    private void run() {
        var settings =
                ClientSettings.producer(bootstrap, plan.name(), plan.acks(), plan.compression());
        settings.put("buffer.memory", BUFFER_BYTES);
        settings.put("max.block.ms", LONGEST_BLOCK_MS);
        settings.put("linger.ms", 5);
        try {
            TopicIsThere.check(bootstrap, plan.topic());
            try (var producer = new KafkaProducer<byte[], byte[]>(settings)) {
                phase.set(LabPhase.RUNNING);
                plan.file()
                        .each(
                                line -> {
                                    send(producer, line);
                                    return true;
                                },
                                () -> cancelled || problem.get().isPresent());
                phase.set(LabPhase.STOPPING);
                producer.close(Duration.ofSeconds(cancelled ? 3 : 30));
            }
        } catch (Exception e) {
            failed(e);
        }
        phase.set(problem.get().isPresent() ? LabPhase.FAILED : LabPhase.STOPPED);
    }

    private void send(KafkaProducer<byte[], byte[]> producer, LineFile.Line line) {
        producer.send(
                new ProducerRecord<>(
                        plan.topic(),
                        line.key().map(k -> k.getBytes(StandardCharsets.UTF_8)).orElse(null),
                        line.value().getBytes(StandardCharsets.UTF_8)),
                (_, e) -> {
                    if (e == null) {
                        acknowledged.incrementAndGet();
                    } else {
                        failed(e);
                    }
                });
        sent.incrementAndGet();
    }

    private void failed(Exception e) {
        problem.compareAndSet(Optional.empty(), Optional.of(Problems.of(e, plan.topic())));
    }

    /// Cancels it and waits a few seconds.
    @Override
    public void close() {
        cancel();
        Stopping.await(thread);
    }
}
