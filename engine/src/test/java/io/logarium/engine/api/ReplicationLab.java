package io.logarium.engine.api;

import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.MetadataRecord;
import io.logarium.engine.log.LogConfig;
import io.logarium.engine.replica.InSyncWish;
import io.logarium.engine.replica.Partition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.apache.kafka.common.metadata.RegisterBrokerRecord;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;

/// One partition on a few brokers that fetch from each other by real requests over a wire in memory, with a controller that the
/// test plays. Nothing moves but by [#run] and [#pass].
final class ReplicationLab {
    static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    static final Uuid ORDERS_ID = new Uuid(7, 7);
    static final long LAG_LIMIT_MS = 30_000;

    final Map<Integer, LabBroker> brokers = new LinkedHashMap<>();
    final List<String> truncations = new ArrayList<>();
    private final ArrayDeque<Runnable> wire = new ArrayDeque<>();
    private final Set<Integer> cut = new LinkedHashSet<>();
    private final Map<Integer, Partition> wishing = new LinkedHashMap<>();
    private final List<Integer> replicas;
    private final MetadataImage image;
    private List<Integer> inSync;
    private int leader;
    private int leaderEpoch = -1;
    private int partitionEpoch;
    private Errors controllerSays = Errors.NONE;
    private boolean controllerSilent;
    long nowMs = 1_000_000;

    /// Brokers 1 to `count`; the first one leads and all are in sync.
    ReplicationLab(int count, int minInSync) {
        this(count, minInSync, LogConfig.DEFAULT);
    }

    ReplicationLab(int count, int minInSync, LogConfig config) {
        var ids = new ArrayList<Integer>();
        for (int id = 1; id <= count; id++) {
            ids.add(id);
        }
        replicas = List.copyOf(ids);
        inSync = replicas;
        image = imageOf(ids);
        ids.forEach(id -> brokers.put(id, new LabBroker(id, this, minInSync, config)));
        elect(1, replicas);
    }

    private static MetadataImage imageOf(List<Integer> ids) {
        var records = new ArrayList<MetadataRecord>();
        for (int id : ids) {
            records.add(
                    record(
                            new RegisterBrokerRecord()
                                    .setBrokerId(id)
                                    .setBrokerEpoch(id * 10L)
                                    .setRack("rack-" + id)
                                    .setFenced(false),
                            2));
        }
        records.add(record(new TopicRecord().setName("orders").setTopicId(ORDERS_ID), 0));
        records.add(
                record(
                        new PartitionRecord()
                                .setTopicId(ORDERS_ID)
                                .setPartitionId(0)
                                .setReplicas(ids)
                                .setIsr(ids)
                                .setLeader(ids.getFirst()),
                        1));
        return MetadataImage.EMPTY.apply(records, records.size()).after();
    }

    private static MetadataRecord record(ApiMessage message, int version) {
        return new MetadataRecord(message, (short) version);
    }

    MetadataImage image() {
        return image;
    }

    LabBroker broker(int id) {
        return brokers.get(id);
    }

    LabBroker leader() {
        return broker(leader);
    }

    List<Integer> inSync() {
        return inSync;
    }

    /// The controller elects; whoever is cut off does not hear of it.
    ReplicationLab elect(int id, List<Integer> members) {
        leader = id;
        leaderEpoch++;
        partitionEpoch++;
        inSync = List.copyOf(members);
        brokers.values().stream().filter(b -> !cut.contains(b.id)).forEach(this::tellRoles);
        return this;
    }

    private void tellRoles(LabBroker broker) {
        broker.hears(leader, leaderEpoch, partitionEpoch, inSync, replicas);
    }

    /// Nothing comes from a broker, and nothing reaches it.
    ReplicationLab cut(int... ids) {
        for (int id : ids) {
            cut.add(id);
        }
        return this;
    }

    /// It is back, and hears what happened.
    ReplicationLab mend(int id) {
        cut.remove(id);
        tellRoles(broker(id));
        return this;
    }

    boolean isCut(int id) {
        return cut.contains(id);
    }

    void controllerAnswers(Errors error) {
        controllerSays = error;
    }

    void controllerIsSilent(boolean silent) {
        controllerSilent = silent;
    }

    void wishes(int broker, Partition partition) {
        wishing.put(broker, partition);
    }

    void send(Runnable delivery) {
        wire.add(delivery);
    }

    /// Until nothing is on its way any more; fetches that wait at their leader stay there.
    ReplicationLab run() {
        for (int i = 0; i < 10_000; i++) {
            brokers.values().forEach(LabBroker::endTurn);
            decide();
            if (wire.isEmpty()) {
                return this;
            }
            wire.remove().run();
        }
        throw new AssertionError("the brokers do not come to rest");
    }

    /// Time passes, in steps of 100 ms.
    ReplicationLab pass(long ms) {
        long end = nowMs + ms;
        run();
        while (nowMs < end) {
            nowMs = Math.min(end, nowMs + 100);
            brokers.values().forEach(LabBroker::tick);
            run();
        }
        return this;
    }

    private void decide() {
        if (controllerSilent) {
            return;
        }
        for (int broker : List.copyOf(wishing.keySet())) {
            if (!cut.contains(broker)) {
                wishing.remove(broker).inSyncWish().ifPresent(this::decide);
            }
        }
    }

    private void decide(InSyncWish wish) {
        var error = controllerSays;
        if (wish.leaderEpoch() < leaderEpoch) {
            error = Errors.FENCED_LEADER_EPOCH;
        } else if (wish.partitionEpoch() < partitionEpoch) {
            error = Errors.INVALID_UPDATE_VERSION;
        }
        if (error != Errors.NONE) {
            wish.partition().inSyncRefused(wish, error);
            return;
        }
        inSync = wish.inSync().stream().map(InSyncWish.Member::brokerId).toList();
        partitionEpoch++;
        wish.partition().inSyncGranted(leaderEpoch, partitionEpoch, inSync, nowMs);
        brokers.values().stream().filter(b -> !cut.contains(b.id)).forEach(this::tellRoles);
    }
}
