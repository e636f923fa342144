package io.logarium.engine.quorum;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The nodes that vote, this one among them. They do not change while the cluster runs (kraft.version 0).
public record Voters(int self, SortedSet<Integer> ids) {
    public Voters {
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
        if (!ids.contains(self)) {
            throw new IllegalArgumentException("Node " + self + " is none of the voters " + ids);
        }
    }

    public static Voters of(int self, Collection<Integer> ids) {
        return new Voters(self, new TreeSet<>(ids));
    }

    /// How many agree when nobody can outvote them.
    public int majority() {
        return ids.size() / 2 + 1;
    }

    public boolean contains(int id) {
        return ids.contains(id);
    }

    /// All but this node, in order.
    public List<Integer> others() {
        return ids.stream().filter(id -> id != self).toList();
    }

    /// Voters before this one, in order of their ids.
    public int rank() {
        return ids.headSet(self).size();
    }
}
