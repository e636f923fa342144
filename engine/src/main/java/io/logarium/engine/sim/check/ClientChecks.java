package io.logarium.engine.sim.check;

import io.logarium.engine.sim.client.SimConsumer;
import io.logarium.engine.sim.client.SimProducer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.utils.Utils;

/// What clients are told must be true: an acknowledged record was committed, a reader sees only what is committed, committed offsets do
/// not go back, and a partition has one owner in a generation.
public final class ClientChecks implements SimProducer.Listener, SimConsumer.Listener {
    private static final String OFFSETS_TOPIC = "__consumer_offsets";

    private final ClusterChecks cluster;
    private final int offsetsPartitions;
    private final List<Acked> acked = new ArrayList<>();
    private final Map<Commit, Long> commits = new LinkedHashMap<>();
    private final Map<Ownership, String> owners = new HashMap<>();
    private final Map<Errors, Integer> failures = new java.util.TreeMap<>();
    private long operations;
    private long ackedRecords;
    private long consumedRecords;

    private record Acked(TopicPartition partition, List<String> values) {}

    private record Commit(String group, TopicPartition partition) {}

    private record Ownership(String group, int generation, TopicPartition partition) {}

    public ClientChecks(ClusterChecks cluster, int offsetsPartitions) {
        this.cluster = cluster;
        this.offsetsPartitions = offsetsPartitions;
    }

    /// Batches sent, offsets committed and groups joined that had an end.
    public long operations() {
        return operations;
    }

    public long ackedRecords() {
        return ackedRecords;
    }

    public long consumedRecords() {
        return consumedRecords;
    }

    /// Batches that were given up, by their last error.
    public Map<Errors, Integer> failures() {
        return failures;
    }

    @Override
    public void acked(SimProducer.Batch batch, long baseOffset) {
        operations++;
        var log = cluster.committed(batch.partition());
        for (int i = 0; baseOffset >= 0 && i < batch.values().size(); i++) {
            var value = batch.values().get(i);
            Violation.unless(
                    log.mayHold(baseOffset + i, value),
                    "%s: %s was acknowledged at %d, but it was not committed there (committed up to %d)",
                    batch.partition(),
                    value,
                    baseOffset + i,
                    log.end());
        }
        ackedRecords += batch.values().size();
        acked.add(new Acked(batch.partition(), batch.values()));
    }

    @Override
    public void failed(SimProducer.Batch batch, Errors error) {
        operations++;
        failures.merge(error, 1, Integer::sum);
    }

    @Override
    public void consumed(TopicPartition partition, long offset, String value) {
        consumedRecords++;
        var log = cluster.committed(partition);
        Violation.unless(
                log.everHeld(offset, value),
                "%s: a reader saw %s at %d, which was not committed (committed up to %d)",
                partition,
                value,
                offset,
                log.end());
    }

    @Override
    public void reset(TopicPartition partition, long from) {
        Violation.unless(
                cluster.committed(partition).changeIsAllowed(),
                "%s: a reader at %d was told that the offset is out of range",
                partition,
                from);
    }

    @Override
    public void assigned(String group, int generation, String member, List<TopicPartition> owned) {
        operations++;
        for (var partition : owned) {
            var key = new Ownership(group, generation, partition);
            var owner = owners.computeIfAbsent(key, k -> member);
            Violation.unless(
                    owner.equals(member) || offsetsMayBeLost(group),
                    "group %s, generation %d: %s is owned by %s and %s",
                    group,
                    generation,
                    partition,
                    owner,
                    member);
        }
    }

    @Override
    public long asksForCommitted(String group, TopicPartition partition) {
        return commits.getOrDefault(new Commit(group, partition), -1L);
    }

    @Override
    public void foundCommitted(String group, TopicPartition partition, long offset, long asked) {
        operations++;
        if (offset < asked && offsetsMayBeLost(group)) {
            commits.put(new Commit(group, partition), offset);
            return;
        }
        Violation.unless(
                offset >= asked,
                "group %s: %s was committed at %d, and is found at %d",
                group,
                partition,
                asked,
                offset);
    }

    @Override
    public void committed(String group, TopicPartition partition, long offset) {
        operations++;
        commits.merge(new Commit(group, partition), offset, Math::max);
    }

    private boolean offsetsMayBeLost(String group) {
        int index = Utils.abs(group.hashCode()) % offsetsPartitions;
        return cluster.committed(new TopicPartition(OFFSETS_TOPIC, index)).changeIsAllowed();
    }

    /// At the end: every acknowledged record is in the committed log, once, unless its loss is allowed.
    ///
    /// @return records whose loss is allowed
    public long lostRecords() {
        var present = new HashMap<TopicPartition, Set<String>>();
        for (var log : cluster.all()) {
            var values = new HashSet<String>();
            var newest = new HashMap<String, Integer>();
            for (var entry : log.entries()) {
                for (var value : entry.values()) {
                    Violation.unless(values.add(value), "%s: %s is there twice", log.id(), value);
                    inOrder(log.id(), value, newest);
                }
            }
            present.put(log.id(), values);
        }
        long lost = 0;
        for (var one : acked) {
            for (var value : one.values) {
                if (!present.getOrDefault(one.partition, Set.of()).contains(value)) {
                    Violation.unless(
                            cluster.committed(one.partition).changeIsAllowed(),
                            "%s: %s was acknowledged and is gone",
                            one.partition,
                            value);
                    lost++;
                }
            }
        }
        return lost;
    }

    /// Values are `name-number`; the numbers of a producer grow along a partition.
    private static void inOrder(TopicPartition id, String value, Map<String, Integer> newest) {
        int dash = value.lastIndexOf('-');
        int number = Integer.parseInt(value.substring(dash + 1));
        var before = newest.put(value.substring(0, dash), number);
        Violation.unless(
                before == null || before < number, "%s: %s comes after %d", id, value, before);
    }
}
