package io.logarium.engine.node;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.log.FetchedBatches;
import io.logarium.engine.log.Slice;
import io.logarium.engine.loop.Check;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.net.PeerAnswer;
import io.logarium.engine.quorum.LogPosition;
import io.logarium.engine.quorum.QuorumTimes;
import io.logarium.engine.quorum.RaftEffect;
import io.logarium.engine.quorum.RaftInput;
import io.logarium.engine.quorum.RaftMessage.Answer;
import io.logarium.engine.quorum.RaftMessage.FetchAnswer;
import io.logarium.engine.quorum.RaftNode;
import io.logarium.engine.quorum.Voters;
import io.logarium.engine.wire.Request;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.kafka.common.message.FetchSnapshotRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.jspecify.annotations.Nullable;

/// Carries out what the [RaftNode] of this node decides: sends and answers, writes `quorum-state`, appends and cuts the metadata
/// log, and brings back what came of it.
final class Quorum {
    /// Requests of other voters that wait for an answer; each has one fetch and one of the others in flight.
    private static final int MAX_ASKED = 256;

    private final BrokerParts parts;
    private final QuorumTimes times;
    private final QuorumState file;
    private final MetadataLog log;
    private final Listener listener;
    private final RaftWire wire;
    private final int fetchMaxBytes;
    private final int snapshotMaxBytes;
    private final SnapshotServing serving;
    private final ArrayDeque<RaftInput> inputs = new ArrayDeque<>();
    private final ArrayDeque<RaftEffect> gate = new ArrayDeque<>();
    private final Map<Long, Request> asked = new LinkedHashMap<>();
    private final QuorumLinks links;
    private Voters voters;
    private @Nullable RaftNode raft;
    private FetchedBatches fetched = new FetchedBatches.Corrupt("nothing was fetched");
    private @Nullable SnapshotCopy copy;
    private long lastToken;
    private boolean stepping;
    private boolean persisting;
    private Timers.@Nullable Timer deadline;

    Quorum(
            BrokerParts parts,
            BrokerConfig config,
            QuorumState file,
            MetadataLog log,
            Listener listener) {
        this.parts = parts;
        this.times = timesOf(config);
        this.file = file;
        this.log = log;
        this.listener = listener;
        this.fetchMaxBytes = config.intValue("controller.quorum.fetch.max.bytes");
        this.wire = new RaftWire(parts.clusterId(), fetchMaxBytes);
        this.snapshotMaxBytes = config.intValue("controller.quorum.fetch.snapshot.max.bytes");
        this.serving =
                new SnapshotServing(
                        parts.clusterId(), log.snapshots(), parts.chores(), snapshotMaxBytes);
        this.links =
                new QuorumLinks(
                        parts, times, config.intValue("controller.quorum.request.timeout.ms"));
        this.voters = Voters.of(parts.id(), java.util.List.of(parts.id()));
    }

    /// What the quorum means to the controller of this node.
    interface Listener {
        /// Everything before the offset is committed.
        void committed(long highWatermark, long nowMs);

        /// This node does not lead any more.
        void steppedDown(long nowMs);

        /// The role, the epoch or the known leader is another one.
        void changed(long nowMs);

        void failed(String why);
    }

    private static QuorumTimes timesOf(BrokerConfig config) {
        var standard = QuorumTimes.DEFAULT;
        return new QuorumTimes(
                config.intValue("controller.quorum.fetch.timeout.ms"),
                config.intValue("controller.quorum.election.timeout.ms"),
                config.intValue("controller.quorum.election.backoff.max.ms"),
                config.intValue("controller.quorum.retry.backoff.ms"),
                Math.min(
                        standard.fetchWaitMs(),
                        config.intValue("controller.quorum.fetch.timeout.ms") / 2),
                standard.startDelayMs());
    }

    /// Takes part from now on.
    ///
    /// @param controllers where all voters listen for each other, this one included
    void start(SortedMap<Integer, PeerAddress> controllers, long nowMs) {
        voters = Voters.of(parts.id(), controllers.keySet());
        links.know(controllers);
        raft = new RaftNode(voters, log, times, parts.chance().split(), file.read(), nowMs);
        happen(new RaftInput.Tick());
    }

    /// Another voter listens elsewhere now.
    void moved(PeerAddress address, long nowMs) {
        links.moved(address, nowMs);
    }

    /// Something was appended, cut or flushed.
    void logChanged() {
        if (raft != null) {
            happen(new RaftInput.LogChanged());
        }
    }

    /// Gives the lead up, if this node has it.
    void resign() {
        if (raft != null) {
            happen(new RaftInput.Resign());
        }
    }

    /// Ends the connections to the other voters.
    void close(long nowMs) {
        raft = null;
        links.close(nowMs);
    }

    /// Another voter wants a piece of a snapshot.
    void serveSnapshot(Request request) {
        serving.serve(request, node());
        if (raft != null && request.body() instanceof FetchSnapshotRequestData asked) {
            happen(new RaftInput.Heard(asked.replicaId()));
        }
    }

    private void copySnapshot(int leader, LogPosition id) {
        int epoch = node().map(RaftNode::epoch).orElse(-1);
        var from =
                new SnapshotCopy.From(
                        leader, epoch, id, parts.id(), parts.clusterId(), snapshotMaxBytes);
        copy = new SnapshotCopy(from, new Copying());
        copy.next();
    }

    /// What comes of a snapshot that is copied.
    private final class Copying implements SnapshotCopy.Host {
        @Override
        public boolean wants(SnapshotCopy asking) {
            return raft != null
                    && copy == asking
                    && raft.epoch() == asking.epoch()
                    && raft.leader() == asking.leader();
        }

        @Override
        public boolean ask(
                int leader, FetchSnapshotRequestData request, PeerAnswer.Handler handler) {
            return links.send(leader, ApiKeys.FETCH_SNAPSHOT, request, nowMs(), handler);
        }

        @Override
        public void grew() {
            happen(new RaftInput.SnapshotGrows());
        }

        @Override
        public void copied(SnapshotCopy done, LogPosition id, byte[] content) {
            boolean taken =
                    parts.chores()
                            .give(
                                    () -> SnapshotBytes.decode(content),
                                    read -> checked(done, id, content, read));
            if (!taken) {
                lost();
            }
        }

        private void checked(
                SnapshotCopy done,
                LogPosition id,
                byte[] content,
                Optional<SnapshotBytes.Content> read) {
            if (!wants(done)) {
                return;
            }
            if (read.isEmpty() || log.hasCommitted(id)) {
                lost();
                return;
            }
            var loaded = new MetadataSnapshots.Loaded(id, read.get());
            try {
                log.snapshots().write(id, content, failure -> written(done, loaded, failure));
            } catch (DiskFailed failed) {
                lost();
            }
        }

        private void written(
                SnapshotCopy done, MetadataSnapshots.Loaded loaded, Optional<DiskFailed> failure) {
            if (!wants(done)) {
                return;
            }
            if (failure.isPresent()) {
                lost();
                return;
            }
            copy = null;
            log.replaceBy(loaded, nowMs());
            happen(new RaftInput.SnapshotTaken());
        }

        @Override
        public void lost() {
            copy = null;
            happen(new RaftInput.SnapshotLost());
        }
    }

    /// Another voter's request.
    void serve(Request request) {
        var message = wire.read(request.body());
        if (raft == null || message.isEmpty() || asked.size() >= MAX_ASKED) {
            request.replyTo().close("not a request to this quorum, or too many of them");
            return;
        }
        long token = ++lastToken;
        asked.put(token, request);
        happen(new RaftInput.Asked(token, message.get()));
    }

    QuorumLinks links() {
        return links;
    }

    Optional<RaftNode> node() {
        return Optional.ofNullable(raft);
    }

    Voters voters() {
        return voters;
    }

    private void happen(RaftInput input) {
        inputs.add(input);
        if (stepping) {
            return;
        }
        stepping = true;
        try {
            while (!inputs.isEmpty() && raft != null) {
                raft.step(inputs.remove(), nowMs()).forEach(this::carryOut);
            }
        } finally {
            stepping = false;
        }
        schedule();
    }

    private long nowMs() {
        return parts.loop().nowMs();
    }

    private void schedule() {
        if (raft == null) {
            return;
        }
        long at = raft.nextDeadlineMs();
        if (deadline != null && deadline.isPending() && deadline.atMs() == at) {
            return;
        }
        if (deadline != null) {
            deadline.cancel();
        }
        if (at != Long.MAX_VALUE) {
            deadline = parts.loop().timers().at(at, now -> happen(new RaftInput.Tick()));
        }
    }

    private void carryOut(RaftEffect effect) {
        switch (effect) {
            case RaftEffect.Persist ignored -> gated(effect);
            case RaftEffect.Send ignored -> gated(effect);
            case RaftEffect.Reply ignored -> gated(effect);
            case RaftEffect.Truncate(long offset) -> log.truncate(offset, nowMs());
            case RaftEffect.Append() -> log.appendFetched(fetched, nowMs());
            case RaftEffect.Lead(int epoch) ->
                    log.lead(
                            epoch,
                            parts.id(),
                            new MetadataLog.Leaders(
                                    voters.ids(), node().map(RaftNode::electors).orElseThrow()),
                            nowMs());
            case RaftEffect.Commit(long highWatermark) ->
                    listener.committed(highWatermark, nowMs());
            case RaftEffect.StepDown() -> listener.steppedDown(nowMs());
            case RaftEffect.Changed() -> listener.changed(nowMs());
            case RaftEffect.FetchSnapshot(int leader, LogPosition id) -> copySnapshot(leader, id);
        }
    }

    /// Messages leave behind what they promise.
    private void gated(RaftEffect effect) {
        gate.add(effect);
        openGate();
    }

    private void openGate() {
        while (!persisting && !gate.isEmpty()) {
            switch (gate.remove()) {
                case RaftEffect.Persist(var state) -> {
                    persisting = true;
                    file.write(state, voters.ids(), this::persisted);
                }
                case RaftEffect.Send send -> send(send);
                case RaftEffect.Reply(long token, Answer answer) -> reply(token, answer);
                case RaftEffect other -> Check.that(false, "not a message: " + other);
            }
        }
    }

    private void persisted(Optional<DiskFailed> failure) {
        persisting = false;
        if (failure.isPresent()) {
            listener.failed("The quorum's state could not be written: " + failure.get());
            return;
        }
        openGate();
    }

    private void send(RaftEffect.Send send) {
        var request = send.request();
        int to = send.to();
        boolean sent =
                links.send(
                        to,
                        RaftWire.api(request),
                        wire.toWire(request, to),
                        nowMs(),
                        (answer, now) -> answered(send, answer));
        if (!sent) {
            happen(new RaftInput.Failed(to, request));
        }
    }

    private void answered(RaftEffect.Send send, PeerAnswer answer) {
        switch (answer) {
            case PeerAnswer.Lost ignored -> happen(new RaftInput.Failed(send.to(), send.request()));
            case PeerAnswer.Answered(var body, var prepared) -> {
                var read = RaftWire.readAnswer(body);
                if (read.isEmpty()) {
                    happen(new RaftInput.Failed(send.to(), send.request()));
                    return;
                }
                if (prepared instanceof FetchedBatches batches) {
                    fetched = batches;
                }
                happen(new RaftInput.Answered(send.to(), send.request(), read.get()));
            }
        }
    }

    private void reply(long token, Answer answer) {
        var request = asked.remove(token);
        if (request == null) {
            return;
        }
        if (answer instanceof FetchAnswer fetch && fetch.readFrom() >= 0) {
            var slice = log.slice(fetch.readFrom(), fetchMaxBytes);
            var records = slice.<org.apache.kafka.common.record.internal.BaseRecords>map(s -> s);
            request.replyTo()
                    .answer(
                            RaftWire.toWire(
                                    ApiKeys.FETCH, answer, records.orElse(MemoryRecords.EMPTY)),
                            () -> slice.ifPresent(Slice::release));
        } else {
            request.replyTo().answer(RaftWire.toWire(request.api(), answer, MemoryRecords.EMPTY));
        }
    }
}
