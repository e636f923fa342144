package io.logarium.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which screens were looked at, to go back and forth between them as in a browser.
final class Trail {
    private static final int MOST = 50;

    private final List<String> ids = new ArrayList<>();
    private int at = -1;

    /// A screen is looked at. One that [#back] or [#forward] led to changes nothing; another one ends what was ahead.
    void visit(String id) {
        if (at >= 0 && ids.get(at).equals(id)) {
            return;
        }
        ids.subList(at + 1, ids.size()).clear();
        ids.add(id);
        if (ids.size() > MOST) {
            ids.removeFirst();
        }
        at = ids.size() - 1;
    }

    boolean hasBack() {
        return at > 0;
    }

    boolean hasForward() {
        return at + 1 < ids.size();
    }

    /// The screen before this one, which is looked at from now on.
    Optional<String> back() {
        return hasBack() ? Optional.of(ids.get(--at)) : Optional.empty();
    }

    /// The screen that [#back] came from.
    Optional<String> forward() {
        return hasForward() ? Optional.of(ids.get(++at)) : Optional.empty();
    }
}
