package io.logarium.engine.quorum;

import io.logarium.engine.quorum.RaftMessage.VoteAnswer;
import io.logarium.engine.quorum.RaftMessage.VoteRequest;
import org.apache.kafka.common.protocol.Errors;

/// Votes: asks for them, gives them, counts them (KIP-595, KIP-996).
final class Electing {
    private final RaftCore core;

    Electing(RaftCore core) {
        this.core = core;
    }

    VoteAnswer asked(VoteRequest request, long nowMs) {
        if (!core.voters.contains(request.candidate())) {
            return answer(Errors.INCONSISTENT_VOTER_SET, false);
        }
        if (request.epoch() < core.epoch()) {
            return answer(Errors.FENCED_LEADER_EPOCH, false);
        }
        core.learn(request.epoch(), ElectionState.NOBODY, nowMs);
        boolean upToDate = request.end().isUpToDateWith(core.log.end());
        if (request.preVote()) {
            return answer(Errors.NONE, upToDate && mayLose());
        }
        if (core.votedFor() != ElectionState.NOBODY) {
            return answer(Errors.NONE, core.votedFor() == request.candidate());
        }
        boolean granted = upToDate && core.leader() == ElectionState.NOBODY;
        if (granted) {
            core.voteFor(request.candidate(), nowMs);
        }
        return answer(Errors.NONE, granted);
    }

    /// Whether an election would not take a leader away that this node still hears.
    private boolean mayLose() {
        return switch (core.role()) {
            case RaftRole.Unattached ignored -> true;
            case RaftRole.Prospective ignored -> true;
            case RaftRole.Candidate ignored -> true;
            case RaftRole.Resigned ignored -> true;
            case RaftRole.Follower follower -> !follower.hasFetched;
            case RaftRole.Leader ignored -> false;
        };
    }

    private VoteAnswer answer(Errors error, boolean granted) {
        return new VoteAnswer(error, core.epoch(), core.leader(), granted);
    }

    /// Asks who has not been asked, and goes on when the votes suffice already.
    void canvass(RaftRole.Canvass canvass, boolean preVote, long nowMs) {
        if (canvass.ballot.isWon()) {
            won(canvass, preVote, nowMs);
            return;
        }
        var request = new VoteRequest(core.epoch(), core.self(), core.log.end(), preVote);
        for (int id : core.voters.others()) {
            boolean due = nowMs >= canvass.askAtMs.getOrDefault(id, nowMs);
            if (due && !canvass.asked.containsKey(id) && !canvass.ballot.hasAnswered(id)) {
                canvass.asked.put(id, request);
                core.send(id, request);
            }
        }
    }

    void answered(int from, VoteRequest request, VoteAnswer answer, long nowMs) {
        if (core.learn(answer.epoch(), answer.leader(), nowMs)) {
            return;
        }
        switch (core.role()) {
            case RaftRole.Prospective(int leader, RaftRole.Canvass canvass)
                    when request.preVote() && request.epoch() == core.epoch() -> {
                count(canvass, from, answer, nowMs);
                if (canvass.ballot.isWon()) {
                    won(canvass, true, nowMs);
                } else if (canvass.ballot.isLost() && leader != ElectionState.NOBODY) {
                    core.follow(core.epoch(), leader, nowMs);
                } else if (canvass.ballot.isLost()) {
                    core.pause(nowMs);
                }
            }
            case RaftRole.Candidate(RaftRole.Canvass canvass)
                    when !request.preVote() && request.epoch() == core.epoch() -> {
                count(canvass, from, answer, nowMs);
                if (canvass.ballot.isWon()) {
                    won(canvass, false, nowMs);
                } else if (canvass.ballot.isLost()) {
                    core.pause(nowMs);
                }
            }
            default -> {}
        }
    }

    private void count(RaftRole.Canvass canvass, int from, VoteAnswer answer, long nowMs) {
        if (answer.error() == Errors.NONE) {
            canvass.ballot.count(from, answer.granted());
        } else {
            askAgain(canvass, from, nowMs);
        }
    }

    void failed(int to, VoteRequest request, long nowMs) {
        switch (core.role()) {
            case RaftRole.Prospective(int leader, RaftRole.Canvass canvass)
                    when request.preVote() ->
                    askAgain(canvass, to, nowMs);
            case RaftRole.Candidate(RaftRole.Canvass canvass) when !request.preVote() ->
                    askAgain(canvass, to, nowMs);
            default -> {}
        }
    }

    private void askAgain(RaftRole.Canvass canvass, int id, long nowMs) {
        canvass.asked.remove(id);
        canvass.askAtMs.put(id, nowMs + core.times.retryBackoffMs());
    }

    private void won(RaftRole.Canvass canvass, boolean preVote, long nowMs) {
        if (preVote) {
            core.stepUp(nowMs);
        } else {
            core.lead(canvass.ballot.granted(), nowMs);
        }
    }
}
