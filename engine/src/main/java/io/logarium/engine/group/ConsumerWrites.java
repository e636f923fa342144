package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent.GroupChanged;
import io.logarium.engine.group.ConsumerGroupRecord.CurrentWritten;
import java.util.List;

/// Appends what was decided about groups of the consumer protocol, and tells whoever looks what changed and why.
final class ConsumerWrites {
    private final GroupShard shard;

    ConsumerWrites(GroupShard shard) {
        this.shard = shard;
    }

    /// A group as others see it at one moment.
    private record Look(String state, int epoch) {}

    /// Appends the records, or waits for what was appended before if there are none.
    ///
    /// @param why the cause, for people
    /// @return whether the group is now what the records say
    boolean write(
            String groupId,
            List<GroupRecord> records,
            String why,
            long nowMs,
            GroupShard.Outcome outcome) {
        if (records.isEmpty()) {
            shard.whenCommitted(nowMs, outcome);
            return true;
        }
        var before = look(groupId);
        long end = shard.endOffset();
        shard.write(records, nowMs, outcome);
        if (shard.isClosed() || shard.endOffset() == end) {
            return false;
        }
        records.forEach(entry -> revocations(entry, nowMs));
        var after = look(groupId);
        if (!after.equals(before)) {
            shard.emit(
                    new GroupChanged(nowMs, groupId, before.state, after.state, after.epoch, why));
        }
        return true;
    }

    private Look look(String groupId) {
        return shard.find(groupId)
                .map(group ->
                        switch (group) {
                            case ClassicGroup classic ->
                                    new Look(classic.stateText(), classic.generation());
                            case ConsumerGroup consumer ->
                                    new Look(consumer.stateText(), consumer.epoch());
                        })
                .orElse(new Look(GroupState.DEAD.text(), 0));
    }

    /// Who has to give something back has its rebalance time-out for it.
    private void revocations(GroupRecord entry, long nowMs) {
        if (!(entry instanceof CurrentWritten(var groupId, var memberId, var current))) {
            return;
        }
        var member = shard.consumer(groupId).flatMap(g -> g.find(memberId));
        member.filter(m -> !m.isClassic() && m.current().equals(current))
                .ifPresent(m -> {
                    if (current.state() == CurrentAssignment.State.UNREVOKED_PARTITIONS) {
                        shard.consumerTimers().mustRevoke(groupId, m, nowMs);
                    } else {
                        shard.consumerTimers().hasRevoked(groupId, memberId);
                    }
                });
    }
}
