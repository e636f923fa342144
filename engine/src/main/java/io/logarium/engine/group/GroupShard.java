package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.group.ConsumerGroupRecord.EpochRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.MemberRemoved;
import io.logarium.engine.group.GroupRecord.ClassicGroupRemoved;
import io.logarium.engine.group.GroupRecord.ClassicGroupWritten;
import io.logarium.engine.group.GroupRecord.OffsetCommitted;
import io.logarium.engine.group.GroupRecord.OffsetRemoved;
import io.logarium.engine.group.GroupRecord.Unknown;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.machine.Decision;
import io.logarium.engine.machine.ReplicatedMachine;
import io.logarium.engine.machine.ReplicatedState;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.protocol.Errors;

/// The groups of one partition of `__consumer_offsets`: their state, and the way its records take.
///
/// Records are applied right after they were appended, so that the next decision sees them; who asked for them is answered when
/// they are committed, or after [GroupConfig#commitTimeoutMs] that it is not known whether they are.
final class GroupShard implements ReplicatedState<GroupRecord> {
    /// What to do when it is known what became of some records. One of the methods is called, once.
    interface Outcome {
        /// They are committed.
        void committed(long nowMs);

        /// They were not appended, or nobody knows in time whether they are committed.
        void lost(Errors why, long nowMs);

        /// Nobody waits.
        record Ignored() implements Outcome {
            @Override
            public void committed(long nowMs) {}

            @Override
            public void lost(Errors why, long nowMs) {}
        }
    }

    private final GroupContext context;
    private final NavigableMap<String, Group> groups = new TreeMap<>();
    private final ConsumerTimers consumerTimers;
    private final Offsets offsets;
    private final ReplicatedMachine.Log<GroupRecord> log;
    private final Consumer<String> onChange;
    private Optional<ReplicatedMachine<GroupRecord>> machine = Optional.empty();
    private long highWatermark;
    private long nowMs;
    private Errors closed = Errors.NONE;

    /// @param onChange told the group that looks different now
    GroupShard(
            GroupContext context,
            ReplicatedMachine.Log<GroupRecord> log,
            long highWatermark,
            Consumer<String> onChange) {
        this.context = context;
        this.log = log;
        this.highWatermark = highWatermark;
        this.onChange = onChange;
        this.offsets = new Offsets(highWatermark, onChange);
        this.consumerTimers = new ConsumerTimers(context.timers());
    }

    GroupContext context() {
        return context;
    }

    GroupConfig config() {
        return context.config().get();
    }

    Offsets offsets() {
        return offsets;
    }

    Optional<Group> find(String groupId) {
        return Optional.ofNullable(groups.get(groupId));
    }

    Optional<ClassicGroup> classic(String groupId) {
        return switch (groups.get(groupId)) {
            case null -> Optional.empty();
            case ClassicGroup group -> Optional.of(group);
            case ConsumerGroup group -> Optional.empty();
        };
    }

    Optional<ConsumerGroup> consumer(String groupId) {
        return groups.get(groupId) instanceof ConsumerGroup group
                ? Optional.of(group)
                : Optional.empty();
    }

    ConsumerTimers consumerTimers() {
        return consumerTimers;
    }

    /// Groups by id.
    NavigableMap<String, Group> groups() {
        return groups;
    }

    boolean isFull() {
        return groups.size() >= GroupLimits.GROUPS;
    }

    /// A classic group that nothing is written down of yet.
    ClassicGroup begin(String groupId, long atMs) {
        var group = new ClassicGroup(groupId, atMs, () -> onChange.accept(groupId));
        groups.put(groupId, group);
        return group;
    }

    /// Forgets a group that could not be written down.
    void discard(ClassicGroup group, Errors why, long atMs) {
        group.close(why, atMs);
        groups.remove(group.id(), group);
        onChange.accept(group.id());
    }

    @Override
    public void apply(GroupRecord entry, long offset, long atMs) {
        switch (entry) {
            case OffsetCommitted(var group, var topic, var partition, var committed) -> {
                if (!groups.containsKey(group)) {
                    begin(group, atMs);
                }
                offsets.apply(
                        new Offsets.Change(
                                group, topic, partition, Optional.of(committed), offset));
            }
            case OffsetRemoved(var group, var topic, var partition) ->
                    offsets.apply(
                            new Offsets.Change(group, topic, partition, Optional.empty(), offset));
            case ClassicGroupWritten(var group, var image) ->
                    classic(group).orElseGet(() -> begin(group, atMs)).written(image);
            case ClassicGroupRemoved(var group) -> {
                if (consumer(group).isEmpty()) {
                    removed(group, atMs);
                }
            }
            case ConsumerGroupRecord e -> applyConsumer(e, atMs);
            case Unknown e -> {}
        }
    }

    private void applyConsumer(ConsumerGroupRecord entry, long atMs) {
        var groupId = entry.group();
        if (entry instanceof EpochRemoved) {
            if (consumer(groupId).isPresent()) {
                removed(groupId, atMs);
            }
            return;
        }
        if (consumer(groupId).isEmpty() && !entry.removes()) {
            // What was there only held offsets, or has just been turned over.
            classic(groupId).ifPresent(g -> g.close(Errors.REBALANCE_IN_PROGRESS, atMs));
            groups.put(groupId, new ConsumerGroup(groupId));
        }
        consumer(groupId).ifPresent(group -> group.apply(entry));
        if (entry instanceof MemberRemoved(var ignored, var member)) {
            consumerTimers.forget(groupId, member);
        }
        onChange.accept(groupId);
    }

    private void removed(String groupId, long atMs) {
        classic(groupId)
                .ifPresent(g ->
                        g.close(
                                g.isEmpty()
                                        ? Errors.GROUP_ID_NOT_FOUND
                                        : Errors.REBALANCE_IN_PROGRESS,
                                atMs));
        consumerTimers.forget(groupId);
        groups.remove(groupId);
        if (offsets.hasAny(groupId)) {
            begin(groupId, atMs);
        }
        onChange.accept(groupId);
    }

    /// All of the log was applied: groups come to life.
    void finish(long endOffset, long atMs) {
        nowMs = atMs;
        for (var group : groups.values()) {
            switch (group) {
                case ClassicGroup classic -> classic.image().ifPresent(classic::restore);
                case ConsumerGroup consumer -> {}
            }
        }
        machine = Optional.of(new ReplicatedMachine<>(this, log, endOffset, highWatermark));
    }

    boolean isLoaded() {
        return machine.isPresent();
    }

    /// Appends the records as one batch.
    void write(List<GroupRecord> records, long atMs, Outcome outcome) {
        if (closed != Errors.NONE) {
            outcome.lost(closed, atMs);
            return;
        }
        if (Math.max(offsets.uncommitted(), machine.orElseThrow().waiting())
                >= GroupLimits.UNCOMMITTED_RECORDS) {
            outcome.lost(Errors.COORDINATOR_NOT_AVAILABLE, atMs);
            return;
        }
        nowMs = atMs;
        var waiting = new Waiting(outcome);
        machine.orElseThrow()
                .enact(Decision.append(records, waiting::committed, waiting::lost), atMs);
        waiting.giveUpAt(atMs + config().commitTimeoutMs());
    }

    /// Appends what may be too much for one batch. Should a later batch be refused, the earlier ones stay.
    void writeAll(List<GroupRecord> records, long atMs, Outcome outcome) {
        int from = 0;
        while (records.size() - from > GroupLimits.RECORDS_PER_TURN) {
            int to = from + GroupLimits.RECORDS_PER_TURN;
            long before = endOffset();
            write(records.subList(from, to), atMs, new Outcome.Ignored());
            if (endOffset() == before) {
                break;
            }
            from = to;
        }
        write(records.subList(from, records.size()), atMs, outcome);
    }

    /// Runs when all that was written so far is committed.
    void whenCommitted(long atMs, Outcome outcome) {
        nowMs = atMs;
        var waiting = new Waiting(outcome);
        machine.orElseThrow()
                .enact(Decision.readThenAnswer(waiting::committed, waiting::lost), atMs);
        waiting.giveUpAt(atMs + config().commitTimeoutMs());
    }

    /// Where the next record will stand.
    long endOffset() {
        return machine.orElseThrow().endOffset();
    }

    /// Records below this offset are committed; who waits for them is answered.
    void committed(long newHighWatermark, long atMs) {
        nowMs = atMs;
        highWatermark = Math.max(highWatermark, newHighWatermark);
        offsets.committedTo(highWatermark);
        machine.ifPresent(m -> m.committed(highWatermark));
    }

    void closeAt(Errors why, long atMs) {
        nowMs = atMs;
        close(why);
    }

    /// Nothing is decided here any more; everybody who waits is told why.
    void close(Errors why) {
        closed = why;
        for (var group : groups.values()) {
            switch (group) {
                case ClassicGroup classic -> classic.close(why, nowMs);
                case ConsumerGroup consumer -> {}
            }
        }
        consumerTimers.forgetAll();
        machine.ifPresent(m -> m.resign(why));
    }

    boolean isClosed() {
        return closed != Errors.NONE;
    }

    void emit(EngineEvent event) {
        context.events().accept(event);
    }

    /// The latest image of each group and the offsets, for tests that compare a replay with the first run.
    Map<String, Object> images() {
        var images = new TreeMap<String, Object>();
        groups.values()
                .forEach(group -> {
                    switch (group) {
                        case ClassicGroup classic -> images.put(classic.id(), classic.image());
                        case ConsumerGroup consumer ->
                                images.put(consumer.id(), consumer.contents());
                    }
                });
        return images;
    }

    /// Somebody who waits for the log, at most for a while.
    private final class Waiting {
        private final Outcome outcome;
        private boolean done;
        private Optional<Timers.Timer> timer = Optional.empty();

        Waiting(Outcome outcome) {
            this.outcome = outcome;
        }

        void committed() {
            if (end()) {
                outcome.committed(nowMs);
            }
        }

        void lost(Errors error) {
            if (end()) {
                outcome.lost(GroupErrors.ofAppend(error), nowMs);
            }
        }

        void giveUpAt(long deadlineMs) {
            if (!done) {
                timer = Optional.of(context.timers().at(deadlineMs, this::late));
            }
        }

        private void late(long atMs) {
            nowMs = atMs;
            lost(Errors.REQUEST_TIMED_OUT);
        }

        private boolean end() {
            boolean first = !done;
            done = true;
            timer.ifPresent(Timers.Timer::cancel);
            return first;
        }
    }
}
