package io.logarium.engine.node;

import io.logarium.engine.controller.MetadataDelta;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.loop.BrokerLoop;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.net.Network;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.net.PeerLimits;
import io.logarium.engine.net.PeerLink;
import io.logarium.engine.replica.CopyProgress;
import io.logarium.engine.replica.FetchLimits;
import io.logarium.engine.replica.LeaderFetches;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.replica.ReplicationQuota;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/// All that a broker copies from others: a [ReplicaFetcher] for each leader that it follows, over a link of its own.
final class Followers implements Replicas.Copies {
    private static final CopyProgress UNKNOWN = new CopyProgress(-1, -1, true);

    private final Parts parts;
    private final TreeMap<Integer, ReplicaFetcher> byLeader = new TreeMap<>();

    /// Whom each partition is copied from; looked up, never iterated.
    private final Map<TopicPartition, Integer> leaders = new HashMap<>();

    private final Set<Integer> due = new LinkedHashSet<>();

    /// What it takes to fetch.
    ///
    /// @param listener the name of the listener that brokers fetch from
    /// @param image what is committed
    /// @param quota of what is copied to throttled replicas
    record Parts(
            int brokerId,
            String listener,
            Network network,
            BrokerLoop loop,
            Chance chance,
            FetchLimits limits,
            LongSupplier brokerEpoch,
            Supplier<MetadataImage> image,
            ReplicationQuota quota) {}

    Followers(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void follow(Partition partition, int leaderId) {
        var before = leaders.put(partition.id(), leaderId);
        if (before != null && before != leaderId) {
            removeFrom(before, partition);
        }
        fetcher(leaderId)
                .ifPresent(fetcher -> {
                    fetcher.fetches().add(partition);
                    due.add(leaderId);
                });
    }

    @Override
    public void stop(Partition partition) {
        var before = leaders.remove(partition.id());
        if (before != null) {
            removeFrom(before, partition);
        }
    }

    private void removeFrom(int leaderId, Partition partition) {
        var fetcher = byLeader.get(leaderId);
        if (fetcher != null) {
            fetcher.fetches().remove(partition.id(), partition.topicId());
            due.add(leaderId);
        }
    }

    private Optional<ReplicaFetcher> fetcher(int leaderId) {
        var known = byLeader.get(leaderId);
        if (known != null) {
            return Optional.of(known);
        }
        return addressOf(leaderId)
                .map(address -> {
                    var made = fetcherTo(address);
                    byLeader.put(leaderId, made);
                    return made;
                });
    }

    private ReplicaFetcher fetcherTo(PeerAddress address) {
        var link =
                new PeerLink(
                        parts.network,
                        address,
                        "broker-" + parts.brokerId + "-fetcher",
                        parts.loop,
                        parts.chance.split(),
                        PeerLimits.DEFAULT,
                        ReplicaFetcher::check);
        return new ReplicaFetcher(
                parts.brokerId,
                new LeaderFetches(parts.brokerId, parts.limits, parts.quota),
                link,
                parts.brokerEpoch,
                parts.loop.timers(),
                () -> due.add(address.node()));
    }

    /// A leader that may be followed is registered, so its address is known.
    private Optional<PeerAddress> addressOf(int brokerId) {
        return parts.image
                .get()
                .broker(brokerId)
                .flatMap(b -> b.endpoint(parts.listener))
                .map(e -> new PeerAddress(brokerId, e.host(), e.port()));
    }

    /// Brokers may listen elsewhere now.
    void apply(MetadataDelta delta, long nowMs) {
        for (int id : delta.brokers()) {
            var fetcher = byLeader.get(id);
            if (fetcher != null) {
                addressOf(id).ifPresent(address -> fetcher.link().moveTo(address, nowMs));
                due.add(id);
            }
        }
    }

    /// Sends what the turn made ready. To be called at its end.
    void afterTurn(long nowMs) {
        while (!due.isEmpty()) {
            var batch = List.copyOf(new ArrayList<>(due));
            due.clear();
            for (int leaderId : batch) {
                var fetcher = byLeader.get(leaderId);
                if (fetcher != null && fetcher.fetches().isEmpty()) {
                    byLeader.remove(leaderId);
                    fetcher.close(nowMs);
                } else if (fetcher != null) {
                    fetcher.go(nowMs);
                }
            }
        }
    }

    /// Ends all links.
    void close(long nowMs) {
        byLeader.values().forEach(fetcher -> fetcher.close(nowMs));
        byLeader.clear();
    }

    CopyProgress progressOf(Partition partition) {
        var leader = leaders.get(partition.id());
        var fetcher = leader == null ? null : byLeader.get(leader);
        return fetcher == null
                ? UNKNOWN
                : fetcher.fetches().progressOf(partition.id(), partition.topicId()).orElse(UNKNOWN);
    }
}
