package io.logarium.app.cluster;

import io.logarium.engine.sim.SimRecords;
import io.logarium.engine.sim.Simulation;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// A simulated cluster seen as any other: its snapshot and the newest records of the leaders' own logs as a [ClusterView].
public final class SimulatedView {
    /// More than fit beside each other on a tape.
    private static final int TAIL = 48;

    private SimulatedView() {}

    /// @param snapshot of the simulation at this moment
    public static ClusterView of(Simulation simulation, ClusterSnapshot snapshot) {
        return of(simulation, snapshot, TAIL);
    }

    /// @param newest how many of the newest records of each partition are read, for pictures that show no more
    public static ClusterView of(Simulation simulation, ClusterSnapshot snapshot, int newest) {
        var seen = new InsideSight(() -> snapshot).look(simulation.time().nowMs());
        var tails = new HashMap<TopicPartition, List<RecordFacts>>();
        for (var topic : seen.topics()) {
            if (!topic.internal()) {
                topic.partitions()
                        .forEach(p -> tail(simulation, new Wanted(topic.name(), p, newest), tails));
            }
        }
        return new ClusterView(
                snapshot.version(),
                simulation.time().nowMs(),
                new ClusterView.Contact.Answering(),
                seen.clusterId(),
                seen.brokers(),
                seen.topics(),
                seen.groups(),
                tails);
    }

    private record Wanted(String topic, PartitionFacts partition, int newest) {}

    private static void tail(
            Simulation simulation, Wanted wanted, Map<TopicPartition, List<RecordFacts>> tails) {
        var topic = wanted.topic();
        var partition = wanted.partition();
        if (partition.leader().isEmpty() || partition.end().isEmpty()) {
            return;
        }
        var id = new TopicPartition(topic, partition.index());
        long end = partition.end().getAsLong();
        // No record is shown before the view tells of its offset.
        var records =
                SimRecords.read(
                                simulation,
                                partition.leader().getAsInt(),
                                id,
                                end - wanted.newest())
                        .stream()
                        .filter(r -> r.offset() < end)
                        .map(r ->
                                new RecordFacts(
                                        topic,
                                        partition.index(),
                                        r.offset(),
                                        r.timestampMs(),
                                        Content.of(r.key()),
                                        Content.of(r.value()),
                                        List.of()))
                        .toList();
        tails.put(id, records);
    }
}
