package io.logarium.engine.group;

import io.logarium.engine.machine.ReplicatedMachine;
import io.logarium.engine.view.GroupView;
import java.nio.ByteBuffer;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// One partition of `__consumer_offsets` that this broker leads: its state and everything that handles requests on it.
final class GroupPartition implements GroupCoordinator.Loading {
    private final GroupShard shard;
    private final ClassicRebalance rebalance;
    private final ClassicJoin join;
    private final ClassicRequests requests;
    private final ConsumerHeartbeat consumers;
    private final OffsetWrites offsetWrites;
    private final OffsetReads offsetReads;
    private final GroupCleanup cleanup;
    private final GroupListing listing;
    private final GroupViews viewer;
    private final NavigableMap<String, GroupView> views = new TreeMap<>();
    private final TreeSet<String> changed = new TreeSet<>();
    private final TreeSet<String> deletedMeanwhile = new TreeSet<>();

    GroupPartition(
            GroupContext context,
            ReplicatedMachine.Log<GroupRecord> log,
            long highWatermark,
            Runnable onChange) {
        shard =
                new GroupShard(
                        context,
                        log,
                        highWatermark,
                        group -> {
                            changed(group);
                            onChange.run();
                        });
        rebalance = new ClassicRebalance(shard);
        var writes = new ConsumerWrites(shard);
        var conversion = new GroupConversion(shard, rebalance);
        var departure = new ConsumerDeparture(shard, writes, conversion);
        consumers =
                new ConsumerHeartbeat(
                        shard, writes, new ConsumerRegexes(shard, writes), departure, conversion);
        shard.consumerTimers().onTimeout(departure::timedOut);
        var inConsumer = new ClassicInConsumer(shard, writes, consumers, departure, conversion);
        join = new ClassicJoin(shard, rebalance, inConsumer);
        requests = new ClassicRequests(shard, rebalance, inConsumer);
        offsetWrites = new OffsetWrites(shard, rebalance);
        offsetReads = new OffsetReads(shard);
        cleanup = new GroupCleanup(shard);
        listing = new GroupListing(shard);
        viewer = new GroupViews(shard);
    }

    private void changed(String group) {
        changed.add(group);
        if (changed.size() > 2 * GroupLimits.GROUPS) {
            // Nobody looks: groups that came and went meanwhile were never seen.
            changed.removeIf(id -> shard.find(id).isEmpty() && !views.containsKey(id));
        }
    }

    @Override
    public void replay(ByteBuffer key, @Nullable ByteBuffer value, long offset, long nowMs) {
        if (!shard.isClosed()) {
            shard.apply(GroupCodec.decode(key, value), offset, nowMs);
        }
    }

    @Override
    public void finish(long endOffset, long nowMs) {
        if (shard.isClosed()) {
            return;
        }
        shard.finish(endOffset, nowMs);
        for (var group : shard.groups().values()) {
            switch (group) {
                case ClassicGroup classic -> rebalance.loaded(classic, nowMs);
                case ConsumerGroup consumer -> consumers.loaded(consumer, nowMs);
            }
        }
        cleanup.start(nowMs);
        deletedMeanwhile.forEach(topic -> cleanup.topicDeleted(topic, nowMs));
        deletedMeanwhile.clear();
    }

    /// Nothing is decided here any more.
    void closeAt(Errors why, long nowMs) {
        shard.closeAt(why, nowMs);
        cleanup.stop();
    }

    /// Another one was loaded in its place.
    void close(Errors why) {
        shard.close(why);
        cleanup.stop();
    }

    /// A topic is gone.
    void topicDeleted(String topic, long nowMs) {
        if (shard.isLoaded()) {
            cleanup.topicDeleted(topic, nowMs);
        } else {
            deletedMeanwhile.add(topic);
        }
    }

    /// NONE, or what clients are told while the partition is not ready.
    Errors readiness() {
        return shard.isLoaded() ? Errors.NONE : Errors.COORDINATOR_LOAD_IN_PROGRESS;
    }

    GroupShard shard() {
        return shard;
    }

    ClassicJoin join() {
        return join;
    }

    ClassicRequests requests() {
        return requests;
    }

    ConsumerHeartbeat consumers() {
        return consumers;
    }

    OffsetWrites offsetWrites() {
        return offsetWrites;
    }

    OffsetReads offsetReads() {
        return offsetReads;
    }

    GroupCleanup cleanup() {
        return cleanup;
    }

    GroupListing listing() {
        return listing;
    }

    /// Groups by id; only what has changed since the last call is made anew.
    NavigableMap<String, GroupView> views() {
        for (var id : changed) {
            shard.find(id)
                    .ifPresentOrElse(
                            group -> views.put(id, viewer.view(group)), () -> views.remove(id));
        }
        changed.clear();
        return views;
    }
}
