package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Members of the consumer protocol come, go, die, dawdle and change their minds at random; topics grow; the log refuses or stalls;
/// the coordinator crashes. Whatever happens: no two members have the same partition, a member's epoch never goes back, the log
/// alone gives the same state again, and once all is quiet every partition has an owner.
///
/// `-Dseed=N` repeats one run.
class RandomConsumersTest {
    private static final int STEPS = 300;
    private static final List<String> NAMES = List.of("orders", "payments", "later");

    static LongStream seeds() {
        var one = System.getProperty("seed");
        return one == null ? LongStream.range(0, 40) : LongStream.of(Long.parseLong(one));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensTheGroupKeepsItsPromises(long seed) {
        new Run(seed).play();
    }

    private static final class Life {
        final LabConsumer client;
        boolean alive = true;
        int lives;
        Optional<Reply<ConsumerGroupHeartbeatResponseData>> open = Optional.empty();

        Life(LabConsumer client) {
            this.client = client;
        }

        /// Under a new id, with nothing.
        void begin() {
            lives++;
            client.memberId = client.name + "-" + lives;
            client.lost();
            open = Optional.empty();
            alive = true;
        }
    }

    private static final class Run {
        final SplittableRandom random;
        final GroupLab lab = GroupLab.eager();
        final List<Life> lives = new ArrayList<>();
        final Map<String, Integer> epochs = new LinkedHashMap<>();

        Run(long seed) {
            random = new SplittableRandom(seed);
            lab.configs.put("consumer.assignment.interval.ms", random.nextBoolean() ? "0" : "1000");
            for (int i = 0; i < 2 + random.nextInt(4); i++) {
                var life = new Life(new LabConsumer(lab, "c" + i));
                life.client.rebalanceMs = 10_000 + i * 5_000;
                life.client.instanceId = i % 3 == 2 ? "i" + i : null;
                life.client.assignor = random.nextInt(3) == 0 ? "range" : null;
                life.begin();
                lives.add(life);
            }
        }

        void play() {
            for (int i = 0; i < STEPS; i++) {
                step();
                collect();
                check();
            }
            heal();
        }

        void step() {
            var life = lives.get(random.nextInt(lives.size()));
            switch (random.nextInt(40)) {
                case 0 -> lab.commits = false;
                case 1 -> lab.refusal = Optional.of(Errors.NOT_ENOUGH_REPLICAS);
                case 2, 3 -> {
                    lab.refusal = Optional.empty();
                    lab.commits = true;
                    lab.settle();
                }
                case 4 -> crash();
                case 5 -> life.alive = false;
                case 6 -> life.begin();
                case 7 -> leave(life);
                case 8 -> lab.topic(NAMES.get(random.nextInt(3)), 1 + random.nextInt(7));
                case 9 -> subscribe(life);
                case 10, 11, 12 -> lab.pass(random.nextInt(12_000));
                default -> {
                    lab.pass(random.nextInt(800));
                    beat(life);
                }
            }
        }

        void crash() {
            if (random.nextBoolean()) {
                // The next one to lead has only what was committed.
                lab.log.subList((int) lab.highWatermark, lab.log.size()).clear();
            }
            lab.commits = true;
            lab.refusal = Optional.empty();
            lives.forEach(life -> {
                life.open = Optional.empty();
                life.client.missed();
            });
            epochs.clear();
            lab.crash();
        }

        void leave(Life life) {
            if (life.open.isEmpty() && life.client.epoch > 0) {
                boolean forAWhile = life.client.instanceId != null && random.nextBoolean();
                if (forAWhile) {
                    life.client.goAway();
                } else {
                    life.client.leave();
                }
                life.begin();
                life.alive = random.nextBoolean();
            }
        }

        void subscribe(Life life) {
            if (random.nextInt(3) == 0) {
                life.client.topics = List.of();
                life.client.regex = random.nextBoolean() ? "(orders|pay.*)" : "later";
            } else {
                life.client.regex = "";
                life.client.topics = List.of(NAMES.get(random.nextInt(3)), "orders");
            }
            if (life.alive && life.open.isEmpty() && life.client.epoch > 0) {
                life.open = Optional.of(life.client.send(life.client.full()));
            }
        }

        void beat(Life life) {
            if (!life.alive || life.open.isPresent()) {
                return;
            }
            boolean busy = life.client.epoch > 0 && random.nextInt(4) == 0;
            life.open = Optional.of(busy ? life.client.beatBusily() : life.client.beat());
        }

        /// Clients hear what has been answered.
        void collect() {
            for (var life : lives) {
                if (life.open.filter(reply -> !reply.isOpen()).isPresent()) {
                    int before = life.client.epoch;
                    var answer = life.client.heard(life.open.get());
                    life.open = Optional.empty();
                    heard(life, before, answer);
                }
            }
        }

        private void heard(Life life, int before, ConsumerGroupHeartbeatResponseData answer) {
            var error = Errors.forCode(answer.errorCode());
            assertThat(error)
                    .isIn(
                            Errors.NONE,
                            Errors.UNKNOWN_MEMBER_ID,
                            Errors.FENCED_MEMBER_EPOCH,
                            Errors.FENCED_INSTANCE_ID,
                            Errors.UNRELEASED_INSTANCE_ID,
                            Errors.GROUP_ID_NOT_FOUND,
                            Errors.COORDINATOR_NOT_AVAILABLE);
            if (error == Errors.NONE) {
                assertThat(answer.memberEpoch()).isGreaterThanOrEqualTo(before);
            } else if (error == Errors.FENCED_INSTANCE_ID || error == Errors.GROUP_ID_NOT_FOUND) {
                life.begin();
            }
        }

        void check() {
            lab.shard()
                    .consumer("g")
                    .ifPresent(group -> {
                        var owners = new TreeMap<String, String>();
                        for (var member : group.members()) {
                            var current = member.current();
                            own(owners, current.assigned().plain(), member.id());
                            own(owners, current.pendingRevocation().plain(), member.id());
                            int before = epochs.getOrDefault(member.id(), 0);
                            int now = current.epoch();
                            assertThat(now == -2 || now == 0 || now >= before)
                                    .as("%s: %d after %d", member.id(), now, before)
                                    .isTrue();
                            epochs.put(member.id(), Math.max(before, now));
                        }
                        clientsOwnApart(group);
                    });
        }

        private static void own(
                Map<String, String> owners, Assignment assignment, String memberId) {
            assignment
                    .partitions()
                    .forEach((topic, indexes) ->
                            indexes.forEach(p ->
                                    assertThat(owners.put(topic + "-" + p, memberId))
                                            .as("%s-%d has a second owner: %s", topic, p, memberId)
                                            .isNull()));
        }

        /// Those that are still members, in their own eyes.
        private void clientsOwnApart(ConsumerGroup group) {
            var owners = new TreeMap<String, String>();
            for (var life : lives) {
                if (life.alive && group.find(life.client.memberId).isPresent()) {
                    own(owners, Assignment.of(life.client.owned), life.client.memberId);
                }
            }
        }

        /// All is well from now on: soon everybody has a share, and together they have everything.
        void heal() {
            lab.refusal = Optional.empty();
            lab.commits = true;
            lab.settle();
            collect();
            lives.forEach(life -> life.alive = true);
            for (int round = 0; round < 40; round++) {
                for (var life : lives) {
                    beat(life);
                    collect();
                }
                lab.pass(3_000);
                collect();
                check();
            }
            var group = lab.shard().consumer("g").orElseThrow();
            assertThat(group.stateText()).isEqualTo("Stable");
            assertThat(shared()).isEqualTo(wanted(group));
            lab.assertReplayGivesTheSame();
        }

        private Map<Uuid, TreeSet<Integer>> shared() {
            var all = new TreeMap<Uuid, TreeSet<Integer>>();
            for (var life : lives) {
                life.client.owned.forEach((topic, its) ->
                        all.computeIfAbsent(topic, t -> new TreeSet<>()).addAll(its));
            }
            all.values().removeIf(TreeSet::isEmpty);
            return all;
        }

        private Map<Uuid, TreeSet<Integer>> wanted(ConsumerGroup group) {
            var all = new TreeMap<Uuid, TreeSet<Integer>>();
            for (var topic : group.topics()) {
                for (int p = 0; p < lab.partitionsOf(topic); p++) {
                    all.computeIfAbsent(GroupLab.id(topic), t -> new TreeSet<>()).add(p);
                }
            }
            return all;
        }
    }
}
