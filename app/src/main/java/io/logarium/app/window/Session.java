package io.logarium.app.window;

import io.logarium.app.settings.SettingsScreen;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.shell.Pulse;
import io.logarium.app.state.ClusterHealth;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import java.util.Optional;

/// The window together with a running cluster, from one start of it to the next. JavaFX thread only.
final class Session {
    private static final String CONSOLE_FOLDER = "console";

    private final Store store;
    private final MainWindow window;
    private final ClusterHost host;
    private final SettingsScreen.Household household;
    private final Pulse pulse;
    private Optional<ScreenSet> screens = Optional.empty();

    Session(Store store, MainWindow window, ClusterHost host, SettingsScreen.Household household) {
        this.store = store;
        this.window = window;
        this.host = host;
        this.household = household;
        this.pulse = new Pulse(store, window, System::currentTimeMillis);
        pulse.start();
    }

    /// Starts the cluster and then shows the screens; or says why not.
    void start(int port) {
        leave();
        store.dispatch(new Msg.HealthChanged(new ClusterHealth.Starting()));
        window.instead(StartPane.starting());
        store.work(
                () -> host.start(port, household.brokers()),
                outcome -> came(outcome, port),
                e -> came(new ClusterHost.Failed(String.valueOf(e.getMessage()), e), port));
    }

    void close() {
        pulse.stop();
        leave();
    }

    private void leave() {
        pulse.rest();
        screens.ifPresent(set -> {
            window.screens(java.util.List.of());
            set.close();
        });
        screens = Optional.empty();
    }

    private void came(ClusterHost.Outcome outcome, int port) {
        if (outcome instanceof ClusterHost.Running running) {
            var set =
                    ScreenSet.of(
                            store,
                            running.cluster(),
                            running.engine()::command,
                            household.data().resolve(CONSOLE_FOLDER),
                            household,
                            System::currentTimeMillis);
            screens = Optional.of(set);
            pulse.feed(new ClusterFeed(running.cluster()));
            window.screens(set.screens());
            return;
        }
        var why = outcome instanceof ClusterHost.Failed(var text, _) ? text : outcome.toString();
        store.dispatch(new Msg.HealthChanged(new ClusterHealth.Failed(why)));
        window.instead(StartPane.failed(outcome, port, this::start));
    }
}
