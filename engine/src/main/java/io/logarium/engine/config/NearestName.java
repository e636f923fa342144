package io.logarium.engine.config;

import java.util.Collection;
import java.util.Optional;

/// Finds what somebody probably meant to type.
final class NearestName {
    private NearestName() {}

    /// The candidate with the fewest edits, when those are no more than a third of its length.
    static Optional<String> of(String typed, Collection<String> candidates) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (var candidate : candidates) {
            int distance = distance(typed, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return bestDistance <= Math.max(2, best.length() / 3)
                ? Optional.of(best)
                : Optional.empty();
    }

    /// Edits (insert, delete, replace) that turn one into the other.
    private static int distance(String a, String b) {
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
