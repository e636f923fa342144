package io.logarium.app.window;

import io.logarium.app.settings.SettingsScreen;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.Store;
import java.util.List;

/// The screens of a running cluster, in the order of the rail.
record ScreenSet(List<Screen> screens, Runnable closing) {
    static ScreenSet of(
            Store store, ClusterHost.Running running, SettingsScreen.Household household) {
        var settings = new SettingsScreen(store, household);
        return new ScreenSet(List.of(settings), () -> {});
    }

    void close() {
        screens.forEach(Screen::dispose);
        closing.run();
    }
}
