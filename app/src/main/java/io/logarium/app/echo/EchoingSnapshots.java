package io.logarium.app.echo;

import io.logarium.app.settings.Snapshots;
import io.logarium.app.text.Texts;
import io.logarium.engine.ClusterStartException;
import io.logarium.engine.view.SavedCluster;
import java.util.List;

/// Snapshots that are told; Kafka has none.
record EchoingSnapshots(Snapshots snapshots, Echo echo) implements Snapshots {
    /// What may fail.
    @FunctionalInterface
    private interface Change {
        void make() throws ClusterStartException;
    }

    private void told(String what, String line, Change change) throws ClusterStartException {
        long began = echo.clockMs().getAsLong();
        try {
            change.make();
            echo.tell(began, what, Echo.own(line), "", true);
        } catch (ClusterStartException e) {
            echo.tell(began, what, Echo.own(line), String.valueOf(e.getMessage()), false);
            throw e;
        }
    }

    @Override
    public List<SavedCluster> saved() {
        return snapshots.saved();
    }

    @Override
    public void save(String name) throws ClusterStartException {
        told(Texts.of("echo.save", name), "save " + name, () -> snapshots.save(name));
    }

    @Override
    public void forget(String name) throws ClusterStartException {
        told(Texts.of("echo.forget", name), "forget " + name, () -> snapshots.forget(name));
    }

    @Override
    public void restore(String name) {
        echo.tell(
                echo.clockMs().getAsLong(),
                Texts.of("echo.restore", name),
                Echo.own("restore " + name),
                "",
                true);
        snapshots.restore(name);
    }

    @Override
    public void reset() {
        echo.tell(echo.clockMs().getAsLong(), Texts.of("echo.reset"), Echo.own("reset"), "", true);
        snapshots.reset();
    }
}
