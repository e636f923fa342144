package io.logarium.app.state;

import java.util.List;

/// What a message leads to.
public record Next(AppState state, List<Effect> effects) {
    public Next {
        effects = List.copyOf(effects);
    }

    static Next of(AppState state) {
        return new Next(state, List.of());
    }

    static Next of(AppState state, Effect effect) {
        return new Next(state, List.of(effect));
    }
}
