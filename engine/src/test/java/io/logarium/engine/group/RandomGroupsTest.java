package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Members join, leave, die, pause, commit and come back at random; the log refuses or stalls; the coordinator crashes. Whatever
/// happens: a partition has one owner a generation, an acknowledged offset is never lost, every request is answered in time, and
/// the log alone gives the same state again.
///
/// `-Dseed=N` repeats one run.
class RandomGroupsTest {
    private static final int STEPS = 400;
    private static final int PARTITIONS = 4;

    static LongStream seeds() {
        var one = System.getProperty("seed");
        return one == null ? LongStream.range(0, 25) : LongStream.of(Long.parseLong(one));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensTheGroupKeepsItsPromises(long seed) {
        new Run(seed).play();
    }

    /// A request that waits, and until when it must have been answered.
    ///
    /// @param partition that is committed, with its offset; of no meaning for other requests
    private record Waiting(
            Consumer consumer, Reply<?> reply, long deadlineMs, int partition, long offset) {}

    /// A consumer that does what a real one would do with each answer, if it gets to it.
    private static final class Consumer {
        final LabClient client;
        final int index;
        boolean alive = true;
        boolean member;
        boolean synced;
        List<Integer> owned = List.of();
        Optional<JoinGroupResponseData> led = Optional.empty();
        int open;

        Consumer(GroupLab lab, int index) {
            this.index = index;
            client = lab.client("c" + index);
            client.sessionMs = 6_000 + index * 1_000;
            client.rebalanceMs = 3_000 + index * 2_000;
            if (index % 3 == 0) {
                client.named("i" + index);
            }
        }

        void forgets() {
            client.memberId = "";
            client.generation = -1;
            lostGeneration();
        }

        void lostGeneration() {
            member = false;
            synced = false;
            owned = List.of();
            led = Optional.empty();
        }
    }

    private static final class Run {
        final SplittableRandom random;
        final GroupLab lab;
        final List<Consumer> consumers = new ArrayList<>();
        final List<Waiting> waiting = new ArrayList<>();

        /// Who was given a partition in a generation.
        final Map<String, Integer> owners = new LinkedHashMap<>();

        final long[] acknowledged = new long[PARTITIONS];
        final long[] tried = new long[PARTITIONS];

        Run(long seed) {
            random = new SplittableRandom(seed);
            lab = new GroupLab(GroupLab.config(random.nextBoolean() ? 0 : 1_500));
            for (int i = 0; i < 2 + random.nextInt(4); i++) {
                consumers.add(new Consumer(lab, i));
            }
        }

        void play() {
            for (int i = 0; i < STEPS; i++) {
                step();
                lab.settle();
                collect();
                check();
            }
            heal();
        }

        void step() {
            var consumer = consumers.get(random.nextInt(consumers.size()));
            switch (random.nextInt(40)) {
                case 0 -> lab.commits = false;
                case 1, 3 -> lab.commits = false;
                case 14 -> lab.refusal = Optional.of(Errors.NOT_ENOUGH_REPLICAS);
                case 2 -> {
                    lab.refusal = Optional.empty();
                    lab.commits = true;
                }
                case 4 -> {
                    if (random.nextInt(2) == 0) {
                        crash();
                    }
                }
                case 5 -> consumer.alive = !consumer.alive;
                case 6 -> consumer.forgets();
                case 7 -> {
                    if (consumer.open == 0) {
                        consumer.client.leave();
                        consumer.forgets();
                    }
                }
                case 8, 9, 10, 11, 12, 13 -> lab.pass(random.nextInt(2_500));
                default -> {
                    lab.pass(random.nextInt(300));
                    act(consumer);
                }
            }
        }

        /// Nothing that waits is answered by the one that comes after; clients notice the broken connection.
        void crash() {
            collect();
            waiting.clear();
            if (random.nextBoolean()) {
                // The next one to lead has only what was committed.
                lab.log.subList((int) lab.highWatermark, lab.log.size()).clear();
            }
            lab.commits = true;
            lab.refusal = Optional.empty();
            consumers.forEach(c -> {
                c.open = 0;
                c.member = c.synced;
            });
            lab.crash();
        }

        void act(Consumer consumer) {
            if (!consumer.alive || consumer.open > 0) {
                return;
            }
            if (!consumer.member) {
                wait(consumer, consumer.client.join(), 320_000);
            } else if (!consumer.synced) {
                wait(consumer, sync(consumer), 30_000);
            } else {
                work(consumer);
            }
        }

        Reply<SyncGroupResponseData> sync(Consumer consumer) {
            var shares = new LinkedHashMap<String, byte[]>();
            consumer.led.ifPresent(generation -> {
                var members = generation.members();
                for (int m = 0; m < members.size(); m++) {
                    var share = new ArrayList<Integer>();
                    for (int p = m; p < PARTITIONS; p += members.size()) {
                        share.add(p);
                    }
                    shares.put(members.get(m).memberId(), LabClient.assignment(share));
                }
            });
            return consumer.client.sync(shares);
        }

        void work(Consumer consumer) {
            if (random.nextBoolean() && !consumer.owned.isEmpty()) {
                int partition = consumer.owned.get(random.nextInt(consumer.owned.size()));
                long offset = ++tried[partition];
                var reply = consumer.client.commit(partition, offset);
                consumer.open++;
                waiting.add(new Waiting(consumer, reply, lab.nowMs + 6_000, partition, offset));
            } else {
                heard(consumer, consumer.client.heartbeat());
            }
        }

        void heard(Consumer consumer, Errors error) {
            switch (error) {
                case NONE -> {}
                case UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID -> consumer.forgets();
                default -> consumer.lostGeneration();
            }
        }

        void wait(Consumer consumer, Reply<?> reply, long atMostMs) {
            consumer.open++;
            waiting.add(new Waiting(consumer, reply, lab.nowMs + atMostMs, 0, 0));
        }

        void collect() {
            for (var w : List.copyOf(waiting)) {
                assertThat(w.reply.isOpen() && lab.nowMs > w.deadlineMs)
                        .as("%s waits for too long", w.consumer.client)
                        .isFalse();
                if (!w.reply.isOpen()) {
                    waiting.remove(w);
                    w.consumer.open--;
                    answered(w);
                }
            }
        }

        void answered(Waiting w) {
            switch (w.reply.get()) {
                case JoinGroupResponseData join -> joined(w.consumer, join);
                case SyncGroupResponseData sync -> synced(w.consumer, sync);
                case OffsetCommitResponseData commit ->
                        committed(
                                w,
                                Errors.forCode(
                                        commit.topics()
                                                .getFirst()
                                                .partitions()
                                                .getFirst()
                                                .errorCode()));
                default -> throw new AssertionError(w.reply);
            }
        }

        void joined(Consumer consumer, JoinGroupResponseData join) {
            heard(consumer, Errors.forCode(join.errorCode()));
            if (join.errorCode() == 0) {
                consumer.client.memberId = join.memberId();
                consumer.client.generation = join.generationId();
                consumer.member = true;
                boolean assigns = !join.members().isEmpty() && !join.skipAssignment();
                consumer.led = assigns ? Optional.of(join) : Optional.empty();
            }
        }

        void synced(Consumer consumer, SyncGroupResponseData sync) {
            heard(consumer, Errors.forCode(sync.errorCode()));
            if (sync.errorCode() != 0) {
                return;
            }
            consumer.synced = true;
            var owned = ConsumerMetadata.owned(Bytes.of(sync.assignment()));
            consumer.owned = owned.isEmpty() ? List.of() : owned.getFirst().partitions();
            for (int partition : consumer.owned) {
                var place = consumer.client.generation + "/" + partition;
                assertThat(owners.putIfAbsent(place, consumer.index))
                        .as("owner of %s", place)
                        .isIn(null, consumer.index);
            }
        }

        void committed(Waiting w, Errors error) {
            heard(w.consumer, error);
            if (error == Errors.NONE) {
                acknowledged[w.partition] = Math.max(acknowledged[w.partition], w.offset);
            }
        }

        void check() {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                assertThat(lab.client("reader").fetched(partition))
                        .as("partition %d", partition)
                        .isGreaterThanOrEqualTo(
                                acknowledged[partition] == 0 ? -1 : acknowledged[partition])
                        .isLessThanOrEqualTo(tried[partition] == 0 ? -1 : tried[partition]);
            }
            lab.assertReplayGivesTheSame();
        }

        /// Once everything works again, everybody who lives is in and the group is stable before long.
        void heal() {
            lab.commits = true;
            lab.refusal = Optional.empty();
            for (int i = 0; i < 2_000; i++) {
                lab.pass(100);
                collect();
                consumers.forEach(this::act);
                lab.settle();
                collect();
            }
            var living = consumers.stream().filter(c -> c.alive).toList();
            assertThat(living).allMatch(c -> c.synced);
            if (!living.isEmpty()) {
                assertThat(lab.shard().classic("g").orElseThrow().state())
                        .isEqualTo(GroupState.STABLE);
            }
        }
    }
}
