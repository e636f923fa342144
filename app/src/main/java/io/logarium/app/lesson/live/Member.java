package io.logarium.app.lesson.live;

import io.logarium.app.cluster.ClientSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;

/// A member of a group with a thread of its own, which polls, processes and commits only when it is told; in between its partitions are
/// paused, so that it stays in its group.
final class Member implements AutoCloseable {
    private static final Duration TURN = Duration.ofMillis(50);
    private static final long ANSWER_LIMIT_MS = 30_000;

    private final Plan plan;
    private final Tally tally;
    private final List<ConsumerRecord<byte[], byte[]>> inHand = new ArrayList<>();
    private final LinkedBlockingQueue<CompletableFuture<?>> asked = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> assigned = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean over;
    private CloseOptions.GroupMembershipOperation end =
            CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;

    /// How it joins.
    ///
    /// @param most `max.poll.records`
    /// @param automatic it polls, processes and commits by itself
    record Plan(
            String bootstrap,
            String group,
            String name,
            String topic,
            String reset,
            int most,
            boolean automatic) {}

    Member(Plan plan, Tally tally) {
        this.plan = plan;
        this.tally = tally;
        thread = Thread.ofPlatform().daemon().name("lesson-" + plan.name()).start(this::run);
    }

    String group() {
        return plan.group();
    }

    /// Waits until it is in the group; a member that gets no partition is in it as well.
    void awaitAssigned() {
        try {
            assigned.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(plan.name() + " did not get into the group", e);
        }
    }

    private void run() {
        var settings = ClientSettings.consumer(plan.bootstrap(), plan.name());
        settings.put("group.id", plan.group());
        settings.put("auto.offset.reset", plan.reset());
        settings.put("max.poll.records", plan.most());
        settings.put("session.timeout.ms", 6_000);
        settings.put("heartbeat.interval.ms", 500);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            consumer.subscribe(List.of(plan.topic()), new Pausing(consumer));
            while (!over) {
                turn(consumer);
            }
            consumer.close(
                    CloseOptions.timeout(Duration.ofSeconds(5)).withGroupMembershipOperation(end));
        } catch (KafkaException e) {
            assigned.completeExceptionally(e);
        }
    }

    private void turn(Consumer<byte[], byte[]> consumer) {
        if (plan.automatic()) {
            take(consumer, TURN);
            process(Integer.MAX_VALUE);
            try {
                consumer.commitSync();
            } catch (KafkaException passing) {
                // A rebalance came between; the next turn commits.
                consumer.poll(Duration.ZERO);
            }
        } else {
            consumer.poll(TURN);
        }
        if (asked.poll() instanceof Asked<?> next) {
            next.answer(consumer);
        }
    }

    private final class Pausing implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;

        private Pausing(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            inHand.clear();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!plan.automatic()) {
                consumer.pause(partitions);
            }
            assigned.complete(true);
        }
    }

    /// A question for the thread.
    private static final class Asked<T> extends CompletableFuture<T> {
        private final Function<Consumer<byte[], byte[]>, T> what;

        private Asked(Function<Consumer<byte[], byte[]>, T> what) {
            this.what = what;
        }

        private void answer(Consumer<byte[], byte[]> consumer) {
            try {
                complete(what.apply(consumer));
            } catch (KafkaException e) {
                completeExceptionally(e);
            }
        }
    }

    private <T> T ask(Function<Consumer<byte[], byte[]>, T> what) {
        var question = new Asked<>(what);
        asked.add(question);
        try {
            return question.get(ANSWER_LIMIT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException problem
                    ? problem
                    : new KafkaException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(plan.name() + " does not answer", e);
        }
    }

    /// Hands records to the program, at most so many, and processes the first of them.
    void poll(int most, int processes) {
        ask(consumer -> {
            consumer.resume(consumer.assignment());
            int got = 0;
            int empty = 0;
            while (got + plan.most() <= Math.max(most, plan.most()) && empty < 4) {
                int more = take(consumer, Duration.ofMillis(500));
                got += more;
                empty = more == 0 ? empty + 1 : 0;
            }
            consumer.pause(consumer.assignment());
            return process(processes);
        });
    }

    private int take(Consumer<byte[], byte[]> consumer, Duration limit) {
        var records = consumer.poll(limit);
        records.forEach(inHand::add);
        tally.read(plan.name(), records.count());
        return records.count();
    }

    int processSome(int count) {
        return ask(_ -> process(count));
    }

    private int process(int most) {
        int count = Math.min(most, inHand.size());
        var done = inHand.subList(0, count);
        done.forEach(r ->
                tally.processed(
                        plan.group(), new TopicPartition(r.topic(), r.partition()), r.offset()));
        done.clear();
        return count;
    }

    void giveUp() {
        ask(_ -> {
            inHand.removeFirst();
            return true;
        });
    }

    /// @param offsets empty: the positions, as commitSync() without arguments does
    String commit(Map<TopicPartition, Long> offsets) {
        try {
            return ask(consumer -> {
                if (offsets.isEmpty()) {
                    consumer.commitSync();
                } else {
                    consumer.commitSync(RealStage.metadata(offsets));
                }
                return "NONE";
            });
        } catch (KafkaException e) {
            return Errors.forException(e).name();
        }
    }

    List<TopicPartition> owned() {
        return ask(consumer -> List.copyOf(consumer.assignment()));
    }

    /// Empty where it does not own the partition.
    String position(TopicPartition of) {
        return ask(consumer ->
                consumer.assignment().contains(of) ? "" + consumer.position(of) : "none");
    }

    /// Says goodbye to the group.
    void leave() {
        end = CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
        close();
    }

    /// Ends without a goodbye.
    @Override
    public void close() {
        over = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
