package io.logarium.engine.sim.scenario;

import io.logarium.engine.sim.Simulation;
import io.logarium.engine.sim.client.GroupCommits;
import io.logarium.engine.sim.client.SimClient;
import io.logarium.engine.sim.client.StepConsumer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Members of groups under names of their own, whose programs read, process and commit when a scenario says so, and what became of
/// each record: given, processed, processed twice.
final class Readers {
    static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private static final long REQUEST_TIMEOUT_MS = 7_000;
    private static final long AUTO_MS = 1_000;
    private static final int MOST_MEMBERS = 50;

    private final Simulation simulation;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Integer> processed = new LinkedHashMap<>();
    private final Map<String, Integer> read = new TreeMap<>();
    private @Nullable SimClient outside;

    Readers(Simulation simulation) {
        this.simulation = simulation;
    }

    /// A program with its consumer.
    private static final class Member {
        private final String group;
        private final StepConsumer consumer;
        private final List<StepConsumer.Given> inHand = new ArrayList<>();
        private boolean automatic;

        private Member(String group, StepConsumer consumer) {
            this.group = group;
            this.consumer = consumer;
        }
    }

    /// Starts a member; it is in the group some time later.
    ///
    /// @param automatic it polls, processes and commits by itself, once a second
    StepConsumer join(
            String name, String group, String topic, StepConsumer.Start start, boolean automatic) {
        if (members.containsKey(name) || members.size() >= MOST_MEMBERS) {
            throw new IllegalArgumentException(
                    "%s is in a group already, or there are too many members.".formatted(name));
        }
        var client = new SimClient(simulation, name, REQUEST_TIMEOUT_MS);
        var member = new Member(group, new StepConsumer(client, group, topic, start));
        member.automatic = automatic;
        members.put(name, member);
        member.consumer.join();
        if (automatic) {
            again(name, member);
        }
        return member.consumer;
    }

    private void again(String name, Member member) {
        simulation
                .time()
                .in(
                        AUTO_MS * 1_000,
                        () -> {
                            if (members.get(name) == member) {
                                if (member.consumer.isReady()) {
                                    poll(name, Integer.MAX_VALUE);
                                    process(name, Integer.MAX_VALUE);
                                    if (!member.consumer.positions().isEmpty()) {
                                        commit(name, Optional.empty(), _ -> {});
                                    }
                                }
                                again(name, member);
                            }
                        });
    }

    private Member member(String name) {
        var member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException(
                    "There is no member %s; say first: join GROUP %s TOPIC.".formatted(name, name));
        }
        return member;
    }

    StepConsumer consumer(String name) {
        return member(name).consumer;
    }

    /// Hands records to the program.
    int poll(String name, int most) {
        var member = member(name);
        var given = member.consumer.poll(most);
        member.inHand.addAll(given);
        read.merge(name, given.size(), Integer::sum);
        return given.size();
    }

    /// The program is done with the first of those it has in hand.
    int process(String name, int most) {
        var member = member(name);
        int count = Math.min(most, member.inHand.size());
        var done = member.inHand.subList(0, count);
        done.forEach(g ->
                processed.merge(key(member.group, g.partition(), g.offset()), 1, Integer::sum));
        done.clear();
        return count;
    }

    /// The program could not handle the first of those it has in hand and goes on without it.
    int giveUp(String name) {
        var inHand = member(name).inHand;
        int count = Math.min(1, inHand.size());
        inHand.subList(0, count).clear();
        return count;
    }

    /// Commits the positions, or one offset.
    void commit(String name, Optional<Map.Entry<TopicPartition, Long>> one, Consumer<Errors> done) {
        var consumer = member(name).consumer;
        Map<TopicPartition, Long> offsets = new TreeMap<>(BY_NAME);
        one.ifPresentOrElse(
                o -> offsets.put(o.getKey(), o.getValue()),
                () -> offsets.putAll(consumer.positions()));
        consumer.commit(offsets, done);
    }

    void crash(String name) {
        member(name).consumer.crash();
        members.remove(name);
    }

    void leave(String name, Runnable done) {
        member(name).consumer.leave(done);
        members.remove(name);
    }

    /// Sets offsets from outside of the group.
    void reset(String group, Map<TopicPartition, Long> offsets, Consumer<Errors> done) {
        var client =
                outside == null ? new SimClient(simulation, "tool", REQUEST_TIMEOUT_MS) : outside;
        outside = client;
        GroupCommits.fromOutside(client, group, offsets, done);
    }

    private static String key(String group, TopicPartition id, long offset) {
        return group + "/" + id + "/" + offset;
    }

    /// Offsets below the committed one that no program of the group was ever done with.
    int skipped(String group, TopicPartition about, long committed) {
        int count = 0;
        for (long offset = 0; offset < committed; offset++) {
            count += processed.containsKey(key(group, about, offset)) ? 0 : 1;
        }
        return count;
    }

    /// Records of a partition that programs of the group were done with more than once.
    int twice(String group, TopicPartition about) {
        var prefix = group + "/" + about + "/";
        return (int)
                processed.entrySet().stream()
                        .filter(e -> e.getKey().startsWith(prefix) && e.getValue() > 1)
                        .count();
    }

    /// Records of a partition that programs of the group were done with.
    int processed(String group, TopicPartition about) {
        var prefix = group + "/" + about + "/";
        return (int) processed.keySet().stream().filter(k -> k.startsWith(prefix)).count();
    }

    /// Records handed to programs of that name in all their lives.
    int read(String name) {
        return read.getOrDefault(name, 0);
    }

    boolean knows(String name) {
        return members.containsKey(name) || read.containsKey(name);
    }

    String owned(String name) {
        var owned = member(name).consumer.owned().stream().map(TopicPartition::partition).sorted();
        var text = String.join(",", owned.map(String::valueOf).toList());
        return text.isEmpty() ? "none" : text;
    }

    String position(String name, TopicPartition about) {
        var position = member(name).consumer.positions().get(about);
        return position == null ? "none" : Objects.toString(position);
    }

    /// The next offsets of a group's members' programs; of all where no group is named.
    SortedMap<TopicPartition, Long> positions(Optional<String> group) {
        var all = new TreeMap<TopicPartition, Long>(BY_NAME);
        members.values().stream()
                .filter(m -> group.isEmpty() || group.get().equals(m.group))
                .forEach(m -> all.putAll(m.consumer.positions()));
        return all;
    }
}
