package io.logarium.engine.quorum;

import io.logarium.engine.quorum.RaftMessage.FetchRequest;
import io.logarium.engine.quorum.RaftMessage.Request;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a voter is in its epoch. Only [RaftNode] changes one; what a role knows goes with it.
sealed interface RaftRole {
    /// -1 while nobody is known to lead.
    int leader();

    /// When time alone makes it do something.
    long deadlineMs();

    /// Knows nobody who leads; it may have voted.
    record Unattached(long electionAtMs) implements RaftRole {
        @Override
        public int leader() {
            return ElectionState.NOBODY;
        }

        @Override
        public long deadlineMs() {
            return electionAtMs;
        }
    }

    /// Asks whether it would be elected before it disturbs anybody with a new epoch (KIP-996).
    ///
    /// @param leader whom it lost sight of, or -1
    record Prospective(int leader, Canvass canvass) implements RaftRole {
        @Override
        public long deadlineMs() {
            return canvass.deadlineMs();
        }
    }

    /// Has voted for itself and asks the others to.
    record Candidate(Canvass canvass) implements RaftRole {
        @Override
        public int leader() {
            return ElectionState.NOBODY;
        }

        @Override
        public long deadlineMs() {
            return canvass.deadlineMs();
        }
    }

    /// Copies a leader's log.
    final class Follower implements RaftRole {
        private final int leader;
        long timeoutAtMs;
        boolean hasFetched;
        boolean takesSnapshot;

        /// The log is being changed or flushed; a fetch would claim that this is done.
        boolean flushes;

        long leaderHighWatermark = -1;
        long nextFetchMs;
        @Nullable FetchRequest asked;

        Follower(int leader, long timeoutAtMs, long nowMs) {
            this.leader = leader;
            this.timeoutAtMs = timeoutAtMs;
            this.nextFetchMs = nowMs;
        }

        @Override
        public int leader() {
            return leader;
        }

        @Override
        public long deadlineMs() {
            boolean waits = asked != null || takesSnapshot || flushes;
            return waits ? timeoutAtMs : Math.min(timeoutAtMs, nextFetchMs);
        }
    }

    /// Writes the log.
    final class Leader implements RaftRole {
        private final int self;
        final long epochStart;
        final Followers followers;
        final Set<Integer> votedForIt;
        final Map<Integer, Parked> parked = new TreeMap<>();
        long deadlineMs;

        Leader(int self, long epochStart, Followers followers, Set<Integer> votedForIt) {
            this.self = self;
            this.epochStart = epochStart;
            this.followers = followers;
            this.votedForIt = new TreeSet<>(votedForIt);
        }

        /// A fetch that found nothing new.
        record Parked(long token, FetchRequest request, long untilMs) {}

        @Override
        public int leader() {
            return self;
        }

        @Override
        public long deadlineMs() {
            return deadlineMs;
        }
    }

    /// Led the epoch and gave up; it tells the others, and cannot lead this epoch again.
    record Resigned(long electionAtMs) implements RaftRole {
        @Override
        public int leader() {
            return ElectionState.NOBODY;
        }

        @Override
        public long deadlineMs() {
            return electionAtMs;
        }
    }

    /// Asking everybody for a vote: who was asked, who answered.
    final class Canvass {
        final Ballot ballot;
        final long endsAtMs;
        final Map<Integer, Request> asked = new TreeMap<>();
        final Map<Integer, Long> askAtMs = new TreeMap<>();

        Canvass(Voters voters, long endsAtMs, long nowMs) {
            ballot = new Ballot(voters);
            this.endsAtMs = endsAtMs;
            voters.others().forEach(id -> askAtMs.put(id, nowMs));
        }

        long deadlineMs() {
            long next = endsAtMs;
            for (var entry : askAtMs.entrySet()) {
                int id = entry.getKey();
                if (!asked.containsKey(id) && !ballot.hasAnswered(id)) {
                    next = Math.min(next, entry.getValue());
                }
            }
            return next;
        }
    }
}
