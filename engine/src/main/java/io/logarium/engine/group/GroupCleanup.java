package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent.GroupDeleted;
import io.logarium.engine.group.ConsumerGroupRecord.EpochRemoved;
import io.logarium.engine.group.GroupRecord.ClassicGroupRemoved;
import io.logarium.engine.group.GroupRecord.OffsetRemoved;
import io.logarium.engine.loop.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.protocol.Errors;

/// Removes what is no longer wanted: expired offsets and the groups that held them (KIP-211), offsets of deleted topics, and
/// groups that somebody deletes. Sweeps over all groups go a part each turn.
final class GroupCleanup {
    /// When the log takes nothing just now.
    private static final int RETRY_MS = 1_000;

    private final GroupShard shard;
    private Optional<Timers.Timer> next = Optional.empty();

    GroupCleanup(GroupShard shard) {
        this.shard = shard;
    }

    /// Adds what is to be removed of one group.
    private interface Look {
        void at(Group group, List<GroupRecord> removals, long nowMs);
    }

    /// Checks every `offsets.retention.check.interval.ms` from now on.
    void start(long nowMs) {
        long atMs = nowMs + shard.config().offsetsRetentionCheckMs();
        next = Optional.of(shard.context().timers().at(atMs, this::expire));
    }

    /// Checks no more: a timer that is still to come would keep a partition that is gone, with its log, in memory.
    void stop() {
        next.ifPresent(Timers.Timer::cancel);
        next = Optional.empty();
    }

    private void expire(long nowMs) {
        if (!shard.isClosed()) {
            sweep(Optional.empty(), this::expired, nowMs);
            start(nowMs);
        }
    }

    private void expired(Group group, List<GroupRecord> removals, long nowMs) {
        int before = removals.size();
        boolean allGone = true;
        var start = group.retentionStart();
        if (shard.offsets().hasAny(group.id())) {
            var left = new ArrayList<String>();
            start.ifPresent(from ->
                    shard.offsets()
                            .forEachLatest(
                                    group.id(),
                                    (topic, partition, offset) -> {
                                        if (!group.isSubscribedTo(topic)
                                                && isOver(offset, from, nowMs)) {
                                            removals.add(
                                                    new OffsetRemoved(
                                                            group.id(), topic, partition));
                                        } else {
                                            left.add(topic);
                                        }
                                    }));
            allGone = left.isEmpty() && removals.size() > before;
        }
        if (allGone && group.mayExpire()) {
            removals.addAll(group.tombstones());
        }
    }

    private boolean isOver(
            CommittedOffset offset, ToLongFunction<CommittedOffset> from, long nowMs) {
        if (offset.expireMs() != -1) {
            return nowMs >= offset.expireMs();
        }
        return nowMs - from.applyAsLong(offset) >= shard.config().offsetsRetentionMs();
    }

    /// A topic is gone: what was committed for it until now is removed; a new topic of that name begins without offsets.
    void topicDeleted(String topic, long nowMs) {
        Look look =
                (group, removals, atMs) ->
                        shard.offsets()
                                .forEachLatest(
                                        group.id(),
                                        (its, partition, offset) -> {
                                            if (its.equals(topic) && offset.commitMs() <= nowMs) {
                                                removals.add(
                                                        new OffsetRemoved(
                                                                group.id(), its, partition));
                                            }
                                        });
        sweep(Optional.empty(), look, nowMs);
    }

    /// Goes on behind this group until enough is found for one turn.
    private void sweep(Optional<String> behind, Look look, long nowMs) {
        if (shard.isClosed()) {
            return;
        }
        var removals = new ArrayList<GroupRecord>();
        var last = behind;
        int seen = 0;
        var next = next(last);
        while (next.isPresent()
                && removals.size() < GroupLimits.RECORDS_PER_TURN
                && seen < GroupLimits.GROUPS_PER_TURN) {
            look.at(next.get(), removals, nowMs);
            last = next.map(Group::id);
            next = next(last);
            seen++;
        }
        if (!remove(removals, nowMs, new GroupShard.Outcome.Ignored())) {
            later(behind, look, nowMs + RETRY_MS);
        } else if (next.isPresent()) {
            later(last, look, nowMs);
        }
    }

    private Optional<Group> next(Optional<String> behind) {
        var groups = shard.groups();
        var entry = behind.isEmpty() ? groups.firstEntry() : groups.higherEntry(behind.get());
        return Optional.ofNullable(entry).map(Map.Entry::getValue);
    }

    private void later(Optional<String> behind, Look look, long whenMs) {
        shard.context().timers().at(whenMs, atMs -> sweep(behind, look, atMs));
    }

    /// @return whether something, if there was something, was appended
    private boolean remove(List<GroupRecord> removals, long nowMs, GroupShard.Outcome outcome) {
        if (removals.isEmpty()) {
            return true;
        }
        long before = shard.endOffset();
        shard.writeAll(removals, nowMs, telling(removals, outcome));
        return shard.endOffset() > before;
    }

    private GroupShard.Outcome telling(List<GroupRecord> removals, GroupShard.Outcome outcome) {
        return new GroupShard.Outcome() {
            @Override
            public void committed(long nowMs) {
                for (var removal : removals) {
                    switch (removal) {
                        case ClassicGroupRemoved(var group) ->
                                shard.emit(new GroupDeleted(nowMs, group));
                        case EpochRemoved(var group) -> shard.emit(new GroupDeleted(nowMs, group));
                        default -> {}
                    }
                }
                outcome.committed(nowMs);
            }

            @Override
            public void lost(Errors why, long nowMs) {
                outcome.lost(why, nowMs);
            }
        };
    }

    /// DeleteGroups for one group.
    void delete(String groupId, long nowMs, Consumer<Errors> reply) {
        var group = shard.find(groupId);
        if (group.isEmpty()) {
            reply.accept(Errors.GROUP_ID_NOT_FOUND);
            return;
        }
        if (!group.get().isEmpty()) {
            reply.accept(Errors.NON_EMPTY_GROUP);
            return;
        }
        var removals = new ArrayList<GroupRecord>();
        shard.offsets()
                .forEachLatest(
                        groupId,
                        (topic, partition, offset) ->
                                removals.add(new OffsetRemoved(groupId, topic, partition)));
        removals.addAll(group.get().tombstones());
        remove(
                removals,
                nowMs,
                new GroupShard.Outcome() {
                    @Override
                    public void committed(long atMs) {
                        reply.accept(Errors.NONE);
                    }

                    @Override
                    public void lost(Errors why, long atMs) {
                        reply.accept(why);
                    }
                });
    }
}
