package io.logarium.engine.node;

import io.logarium.engine.api.ControllerChannel;
import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.controller.Command;
import io.logarium.engine.controller.ControllerState;
import io.logarium.engine.controller.MetadataDelta;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.MetadataRecord;
import io.logarium.engine.log.PartitionLog;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.machine.Decision;
import io.logarium.engine.machine.ReplicatedMachine;
import io.logarium.engine.view.QuorumView;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// The controller of a node, its metadata log, and the image of what is committed.
///
/// With one voter it leads from the start; who leads among several is the quorum's business.
final class MetadataNode implements ControllerChannel, MetadataLog.Listener {
    private final int nodeId;
    private final String clusterId;
    private final BrokerConfig config;
    private final Chance chance;
    private final Timers timers;
    private final QuorumState quorumState;
    private final MetadataLog log;
    private final BiConsumer<MetadataDelta, Long> published;
    private final Consumer<String> crashed;
    private MetadataImage committed = MetadataImage.EMPTY;
    private @Nullable ControllerState controller;
    private @Nullable ReplicatedMachine<MetadataRecord> machine;
    private Timers.@Nullable Timer tick;

    MetadataNode(
            BrokerParts parts,
            BrokerConfig config,
            QuorumState quorumState,
            PartitionLog log,
            BiConsumer<MetadataDelta, Long> published) {
        this.nodeId = parts.id();
        this.clusterId = parts.clusterId();
        this.config = config;
        this.chance = parts.chance().split();
        this.timers = parts.loop().timers();
        this.quorumState = quorumState;
        this.log = new MetadataLog(log, nodeId, parts.loop()::nowMs, this);
        this.published = published;
        this.crashed = parts.crashed();
    }

    /// Reads the log and leads the quorum of one. The first image is published at once, after `opening` has seen it.
    void start(Consumer<MetadataImage> opening, long nowMs) {
        var image = log.replay();
        opening.accept(image);
        boolean fresh = image.offset() < 0;
        int epoch = Math.max(quorumState.epoch(), log.lastEpoch()) + 1;
        quorumState.write(epoch, nodeId);
        var state = new ControllerState(clusterId, config, chance, image);
        controller = state;
        committed = image;
        log.lead(epoch, nowMs);
        machine = new ReplicatedMachine<>(state, log, log.endOffset(), log.highWatermark());
        published.accept(MetadataImage.EMPTY.apply(image.snapshot(), image.offset()), nowMs);
        if (fresh) {
            enact(
                    Decision.append(
                            ControllerState.bootstrap(config),
                            () -> {},
                            e -> crashed.accept("The metadata log could not be begun: " + e)),
                    nowMs);
        }
        enact(state.lead(nowMs), nowMs);
        scheduleTick(nowMs);
    }

    /// What is committed.
    MetadataImage image() {
        return committed;
    }

    @Override
    public void ask(ApiMessage request, short version, Command.Reply reply, long nowMs) {
        if (controller == null) {
            reply.lost(Errors.NOT_CONTROLLER);
            return;
        }
        enact(controller.decide(new Command(request, version, reply), nowMs), nowMs);
        scheduleTick(nowMs);
    }

    private void enact(Decision<MetadataRecord> decision, long nowMs) {
        if (machine != null) {
            machine.enact(decision, nowMs);
        }
    }

    private void scheduleTick(long nowMs) {
        if (controller == null) {
            return;
        }
        long at = Math.max(controller.nextTickMs(), nowMs + 1);
        if (at == Long.MAX_VALUE || tick != null && tick.isPending() && tick.atMs() <= at) {
            return;
        }
        if (tick != null) {
            tick.cancel();
        }
        tick = timers.at(at, this::tick);
    }

    private void tick(long nowMs) {
        if (controller != null) {
            enact(controller.tick(nowMs), nowMs);
            scheduleTick(nowMs);
        }
    }

    @Override
    public void committed(List<MetadataRecord> records, long highWatermark, long nowMs) {
        if (!records.isEmpty()) {
            var delta = committed.apply(records, highWatermark - 1);
            committed = delta.after();
            published.accept(delta, nowMs);
        }
        if (machine != null) {
            machine.committed(highWatermark);
        }
    }

    @Override
    public void failed(String why) {
        crashed.accept(why);
    }

    QuorumView view() {
        long end = log.endOffset();
        return new QuorumView(
                nodeId,
                log.epoch(),
                log.highWatermark(),
                end,
                List.of(new QuorumView.VoterView(nodeId, "Leader", end, true)));
    }
}
