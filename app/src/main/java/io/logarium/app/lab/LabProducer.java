package io.logarium.app.lab;

import io.logarium.app.cluster.ClientSettings;
import io.logarium.app.cluster.Problem;
import io.logarium.app.cluster.Problems;
import io.logarium.app.cluster.RateMeter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// A generator of records: a real Kafka producer on a thread of its own, at a steady rate.
public final class LabProducer implements AutoCloseable {
    private static final long TICK_MS = 20;
    private static final long TELL_NANOS = 100_000_000L;
    private static final int LONGEST_BLOCK_MS = 2_000;
    private static final int BUFFER_BYTES = 8 * 1024 * 1024;

    private final String bootstrap;
    private final ProducerPlan plan;
    private final Consumer<LabDeed> told;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Map<Integer, Long> lastOffsets = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<Problem>> lastProblem =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<ProducerState> state;
    private final RateMeter meter = new RateMeter();
    private volatile double perSecond;
    private volatile boolean paused;
    private long sent;
    private long toldNanos;

    private LabProducer(String bootstrap, ProducerPlan plan, Consumer<LabDeed> told) {
        this.bootstrap = bootstrap;
        this.told = told;
        this.plan = plan;
        this.perSecond = plan.recordsPerSecond();
        this.state = new AtomicReference<>(snapshot(LabPhase.STARTING));
        this.thread = Thread.ofPlatform().daemon().name("lab-" + plan.name()).unstarted(this::run);
    }

    /// Starts at once.
    ///
    /// @param told hears what is done to it by hand
    static LabProducer start(String bootstrap, ProducerPlan plan, Consumer<LabDeed> told) {
        var producer = new LabProducer(bootstrap, plan, told);
        producer.thread.start();
        return producer;
    }

    public ProducerPlan plan() {
        return plan;
    }

    /// What it does now, from any thread.
    public ProducerState state() {
        return state.get();
    }

    /// Changes the rate while it runs.
    public void rate(double recordsPerSecond) {
        perSecond = Math.clamp(recordsPerSecond, ProducerPlan.SLOWEST, ProducerPlan.FASTEST);
    }

    public void pause(boolean pause) {
        paused = pause;
    }

    /// Asks it to stop; what was sent is still delivered. [#close()] waits for it.
    public void stop() {
        if (stop.getCount() > 0) {
            told.accept(new LabDeed.Stops(plan.name()));
        }
        stop.countDown();
    }

    private void run() {
        var settings =
                ClientSettings.producer(bootstrap, plan.name(), plan.acks(), plan.compression());
        settings.put("buffer.memory", BUFFER_BYTES);
        settings.put("max.block.ms", LONGEST_BLOCK_MS);
        try {
            TopicIsThere.check(bootstrap, plan.topic());
        } catch (Exception e) {
            lastProblem.set(Optional.of(Problems.of(e, plan.topic())));
            state.set(snapshot(LabPhase.FAILED));
            return;
        }
        try (var producer = new KafkaProducer<byte[], byte[]>(settings)) {
            generate(producer);
            state.set(snapshot(LabPhase.STOPPING));
            producer.close(Duration.ofSeconds(3));
            state.set(snapshot(LabPhase.STOPPED));
        } catch (Exception e) {
            lastProblem.set(Optional.of(Problems.of(e, plan.topic())));
            state.set(snapshot(LabPhase.FAILED));
        }
    }

    private void generate(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        var keys = new KeySource(plan.keys(), plan.seed());
        var random = new Random(plan.seed());
        var pace = new Pace(System.nanoTime());
        while (!stop.await(TICK_MS, TimeUnit.MILLISECONDS)) {
            long nowNanos = System.nanoTime();
            if (paused) {
                pace.skip(nowNanos);
            } else {
                burst(producer, keys, random, pace.due(perSecond, nowNanos));
            }
            tell();
        }
    }

    /// Sends what is due; after a failure the rest of it is let go, since each attempt may block for seconds.
    private void burst(
            KafkaProducer<byte[], byte[]> producer, KeySource keys, Random random, int due) {
        long failedBefore = failed.get();
        for (int i = 0; i < due && stop.getCount() > 0 && failed.get() == failedBefore; i++) {
            send(producer, keys.next(), random);
            tell();
        }
    }

    private void tell() {
        long nowNanos = System.nanoTime();
        if (nowNanos - toldNanos >= TELL_NANOS) {
            toldNanos = nowNanos;
            state.set(snapshot(paused ? LabPhase.PAUSED : LabPhase.RUNNING));
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, Optional<String> key, Random random) {
        sent++;
        var value = plan.value().fill(sent, key.orElse(""), System.currentTimeMillis(), random);
        producer.send(
                new ProducerRecord<>(
                        plan.topic(),
                        key.map(k -> k.getBytes(StandardCharsets.UTF_8)).orElse(null),
                        value.getBytes(StandardCharsets.UTF_8)),
                this::sent);
    }

    /// Called on the Kafka producer's own thread.
    private void sent(@Nullable RecordMetadata where, @Nullable Exception e) {
        if (e != null) {
            failed.incrementAndGet();
            lastProblem.set(Optional.of(Problems.of(e, plan.topic())));
            return;
        }
        acknowledged.incrementAndGet();
        if (where != null && where.hasOffset()) {
            lastOffsets.merge(where.partition(), where.offset(), Math::max);
        }
    }

    private ProducerState snapshot(LabPhase phase) {
        meter.observe(Map.of("", acknowledged.get()), System.currentTimeMillis());
        return new ProducerState(
                plan.name(),
                plan.topic(),
                phase,
                perSecond,
                meter.perSecond("").orElse(0),
                sent,
                acknowledged.get(),
                failed.get(),
                lastOffsets,
                lastProblem.get());
    }

    /// Stops it and waits a few seconds for what was sent.
    @Override
    public void close() {
        stop();
        Stopping.await(thread);
    }
}
