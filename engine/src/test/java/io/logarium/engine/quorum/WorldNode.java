package io.logarium.engine.quorum;

import io.logarium.engine.quorum.MemoryRaftLog.Entry;
import io.logarium.engine.quorum.RaftMessage.Answer;
import io.logarium.engine.quorum.RaftMessage.FetchAnswer;
import io.logarium.engine.quorum.RaftMessage.FetchRequest;
import io.logarium.engine.quorum.RaftMessage.Request;
import io.logarium.engine.quorum.RaftMessage.VoteAnswer;
import io.logarium.engine.quorum.RaftMessage.VoteRequest;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A voter of a [RaftWorld]: the step function with a log, a disk and links.
final class WorldNode {
    /// Asked for as the last thing of the world, a number like any other.
    private static final LogPosition BEST = new LogPosition(Integer.MAX_VALUE, Integer.MAX_VALUE);

    final int id;
    final MemoryRaftLog log;
    private final RaftWorld world;
    private final Voters voters;
    private final Map<Long, Asker> askers = new LinkedHashMap<>();
    private final ArrayDeque<RaftEffect> gate = new ArrayDeque<>();
    private final ArrayDeque<RaftInput> inputs = new ArrayDeque<>();
    private ElectionState durable = ElectionState.NONE;
    private @Nullable RaftNode raft;
    private boolean persisting;
    private boolean stepping;
    private int life;
    private long token;
    private List<Entry> fetched = List.of();
    private String told = "";

    private record Asker(int from, int life, Request request) {}

    WorldNode(RaftWorld world, int id, int count) {
        this.world = world;
        this.id = id;
        this.voters = Voters.of(id, IntStream.range(0, count).boxed().toList());
        this.log = new MemoryRaftLog(world.flaw == Flaw.CLAIMS_UNFLUSHED);
    }

    void start() {
        var before =
                switch (world.flaw) {
                    case LOSES_ITS_VOTE ->
                            new ElectionState(
                                    durable.epoch(), ElectionState.NOBODY, ElectionState.NOBODY);
                    case FORGETS_THE_EPOCH -> ElectionState.NONE;
                    default -> durable;
                };
        raft =
                new RaftNode(
                        voters,
                        log,
                        QuorumTimes.DEFAULT,
                        world.chance.split(),
                        before,
                        world.nowMs());
        told = "";
        world.tell(id + " starts");
    }

    void crash() {
        world.tell(id + " crashes");
        raft = null;
        life++;
        persisting = false;
        gate.clear();
        inputs.clear();
        askers.clear();
        log.crash(world.upTo(log.unflushed()));
    }

    boolean isUp() {
        return raft != null;
    }

    boolean leads() {
        return raft != null && raft.leads();
    }

    int epoch() {
        return raft == null ? -1 : raft.epoch();
    }

    long highWatermark() {
        return raft == null ? -1 : raft.highWatermark();
    }

    long nextDeadlineMs() {
        return raft == null ? Long.MAX_VALUE : raft.nextDeadlineMs();
    }

    void tickIfDue() {
        if (nextDeadlineMs() <= world.nowMs()) {
            happen(new RaftInput.Tick());
        }
    }

    void resign() {
        happen(new RaftInput.Resign());
    }

    /// A client's record.
    void write(String value) {
        if (raft != null && raft.leads()) {
            log.append(new Entry(raft.epoch(), value));
            flush();
            happen(new RaftInput.LogChanged());
        }
    }

    private void happen(RaftInput input) {
        inputs.add(input);
        if (stepping) {
            return;
        }
        stepping = true;
        try {
            while (!inputs.isEmpty() && raft != null) {
                raft.step(inputs.remove(), world.nowMs()).forEach(this::carryOut);
                world.promises.check(this);
            }
        } finally {
            stepping = false;
        }
    }

    private void carryOut(RaftEffect effect) {
        switch (effect) {
            case RaftEffect.Persist ignored -> gated(effect);
            case RaftEffect.Send ignored -> gated(effect);
            case RaftEffect.Reply ignored -> gated(effect);
            case RaftEffect.Truncate(long offset) -> {
                if (world.flaw != Flaw.SKIPS_TRUNCATION) {
                    world.tell(id + " drops from " + offset);
                    log.truncate(offset);
                } else {
                    log.truncate(log.end().offset() - 1);
                    log.append(new Entry(epoch(), "left over"));
                }
                flush();
                happen(new RaftInput.LogChanged());
            }
            case RaftEffect.Append() -> {
                fetched.forEach(log::append);
                flush();
                happen(new RaftInput.LogChanged());
            }
            case RaftEffect.Lead(int epoch) -> {
                world.promises.leads(this, epoch);
                log.append(new Entry(epoch, "leader-" + id));
                flush();
                happen(new RaftInput.LogChanged());
            }
            case RaftEffect.Commit(long highWatermark) -> {
                world.promises.committed(this, highWatermark);
                world.tell(id + " commits up to " + highWatermark);
            }
            case RaftEffect.StepDown() -> {}
            case RaftEffect.Changed() -> tellRole();
            case RaftEffect.FetchSnapshot ignored -> throw new AssertionError("no snapshots here");
        }
    }

    private void tellRole() {
        if (raft == null) {
            return;
        }
        var leader = raft.leader() >= 0 && !raft.leads() ? " of " + raft.leader() : "";
        var now = "%d %s%s, epoch %d".formatted(id, raft.roleName(), leader, raft.epoch());
        if (!now.equals(told)) {
            told = now;
            world.tell(now);
        }
    }

    private void flush() {
        int then = life;
        long upTo = log.end().offset();
        int cuts = log.cuts();
        world.later(
                world.upTo(20),
                () -> {
                    if (life == then) {
                        log.flushed(upTo, cuts);
                        happen(new RaftInput.LogChanged());
                    }
                });
    }

    private void gated(RaftEffect effect) {
        gate.add(effect);
        openGate();
    }

    private void openGate() {
        while (!persisting && !gate.isEmpty()) {
            switch (gate.remove()) {
                case RaftEffect.Persist(ElectionState state) -> persist(state);
                case RaftEffect.Send(int to, Request request) -> send(to, request);
                case RaftEffect.Reply(long to, Answer answer) -> reply(to, answer);
                default -> throw new AssertionError("not gated");
            }
        }
    }

    private void persist(ElectionState state) {
        persisting = true;
        int then = life;
        world.later(
                world.upTo(3),
                () -> {
                    if (life == then) {
                        durable = state;
                        persisting = false;
                        openGate();
                    }
                });
    }

    private void send(int to, Request request) {
        int then = life;
        var sent =
                request instanceof VoteRequest vote && world.flaw == Flaw.BOASTS_OF_ITS_LOG
                        ? new VoteRequest(vote.epoch(), id, BEST, vote.preVote())
                        : request;
        world.carry(
                id,
                to,
                () -> world.nodes.get(to).asked(id, then, request, sent),
                () -> failed(then, to, request));
    }

    private void failed(int then, int to, Request request) {
        if (life == then) {
            happen(new RaftInput.Failed(to, request));
        }
    }

    private void asked(int from, int itsLife, Request request, Request sent) {
        if (raft == null) {
            world.carry(
                    id,
                    from,
                    () -> world.nodes.get(from).failed(itsLife, id, request),
                    () -> world.nodes.get(from).failed(itsLife, id, request));
            return;
        }
        askers.put(++token, new Asker(from, itsLife, request));
        happen(new RaftInput.Asked(token, sent));
    }

    private void reply(long to, Answer answer) {
        var asker = askers.remove(to);
        if (asker == null) {
            throw new AssertionError("a second answer");
        }
        var entries =
                answer instanceof FetchAnswer found && found.readFrom() >= 0
                        ? log.from(Math.min(found.readFrom(), log.end().offset()))
                        : List.<Entry>of();
        var there = world.nodes.get(asker.from);
        world.carry(
                id,
                asker.from,
                () -> there.answered(asker, id, answer, entries),
                () -> there.failed(asker.life, id, asker.request));
    }

    private void answered(Asker asker, int from, Answer answer, List<Entry> entries) {
        if (asker.life != life) {
            return;
        }
        fetched = follows(asker.request) ? entries : List.of();
        happen(new RaftInput.Answered(from, asker.request, answer));
        if (world.flaw == Flaw.COUNTS_A_VOTE_TWICE
                && answer instanceof VoteAnswer vote
                && vote.granted()) {
            happen(new RaftInput.Answered((from + 1) % world.nodes.size(), asker.request, answer));
        }
    }

    private boolean follows(Request request) {
        return request instanceof FetchRequest fetch && fetch.offset() == log.end().offset();
    }
}
