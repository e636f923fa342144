package io.logarium.app.window;

import io.logarium.app.settings.SettingsScreen;
import io.logarium.app.settings.Snapshots;
import io.logarium.engine.ClusterConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// What the settings screen changes: preferences that hold from the next start on; and that all data be deleted.
final class Home implements SettingsScreen.Household {
    private static final String PORT = "port";
    private static final String BROKERS = "brokers";

    /// The smallest cluster that shows all that there is: a majority, leaders that move, an ISR that shrinks and goes on.
    private static final int DEFAULT_BROKERS = 3;

    private final Path data;
    private final KeptPreferences preferences;
    private Runnable delete = () -> {};
    private Supplier<Optional<Snapshots>> snapshots = Optional::empty;

    Home(Path data, KeptPreferences preferences) {
        this.data = data;
        this.preferences = preferences;
    }

    /// What is done when the user wants all data to be deleted.
    void onDelete(Runnable action) {
        delete = action;
    }

    /// Where the cluster's snapshots are.
    void keepSnapshotsWith(Supplier<Optional<Snapshots>> where) {
        snapshots = where;
    }

    @Override
    public Optional<Snapshots> snapshots() {
        return snapshots.get();
    }

    @Override
    public int port() {
        return preferences.now().number(PORT, ClusterConfig.DEFAULT_PORT, 1, 65_535);
    }

    @Override
    public void keepPort(int port) {
        preferences.change(p -> p.with(PORT, Integer.toString(port)));
    }

    @Override
    public int brokers() {
        return preferences.now().number(BROKERS, DEFAULT_BROKERS, 1, ClusterConfig.MAX_BROKERS);
    }

    @Override
    public void keepBrokers(int brokers) {
        preferences.change(p -> p.with(BROKERS, Integer.toString(brokers)));
    }

    @Override
    public Path data() {
        return data;
    }

    @Override
    public Optional<String> kept(String key) {
        return preferences.now().text(key);
    }

    @Override
    public void keep(String key, String value) {
        preferences.change(p -> p.with(key, value));
    }

    @Override
    public void deleteAllData() {
        delete.run();
    }
}
