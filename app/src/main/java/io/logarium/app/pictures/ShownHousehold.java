package io.logarium.app.pictures;

import io.logarium.app.settings.SettingsScreen;
import io.logarium.engine.ClusterConfig;
import java.nio.file.Path;

/// What the settings screen shows in a picture; nothing of it can be changed there.
final class ShownHousehold implements SettingsScreen.Household {
    @Override
    public int port() {
        return ClusterConfig.DEFAULT_PORT;
    }

    @Override
    public void keepPort(int port) {
        // Nobody types in a picture.
    }

    @Override
    public int brokers() {
        return 3;
    }

    @Override
    public void keepBrokers(int brokers) {
        // Nobody clicks in a picture.
    }

    @Override
    public Path data() {
        return Path.of("/home/user/.local/share/logarium");
    }

    @Override
    public void deleteAllData() {
        // Nobody clicks in a picture.
    }
}
