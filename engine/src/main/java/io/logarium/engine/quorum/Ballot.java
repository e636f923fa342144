package io.logarium.engine.quorum;

import java.util.Set;
import java.util.TreeSet;

/// The votes of one election. Each voter counts once, however often it answers.
final class Ballot {
    private final Voters voters;
    private final Set<Integer> granted = new TreeSet<>();
    private final Set<Integer> refused = new TreeSet<>();

    Ballot(Voters voters) {
        this.voters = voters;
        granted.add(voters.self());
    }

    void count(int voter, boolean yes) {
        if (voters.contains(voter) && !refused.contains(voter) && !granted.contains(voter)) {
            (yes ? granted : refused).add(voter);
        }
    }

    boolean hasAnswered(int voter) {
        return granted.contains(voter) || refused.contains(voter);
    }

    boolean isWon() {
        return granted.size() >= voters.majority();
    }

    boolean isLost() {
        return refused.size() > voters.ids().size() - voters.majority();
    }

    Set<Integer> granted() {
        return new TreeSet<>(granted);
    }
}
