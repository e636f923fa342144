package io.logarium.app.lab;

import io.logarium.app.cluster.ClientSettings;
import io.logarium.app.cluster.KafkaRecords;
import io.logarium.app.cluster.Problem;
import io.logarium.app.cluster.Problems;
import io.logarium.app.cluster.RateMeter;
import io.logarium.app.cluster.RecordFacts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;

/// A member of a consumer group: a real Kafka consumer on a thread of its own.
public final class LabConsumer implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final long TELL_NANOS = 100_000_000L;

    /// Small polls while each record takes time, so that positions move in steps that one can follow.
    private static final int SLOW_POLL_RECORDS = 5;

    private final String bootstrap;
    private final ConsumerPlan plan;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicBoolean commitWanted = new AtomicBoolean();
    private final AtomicReference<Optional<Problem>> lastProblem =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<ConsumerState> state;
    private final ArrayDeque<RecordFacts> recent = new ArrayDeque<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final RateMeter meter = new RateMeter();
    private volatile int processingMs;
    private volatile boolean paused;
    private long read;
    private long toldNanos;

    private LabConsumer(String bootstrap, ConsumerPlan plan) {
        this.bootstrap = bootstrap;
        this.plan = plan;
        this.processingMs = plan.processingMs();
        this.state = new AtomicReference<>(snapshot(LabPhase.STARTING));
        this.thread = Thread.ofPlatform().daemon().name("lab-" + plan.name()).unstarted(this::run);
    }

    /// Joins its group at once.
    static LabConsumer start(String bootstrap, ConsumerPlan plan) {
        var consumer = new LabConsumer(bootstrap, plan);
        consumer.thread.start();
        return consumer;
    }

    public ConsumerPlan plan() {
        return plan;
    }

    /// What it does now, from any thread.
    public ConsumerState state() {
        return state.get();
    }

    /// Stops fetching and stays in the group, as `KafkaConsumer.pause` does.
    public void pause(boolean pause) {
        paused = pause;
    }

    /// Changes how long it works on each record.
    public void processing(int milliseconds) {
        processingMs = Math.clamp(milliseconds, 0, ConsumerPlan.LONGEST_PROCESSING_MS);
    }

    /// Commits what it has worked on, between two records.
    public void commit() {
        commitWanted.set(true);
    }

    /// Asks it to leave the group. [#close()] waits for it.
    public void stop() {
        stop.countDown();
    }

    private void run() {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings())) {
            consumer.subscribe(plan.topics(), new Owned());
            while (stop.getCount() > 0) {
                turn(consumer);
            }
            state.set(snapshot(LabPhase.STOPPING));
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(3)));
            positions.clear();
            state.set(snapshot(LabPhase.STOPPED));
        } catch (Exception e) {
            positions.clear();
            lastProblem.set(Optional.of(Problems.of(e, plan.group())));
            state.set(snapshot(LabPhase.FAILED));
        }
    }

    private Map<String, Object> settings() {
        var settings = ClientSettings.consumer(bootstrap, plan.name());
        settings.put("group.id", plan.group());
        settings.put("auto.offset.reset", plan.fromEarliest() ? "earliest" : "latest");
        if (plan.commits() == ConsumerPlan.CommitMode.AUTO) {
            settings.put("enable.auto.commit", true);
            settings.put("auto.commit.interval.ms", 1_000);
        }
        if (plan.processingMs() > 0) {
            settings.put("max.poll.records", SLOW_POLL_RECORDS);
        }
        return settings;
    }

    private void turn(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
        if (paused) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        var records = consumer.poll(LOOK);
        for (var at : consumer.assignment()) {
            positions.put(at, consumer.position(at));
        }
        tell();
        var undone = new HashMap<TopicPartition, Long>();
        for (var record : records) {
            if (work()) {
                var at = new TopicPartition(record.topic(), record.partition());
                undone.putIfAbsent(at, record.offset());
                continue;
            }
            read++;
            recent.addLast(KafkaRecords.facts(record));
            if (recent.size() > ConsumerState.MOST_RECENT) {
                recent.removeFirst();
            }
            tell();
        }
        // What it was told to stop before must not be committed by the farewell.
        undone.forEach(consumer::seek);
        boolean eachPoll = plan.commits() == ConsumerPlan.CommitMode.EACH_POLL;
        if (commitWanted.getAndSet(false) || (eachPoll && !records.isEmpty())) {
            commit(consumer);
        }
    }

    /// Works on a record: takes its time. Answers whether it was told to stop instead.
    private boolean work() throws InterruptedException {
        return processingMs > 0
                ? stop.await(processingMs, TimeUnit.MILLISECONDS)
                : stop.getCount() == 0;
    }

    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            consumer.commitSync();
        } catch (RebalanceInProgressException e) {
            // The next poll takes part in the rebalance; the commit is due again after it.
            commitWanted.set(true);
        } catch (WakeupException e) {
            throw e;
        } catch (org.apache.kafka.common.KafkaException e) {
            lastProblem.set(Optional.of(Problems.of(e, plan.group())));
        }
    }

    private void tell() {
        long nowNanos = System.nanoTime();
        if (nowNanos - toldNanos >= TELL_NANOS) {
            toldNanos = nowNanos;
            state.set(snapshot(paused ? LabPhase.PAUSED : LabPhase.RUNNING));
        }
    }

    private ConsumerState snapshot(LabPhase phase) {
        meter.observe(Map.of("", read), System.currentTimeMillis());
        return new ConsumerState(
                plan.name(),
                plan.group(),
                phase,
                plan.commits(),
                processingMs,
                positions,
                read,
                meter.perSecond("").orElse(0),
                List.copyOf(recent),
                lastProblem.get());
    }

    /// Leaves the group and waits a few seconds for it.
    @Override
    public void close() {
        stop();
        Stopping.await(thread);
    }

    /// Forgets the positions of partitions that now belong to another member.
    private final class Owned implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            positions.keySet().removeAll(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // poll() asks for the positions next.
        }
    }
}
