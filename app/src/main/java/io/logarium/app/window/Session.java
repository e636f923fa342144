package io.logarium.app.window;

import io.logarium.app.settings.SettingsScreen;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.shell.Pulse;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.ClusterHealth;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/// The window together with a running cluster, from one start of it to the next. JavaFX thread only.
final class Session {
    private static final String CONSOLE_FOLDER = "console";

    private final Store store;
    private final MainWindow window;
    private final ClusterHost host;
    private final SettingsScreen.Household household;
    private final Pulse pulse;
    private Optional<ScreenSet> screens = Optional.empty();
    private int port;

    Session(Store store, MainWindow window, ClusterHost host, SettingsScreen.Household household) {
        this.store = store;
        this.window = window;
        this.host = host;
        this.household = household;
        this.pulse = new Pulse(store, window, System::currentTimeMillis);
        pulse.start();
    }

    /// Starts the cluster and then shows the screens; or says why not.
    void start(int newPort) {
        port = newPort;
        start(() -> host.start(newPort, household.brokers()));
    }

    /// Starts it where it was tried or ran before.
    void startAgain() {
        start(port);
    }

    /// Ends the cluster, deletes what it has written, and starts it again, empty.
    void deleteAllData() {
        start(() -> {
            store.dispatch(new Msg.NoticeRaised(deleted()));
            return host.start(port, household.brokers());
        });
    }

    private Notice deleted() {
        try {
            host.deleteData();
            return Notice.ok(Texts.of("window.deleted"));
        } catch (IOException e) {
            return Notice.bad(
                    Texts.of("window.not-deleted"),
                    String.valueOf(e.getMessage()),
                    Texts.of("window.not-deleted.advice"));
        }
    }

    private void start(Callable<ClusterHost.Outcome> work) {
        var left = leave();
        store.dispatch(new Msg.HealthChanged(new ClusterHealth.Starting()));
        window.instead(StartPane.starting());
        store.work(
                () -> {
                    left.run();
                    return work.call();
                },
                this::came,
                e -> came(new ClusterHost.Failed(String.valueOf(e.getMessage()), e)));
    }

    void close() {
        pulse.stop();
        leave().run();
    }

    /// Takes the screens away.
    ///
    /// @return ends what ran in them, which may take its time
    private Runnable leave() {
        pulse.rest();
        var set = screens;
        screens = Optional.empty();
        if (set.isEmpty()) {
            return () -> {};
        }
        store.dispatch(new Msg.TimeChosen(OptionalLong.empty()));
        window.strip(Optional.empty());
        window.screens(List.of());
        set.get().time().close();
        set.get().screens().forEach(Screen::dispose);
        return set.get().closing();
    }

    private void came(ClusterHost.Outcome outcome) {
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
            set.into(window);
            return;
        }
        var why = outcome instanceof ClusterHost.Failed(var text, _) ? text : outcome.toString();
        store.dispatch(new Msg.HealthChanged(new ClusterHealth.Failed(why)));
        window.instead(StartPane.failed(outcome, new WaysOut()));
    }

    private final class WaysOut implements StartPane.WaysOut {
        @Override
        public void again() {
            startAgain();
        }

        @Override
        public void at(int otherPort) {
            start(otherPort);
        }

        @Override
        public void with(int brokers) {
            household.keepBrokers(brokers);
            startAgain();
        }

        @Override
        public void beside() {
            start(() -> host.startBeside(port, household.brokers()));
        }
    }
}
