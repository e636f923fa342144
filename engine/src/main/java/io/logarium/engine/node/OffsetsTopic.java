package io.logarium.engine.node;

import io.logarium.engine.group.GroupCodec;
import io.logarium.engine.group.GroupCoordinator;
import io.logarium.engine.group.GroupRecord;
import io.logarium.engine.log.AppendResult;
import io.logarium.engine.log.PartitionLog;
import io.logarium.engine.loop.Chores;
import io.logarium.engine.machine.ReplicatedMachine;
import io.logarium.engine.replica.Partition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;

/// `__consumer_offsets` between its partitions' logs and the coordinator: loads what is led, appends what is decided, tells what
/// is committed.
final class OffsetsTopic {
    private static final int READ_BYTES = 1 << 20;

    private final GroupCoordinator groups;
    private final Chores chores;
    private final LongSupplier now;
    private final Map<Integer, Partition> led = new LinkedHashMap<>();
    private final Set<Integer> moved = new LinkedHashSet<>();
    private final Map<Integer, Load> uncommitted = new LinkedHashMap<>();

    OffsetsTopic(GroupCoordinator groups, Chores chores, LongSupplier now) {
        this.groups = groups;
        this.chores = chores;
        this.now = now;
    }

    /// This broker leads a partition of any topic; those of ours are loaded.
    void leads(Partition partition, long nowMs) {
        if (isOurs(partition.id())) {
            int index = partition.id().partition();
            led.put(index, partition);
            var loading =
                    groups.load(
                            index, partition.highWatermark(), (r, at) -> append(partition, r, at));
            new Load(partition, loading, partition.role().leaderEpoch())
                    .goOn(partition.log().logStartOffset(), nowMs);
        }
    }

    void leadsNoMore(TopicPartition id, long nowMs) {
        if (isOurs(id) && led.remove(id.partition()) != null) {
            groups.unload(id.partition(), nowMs);
        }
    }

    private static boolean isOurs(TopicPartition id) {
        return id.topic().equals(GroupCoordinator.OFFSETS_TOPIC);
    }

    void highWatermarkMoved(Partition partition) {
        if (isOurs(partition.id())) {
            moved.add(partition.id().partition());
        }
    }

    /// Tells the coordinator what was committed in this turn. To be called at its end.
    void serveMoved(long nowMs) {
        while (!moved.isEmpty()) {
            var batch = new ArrayList<>(moved);
            moved.clear();
            for (int index : batch) {
                var partition = led.get(index);
                if (partition != null) {
                    groups.committed(index, partition.highWatermark(), nowMs);
                }
                var load = uncommitted.remove(index);
                if (load != null) {
                    load.goOn(load.log.endOffset(), nowMs);
                }
            }
        }
    }

    private static ReplicatedMachine.Log.Outcome append(
            Partition partition, List<GroupRecord> records, long nowMs) {
        var encoded =
                records.stream()
                        .map(r -> new OwnRecords.KeyValue(GroupCodec.key(r), GroupCodec.value(r)))
                        .toList();
        return switch (partition.append(OwnRecords.batch(encoded, nowMs), true, nowMs)) {
            case AppendResult.Appended done ->
                    new ReplicatedMachine.Log.AppendedAt(done.baseOffset());
            case AppendResult.Duplicate ignored ->
                    new ReplicatedMachine.Log.Refused(Errors.UNKNOWN_SERVER_ERROR);
            case AppendResult.Refused refused -> new ReplicatedMachine.Log.Refused(refused.error());
        };
    }

    /// A partition that is being read back, piece by piece: pieces are loaded away from the loop and replayed on it.
    ///
    /// It is loaded when all of it is committed. A new leader's high watermark may lag behind what the one before had acknowledged,
    /// and whoever asked meanwhile would be told older offsets; clients retry on COORDINATOR_LOAD_IN_PROGRESS instead.
    private final class Load {
        private final Partition partition;
        private final PartitionLog log;
        private final GroupCoordinator.Loading loading;
        private final int epoch;

        Load(Partition partition, GroupCoordinator.Loading loading, int epoch) {
            this.partition = partition;
            this.log = partition.log();
            this.loading = loading;
            this.epoch = epoch;
        }

        void goOn(long offset, long nowMs) {
            boolean stillLeads =
                    led.get(partition.id().partition()) == partition
                            && partition.leads()
                            && partition.role().leaderEpoch() == epoch;
            if (!stillLeads) {
                return;
            }
            var slice = LogReader.next(log, offset, READ_BYTES);
            if (slice.isEmpty() && partition.highWatermark() < log.endOffset()) {
                uncommitted.put(partition.id().partition(), this);
            } else if (slice.isEmpty()) {
                loading.finish(log.endOffset(), nowMs);
            } else {
                var piece = slice.get();
                if (!chores.give(() -> LogReader.load(piece), this::replay)) {
                    replay(LogReader.load(piece));
                }
            }
        }

        private void replay(MemoryRecords records) {
            long nowMs = now.getAsLong();
            long offset = -1;
            for (var batch : records.batches()) {
                offset = batch.nextOffset();
                if (!batch.isControlBatch()) {
                    for (var entry : batch) {
                        if (entry.hasKey()) {
                            loading.replay(entry.key(), entry.value(), entry.offset(), nowMs);
                        }
                    }
                }
            }
            goOn(offset, nowMs);
        }
    }
}
