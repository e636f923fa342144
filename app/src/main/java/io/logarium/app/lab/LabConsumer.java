package io.logarium.app.lab;

import io.logarium.app.cluster.KafkaRecords;
import io.logarium.app.cluster.Problem;
import io.logarium.app.cluster.Problems;
import io.logarium.app.cluster.RateMeter;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.lab.ConsumerPlan.CommitMode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;

/// A member of a consumer group, or a reader on its own: a real Kafka consumer on a thread of its own.
public final class LabConsumer implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final long TELL_NANOS = 100_000_000L;
    private static final long HANG_LOOK_MS = 50;

    private final String bootstrap;
    private final ConsumerPlan plan;
    private final Consumer<LabDeed> told;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicBoolean commitWanted = new AtomicBoolean();
    private final AtomicReference<Optional<Problem>> lastProblem =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<ConsumerState> state;
    private final ArrayDeque<RecordFacts> recent = new ArrayDeque<>();
    private final Owned owned = new Owned(System::currentTimeMillis);
    private final RateMeter meter = new RateMeter();
    private volatile int processingMs;
    private volatile boolean paused;
    private volatile boolean hung;
    private volatile boolean crashed;
    private String memberId = "";
    private long read;
    private long toldNanos;

    private LabConsumer(String bootstrap, ConsumerPlan plan, Consumer<LabDeed> told) {
        this.bootstrap = bootstrap;
        this.told = told;
        this.plan = plan;
        this.processingMs = plan.processingMs();
        this.state = new AtomicReference<>(snapshot(LabPhase.STARTING));
        this.thread = Thread.ofPlatform().daemon().name("lab-" + plan.name()).unstarted(this::run);
    }

    /// Joins its group at once.
    ///
    /// @param told hears what is done to it by hand
    static LabConsumer start(String bootstrap, ConsumerPlan plan, Consumer<LabDeed> told) {
        var consumer = new LabConsumer(bootstrap, plan, told);
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
        told.accept(new LabDeed.Pauses(plan.name(), pause));
    }

    /// Does not come back from its work, and so does not poll; its heartbeats go on until `max.poll.interval.ms` is over.
    public void hang(boolean hang) {
        hung = hang;
        told.accept(new LabDeed.Hangs(plan.name(), hang));
    }

    /// Changes how long it works on each record.
    public void processing(int milliseconds) {
        processingMs = Math.clamp(milliseconds, 0, ConsumerPlan.LONGEST_PROCESSING_MS);
    }

    /// Commits what it has worked on, between two records.
    public void commit() {
        commitWanted.set(true);
        told.accept(new LabDeed.Commits(plan.name()));
    }

    /// Asks it to leave the group. [#close()] waits for it.
    public void stop() {
        if (isOn()) {
            told.accept(new LabDeed.Stops(plan.name()));
        }
        stop.countDown();
    }

    /// Ends it as a killed process ends: nothing is committed, the group hears nothing and waits for its heartbeats.
    public void crash() {
        told.accept(new LabDeed.Crashes(plan.name()));
        crashed = true;
        stop.countDown();
    }

    private void run() {
        try (var consumer =
                new KafkaConsumer<byte[], byte[]>(ConsumerSettings.of(bootstrap, plan))) {
            begin(consumer);
            while (isOn()) {
                turn(consumer);
            }
            if (crashed) {
                die(consumer);
            } else {
                state.set(snapshot(LabPhase.STOPPING));
                consumer.close(CloseOptions.timeout(Duration.ofSeconds(3)));
            }
            owned.clear();
            state.set(snapshot(crashed ? LabPhase.CRASHED : LabPhase.STOPPED));
        } catch (Exception e) {
            owned.clear();
            lastProblem.set(Optional.of(Problems.of(e, plan.group())));
            state.set(snapshot(LabPhase.FAILED));
        }
    }

    private boolean isOn() {
        return stop.getCount() > 0;
    }

    private void begin(KafkaConsumer<byte[], byte[]> consumer) {
        if (!(plan.joining() instanceof Joining.Alone(var wanted))) {
            consumer.subscribe(plan.topics(), owned);
            return;
        }
        var topic = plan.topics().getFirst();
        var partitions =
                wanted.isEmpty()
                        ? consumer.partitionsFor(topic).stream().map(p -> p.partition()).toList()
                        : wanted;
        var places = partitions.stream().map(p -> new TopicPartition(topic, p)).toList();
        consumer.assign(places);
        owned.onPartitionsAssigned(places);
    }

    /// A position that is not known is not committed by the farewell.
    private static void die(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.seekToBeginning(consumer.assignment());
        consumer.close(
                CloseOptions.groupMembershipOperation(
                                CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP)
                        .withTimeout(Duration.ZERO));
    }

    private void turn(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
        if (hangs()) {
            return;
        }
        if (paused) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        var records = consumer.poll(LOOK);
        for (var at : consumer.assignment()) {
            owned.at(at, consumer.position(at));
        }
        if (plan.joins()) {
            memberId = consumer.groupMetadata().memberId();
        }
        tell();
        if (plan.commits() == CommitMode.BEFORE && !records.isEmpty()) {
            commit(consumer, Map.of());
        }
        var undone = new HashMap<TopicPartition, Long>();
        for (var record : records) {
            if (work()) {
                undone.putIfAbsent(place(record), record.offset());
                continue;
            }
            done(record);
            if (plan.commits() == CommitMode.EACH_RECORD) {
                commit(consumer, Map.of(place(record), new OffsetAndMetadata(record.offset() + 1)));
            }
        }
        // What it was told to stop before must not be committed by the farewell.
        undone.forEach(consumer::seek);
        boolean eachPoll = plan.commits() == CommitMode.EACH_POLL;
        if (commitWanted.getAndSet(false) || (eachPoll && !records.isEmpty())) {
            commit(consumer, Map.of());
        }
    }

    private static TopicPartition place(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private void done(ConsumerRecord<byte[], byte[]> record) {
        read++;
        recent.addLast(KafkaRecords.facts(record));
        if (recent.size() > ConsumerState.MOST_RECENT) {
            recent.removeFirst();
        }
        tell();
    }

    /// Works on a record: takes its time. Answers whether it was told to stop instead.
    private boolean work() throws InterruptedException {
        boolean stopped =
                processingMs > 0 ? stop.await(processingMs, TimeUnit.MILLISECONDS) : !isOn();
        return stopped || hangs();
    }

    /// Stays away from `poll()` as long as the user wants. Answers whether it was told to stop meanwhile.
    private boolean hangs() throws InterruptedException {
        if (!hung) {
            return false;
        }
        state.set(snapshot(LabPhase.HUNG));
        while (hung) {
            if (stop.await(HANG_LOOK_MS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    /// @param offsets none means all that was polled
    private void commit(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (!plan.joins()) {
            return;
        }
        try {
            if (offsets.isEmpty()) {
                consumer.commitSync();
            } else {
                consumer.commitSync(offsets);
            }
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
                memberId,
                owned.partitions(),
                owned.positions(),
                read,
                meter.perSecond("").orElse(0),
                List.copyOf(recent),
                owned.standstills(),
                lastProblem.get());
    }

    /// Leaves the group and waits a few seconds for it.
    @Override
    public void close() {
        stop();
        Stopping.await(thread);
    }
}
