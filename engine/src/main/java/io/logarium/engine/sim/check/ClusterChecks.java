package io.logarium.engine.sim.check;

import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.PartitionImage;
import io.logarium.engine.node.Broker;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.sim.SimBroker;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/// Looks at a broker after each of its turns: one leader an epoch, of partitions and of the quorum; high watermarks that do not go
/// back; logs that are equal below them; elections outside the in-sync and eligible replicas.
public final class ClusterChecks {
    private static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private final TreeMap<TopicPartition, CommittedLog> committed = new TreeMap<>(BY_NAME);

    /// By broker id: its life of now.
    private final Map<Integer, BrokerWatch> watches = new HashMap<>();

    private final Map<EpochKey, Integer> leaders = new HashMap<>();
    private final Map<Integer, Integer> quorumLeaders = new HashMap<>();
    private final Metadata metadata = new Metadata();
    private final Map<TopicPartition, PartitionImage> images = new LinkedHashMap<>();
    private long newestImage = -1;
    private int uncleanElections;
    private int elections;

    /// What is committed at an offset is the same on all brokers.
    private static final class Metadata {
        /// Brokers are rarely further apart.
        private static final int KEPT = 256;

        private final TreeMap<Long, MetadataImage> byOffset = new TreeMap<>();

        void look(int broker, MetadataImage image) {
            var known = byOffset.putIfAbsent(image.offset(), image);
            Violation.unless(
                    known == null || known.equals(image),
                    "the metadata at %d of broker %d is another than that of the broker that had it first",
                    image.offset(),
                    broker);
            if (byOffset.size() > KEPT) {
                byOffset.pollFirstEntry();
            }
        }
    }

    /// What was seen of a broker in one of its lives. A turn changes little, and only what changed is looked at.
    private static final class BrokerWatch {
        private final int life;
        private final Map<TopicPartition, LogWatch> logs = new HashMap<>();
        private @Nullable MetadataImage image;
        private int quorumEpoch = -1;
        private int quorumLeader = -1;

        BrokerWatch(int life) {
            this.life = life;
        }
    }

    private record EpochKey(Uuid topic, int partition, int epoch) {}

    /// What was committed of a partition; empty before anything was.
    CommittedLog committed(TopicPartition id) {
        return committed.computeIfAbsent(id, CommittedLog::new);
    }

    Iterable<CommittedLog> all() {
        return committed.values();
    }

    /// Leaders that were elected though they may lack committed records.
    public int uncleanElections() {
        return uncleanElections;
    }

    /// Times that a partition got another leader.
    public int elections() {
        return elections;
    }

    /// After a turn of this broker.
    public void look(SimBroker simulated) {
        var running = simulated.broker();
        if (running.isEmpty()) {
            return;
        }
        var broker = running.get();
        var watch = watches.get(simulated.id());
        if (watch == null || watch.life != simulated.lives()) {
            watch = new BrokerWatch(simulated.lives());
            watches.put(simulated.id(), watch);
        }
        if (watch.image != broker.image()) {
            watch.image = broker.image();
            metadata.look(simulated.id(), broker.image());
            lookAtImage(broker.image());
        }
        lookAtQuorum(broker, watch);
        for (var partition : broker.partitions().all()) {
            look(simulated.id(), watch, partition);
        }
    }

    /// At the end, when all is well: every partition has a leader, whose log has all that was committed.
    public void checkEnds(List<SimBroker> brokers) {
        for (var log : committed.values()) {
            for (var simulated : brokers) {
                simulated
                        .broker()
                        .flatMap(b -> b.partitions().find(log.id()))
                        .filter(Partition::leads)
                        .ifPresent(p -> log.endsAt(simulated.id(), p.log().endOffset()));
            }
        }
        images.forEach((id, image) ->
                Violation.unless(image.hasLeader(), "%s has no leader at the end", id));
    }

    private void look(int broker, BrokerWatch of, Partition partition) {
        var id = partition.id();
        var watch = of.logs.get(id);
        if (watch == null) {
            watch = new LogWatch(broker, committed(id), !id.topic().startsWith("__"));
            of.logs.put(id, watch);
        }
        if (watch.hasNewRole(partition) && partition.leads()) {
            isOnlyLeader(broker, partition);
        }
        watch.look(partition);
    }

    private void isOnlyLeader(int broker, Partition partition) {
        int epoch = partition.role().leaderEpoch();
        var key = new EpochKey(partition.topicId(), partition.id().partition(), epoch);
        int leader = leaders.computeIfAbsent(key, k -> broker);
        Violation.unless(
                leader == broker,
                "%s: brokers %d and %d both lead epoch %d",
                partition.id(),
                leader,
                broker,
                epoch);
    }

    private void lookAtQuorum(Broker broker, BrokerWatch watch) {
        var voter = broker.voter();
        if (voter.isEmpty()) {
            return;
        }
        int epoch = voter.get().epoch();
        int now = voter.get().leader();
        if (now < 0 || epoch == watch.quorumEpoch && now == watch.quorumLeader) {
            return;
        }
        watch.quorumEpoch = epoch;
        watch.quorumLeader = now;
        int leader = quorumLeaders.computeIfAbsent(epoch, e -> now);
        Violation.unless(
                leader == now,
                "the quorum's epoch %d has two leaders, %d and %d",
                epoch,
                leader,
                now);
    }

    private void lookAtImage(MetadataImage image) {
        if (image.offset() <= newestImage) {
            return;
        }
        newestImage = image.offset();
        images.keySet().removeIf(id -> image.topic(id.topic()).isEmpty());
        for (var topic : image.topics()) {
            for (var partition : topic.partitions()) {
                var id = new TopicPartition(topic.name(), partition.index());
                var before = images.put(id, partition);
                if (before != null && before != partition) {
                    changed(id, before, partition);
                }
            }
        }
    }

    private void changed(TopicPartition id, PartitionImage before, PartitionImage now) {
        if (!now.hasLeader() || now.leaderEpoch() == before.leaderEpoch()) {
            return;
        }
        elections++;
        int leader = now.leader();
        if (!before.isr().contains(leader) && !before.elr().contains(leader)) {
            uncleanElections++;
            committed(id).mayChangeFrom(0);
        }
    }
}
