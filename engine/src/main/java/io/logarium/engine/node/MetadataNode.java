package io.logarium.engine.node;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.controller.Command;
import io.logarium.engine.controller.ControllerState;
import io.logarium.engine.controller.MetadataDelta;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.MetadataRecord;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.log.PartitionLog;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.machine.Decision;
import io.logarium.engine.machine.ReplicatedMachine;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.quorum.RaftNode;
import io.logarium.engine.view.QuorumView;
import io.logarium.engine.wire.Request;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.kafka.common.message.DescribeQuorumRequestData;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The controller of a node: its part in the quorum, the image of what is committed, and, while it leads the quorum, the state
/// that decides.
///
/// It is active once the first record of its own epoch is committed: then it has everything that was committed before.
final class MetadataNode implements Quorum.Listener {
    private static final Logger logger = LoggerFactory.getLogger(MetadataNode.class);

    private final BrokerParts parts;
    private final BrokerConfig config;
    private final Chance chance;
    private final Timers timers;
    private final MetadataLog log;
    private final Quorum quorum;
    private final SnapshotWriting writing;
    private final Listener listener;
    private MetadataImage committed = MetadataImage.EMPTY;
    private @Nullable Active active;
    private Timers.@Nullable Timer tick;

    MetadataNode(BrokerParts parts, BrokerConfig config, PartitionLog log, Listener listener) {
        this.parts = parts;
        this.config = config;
        this.listener = listener;
        this.chance = parts.chance().split();
        this.timers = parts.loop().timers();
        var snapshots = new MetadataSnapshots(parts.disk(), log.dir());
        this.log = new MetadataLog(log, snapshots, this::logChanged, parts.crashed());
        this.writing = new SnapshotWriting(this.log, parts.chores(), parts.loop()::nowMs, config);
        this.quorum =
                new Quorum(parts, config, new QuorumState(parts.disk(), log.dir()), this.log, this);
    }

    /// Who wants to know what is committed and who decides.
    interface Listener {
        void committed(MetadataDelta delta, long nowMs);

        /// Another node leads the quorum, or this one decides now.
        void controllerChanged(long nowMs);
    }

    private record Active(
            int epoch, ControllerState state, ReplicatedMachine<MetadataRecord> machine) {}

    /// Reads the log and takes part in the quorum.
    ///
    /// @param opening sees what the metadata will be if the whole log is committed
    void start(
            SortedMap<Integer, PeerAddress> controllers,
            Consumer<MetadataImage> opening,
            long nowMs) {
        opening.accept(log.load(nowMs));
        writing.start(nowMs);
        quorum.start(controllers, nowMs);
    }

    /// Another controller listens elsewhere now.
    void moved(PeerAddress controller, long nowMs) {
        quorum.moved(controller, nowMs);
    }

    /// Hands the lead over; for a node that stops.
    void resign() {
        quorum.resign();
    }

    void close(long nowMs) {
        quorum.close(nowMs);
    }

    /// What is committed.
    MetadataImage image() {
        return committed;
    }

    /// Whether there are other voters.
    boolean hasOthers() {
        return quorum.voters().ids().size() > 1;
    }

    /// Whether this node decides.
    boolean isActive() {
        return active != null;
    }

    /// Another node that leads the quorum, or -1.
    int leaderElsewhere() {
        return quorum.node()
                .map(RaftNode::leader)
                .filter(leader -> leader != parts.id())
                .orElse(-1);
    }

    QuorumLinks links() {
        return quorum.links();
    }

    /// Another voter's request.
    void serveQuorum(Request request) {
        quorum.serve(request);
    }

    /// Another voter wants a piece of a snapshot.
    void serveSnapshot(Request request) {
        quorum.serveSnapshot(request);
    }

    /// Decides a request here, or loses it with NOT_CONTROLLER.
    void ask(ApiMessage request, short version, Command.Reply reply, long nowMs) {
        if (active == null) {
            reply.lost(Errors.NOT_CONTROLLER);
            return;
        }
        if (request instanceof DescribeQuorumRequestData asked) {
            quorum.node()
                    .ifPresentOrElse(
                            node ->
                                    reply.answer(
                                            DescribeQuorumAnswer.of(
                                                    asked,
                                                    version,
                                                    node,
                                                    quorum.links().addresses(),
                                                    nowMs)),
                            () -> reply.lost(Errors.NOT_CONTROLLER));
            return;
        }
        enact(active, active.state.decide(new Command(request, version, reply), nowMs), nowMs);
        scheduleTick(nowMs);
    }

    private void enact(Active now, Decision<MetadataRecord> decision, long nowMs) {
        now.machine.enact(decision, nowMs);
    }

    private void logChanged() {
        quorum.logChanged();
    }

    @Override
    public void committed(long highWatermark, long nowMs) {
        var taken = log.takeCommitted(highWatermark);
        var delta =
                taken.whole()
                        ? committed.replaceBy(taken.records(), highWatermark - 1)
                        : committed.apply(taken.records(), highWatermark - 1);
        committed = delta.after();
        listener.committed(delta, nowMs);
        writing.committed(committed, nowMs);
        if (active != null) {
            active.machine.committed(highWatermark);
        } else if (quorum.node()
                .filter(n -> n.leads() && highWatermark > n.epochStart())
                .isPresent()) {
            activate(highWatermark, nowMs);
        }
    }

    private void activate(long highWatermark, long nowMs) {
        int epoch = quorum.node().map(RaftNode::epoch).orElse(0);
        var state = new ControllerState(parts.clusterId(), config, chance, committed);
        var machine = new ReplicatedMachine<>(state, log, log.endOffset(), highWatermark);
        var now = new Active(epoch, state, machine);
        active = now;
        logger.info("Node {} is the active controller from epoch {}", parts.id(), epoch);
        parts.events().accept(new EngineEvent.ControllerElected(nowMs, parts.id(), epoch));
        enact(now, state.lead(nowMs), nowMs);
        scheduleTick(nowMs);
        listener.controllerChanged(nowMs);
    }

    @Override
    public void steppedDown(long nowMs) {
        var before = active;
        active = null;
        if (before != null) {
            logger.info("Node {} is not the active controller any more", parts.id());
            before.machine.resign(Errors.NOT_CONTROLLER);
        }
    }

    @Override
    public void changed(long nowMs) {
        quorum.node()
                .map(n ->
                        new EngineEvent.QuorumRoleChanged(
                                nowMs, parts.id(), n.roleName(), n.epoch(), n.leader()))
                .ifPresent(parts.events());
        listener.controllerChanged(nowMs);
    }

    @Override
    public void failed(String why) {
        parts.crashed().accept(why);
    }

    private void scheduleTick(long nowMs) {
        if (active == null) {
            return;
        }
        long next = active.state.nextTickMs();
        long at = Math.max(next, nowMs + 1);
        if (next == Long.MAX_VALUE || tick != null && tick.isPending() && tick.atMs() <= at) {
            return;
        }
        if (tick != null) {
            tick.cancel();
        }
        tick = timers.at(at, this::tick);
    }

    private void tick(long nowMs) {
        if (active != null) {
            enact(active, active.state.tick(nowMs), nowMs);
            scheduleTick(nowMs);
        }
    }

    QuorumView view() {
        long end = log.endOffset();
        return quorum.node()
                .map(node ->
                        new QuorumView(
                                node.leader(),
                                node.epoch(),
                                node.highWatermark(),
                                end,
                                List.of(
                                        new QuorumView.VoterView(
                                                parts.id(), node.roleName(), end, true)),
                                log.recent()))
                .orElseGet(() -> new QuorumView(-1, 0, 0, end, List.of()));
    }

    Optional<RaftNode> node() {
        return quorum.node();
    }
}
