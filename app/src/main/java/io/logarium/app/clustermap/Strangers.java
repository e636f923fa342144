package io.logarium.app.clustermap;

import java.util.Set;

/// Which clients are the window's own eyes and hands, and which are a person's.
final class Strangers {
    /// They look at what is shown; to draw them would be to draw the looking.
    private static final Set<String> OURS =
            Set.of("logarium-view", "logarium-reader", "logarium-admin", "logarium-lab");

    private Strangers() {}

    static boolean isOurs(String clientId) {
        return OURS.contains(clientId);
    }
}
