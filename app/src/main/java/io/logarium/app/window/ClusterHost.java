package io.logarium.app.window;

import io.logarium.app.cluster.BundledCluster;
import io.logarium.app.cluster.Inside;
import io.logarium.app.home.DataFolder;
import io.logarium.app.home.FreePort;
import io.logarium.app.home.PortHolder;
import io.logarium.engine.ClusterConfig;
import io.logarium.engine.ClusterStartException;
import io.logarium.engine.LocalCluster;
import io.logarium.engine.view.SavedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Starts and ends the cluster in the box for the window. Its calls wait; never on the JavaFX thread.
final class ClusterHost implements AutoCloseable {
    private static final String OWN_FOLDER = "cluster-of-";

    private final Path data;
    private Optional<DataFolder> folder = Optional.empty();
    private Optional<Running> running = Optional.empty();

    /// @param data its folder; brokers have one each in it
    ClusterHost(Path data) {
        this.data = data;
    }

    /// What came of a start.
    sealed interface Outcome {}

    /// It runs and was connected to.
    record Running(LocalCluster engine, BundledCluster cluster) implements Outcome {}

    /// Another program listens on the port.
    ///
    /// @param holder who, where it can be known
    /// @param free a port that can be taken instead
    record PortTaken(int port, Optional<PortHolder> holder, OptionalInt free) implements Outcome {}

    /// The folder holds a cluster of another number of brokers, which cannot change.
    ///
    /// @param own where a cluster of the wanted number could lie beside it
    record OtherSize(Path path, int there, int wanted, Path own) implements Outcome {}

    /// Another Logarium has the folder.
    record FolderInUse(Path path, OptionalLong process) implements Outcome {}

    /// Anything else.
    record Failed(String why, Throwable cause) implements Outcome {}

    /// @param brokers how many
    synchronized Outcome start(int port, int brokers) {
        var refused = takeFolder();
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            var there = LocalCluster.brokersIn(data);
            boolean fits = there.isEmpty() || there.getAsInt() == brokers;
            var own = own(brokers);
            // Who has once decided for a folder of its own is not asked again.
            if (!fits && !Files.isDirectory(own)) {
                return new OtherSize(data, there.getAsInt(), brokers, own);
            }
            return startIn(fits ? data : own, port, brokers);
        } catch (IOException e) {
            return new Failed(data + ": " + e.getMessage(), e);
        }
    }

    /// Starts an empty cluster in a folder of its own beside the one of another size, which stays as it is.
    synchronized Outcome startBeside(int port, int brokers) {
        try {
            Files.createDirectories(own(brokers));
            return start(port, brokers);
        } catch (IOException e) {
            return new Failed(own(brokers) + ": " + e.getMessage(), e);
        }
    }

    private Path own(int brokers) {
        return data.resolve(OWN_FOLDER + brokers);
    }

    private Outcome startIn(Path where, int port, int brokers) {
        try {
            var config = new ClusterConfig(brokers, port, Optional.of(where), Map.of());
            return connect(LocalCluster.start(config));
        } catch (ClusterStartException e) {
            return e.takenPort() == 0
                    ? new Failed(String.valueOf(e.getMessage()), e)
                    : new PortTaken(
                            e.takenPort(),
                            PortHolder.of(e.takenPort()),
                            FreePort.after(e.takenPort() + 10_000, brokers));
        }
    }

    /// Something that is done to a running cluster.
    @FunctionalInterface
    interface Change {
        void make(LocalCluster engine) throws ClusterStartException;
    }

    /// Does something after which clients have to connect anew: the cluster's files are others.
    synchronized Outcome exchange(Change change) {
        if (running.isEmpty()) {
            return new Failed("the cluster does not run", new IllegalStateException());
        }
        var engine = running.get().engine();
        running.get().cluster().close();
        try {
            change.make(engine);
        } catch (ClusterStartException e) {
            engine.close();
            running = Optional.empty();
            return new Failed(String.valueOf(e.getMessage()), e);
        }
        return connect(engine);
    }

    /// Does something that its clients do not notice.
    synchronized void quietly(Change change) throws ClusterStartException {
        if (running.isPresent()) {
            change.make(running.get().engine());
        }
    }

    /// The snapshots of the running cluster.
    synchronized List<SavedCluster> saved() {
        return running.map(r -> r.engine().saved()).orElse(List.of());
    }

    private Running connect(LocalCluster engine) {
        var inside = new Inside(engine::view, engine.events());
        var now = new Running(engine, new BundledCluster(engine.bootstrap(), Optional.of(inside)));
        running = Optional.of(now);
        return now;
    }

    /// Stops the cluster and deletes the brokers' folders, also of clusters of other sizes; preferences and history stay.
    synchronized void deleteData() throws IOException {
        stop();
        for (int broker = 0; broker < ClusterConfig.MAX_BROKERS; broker++) {
            delete(data.resolve(Integer.toString(broker)));
            delete(own(broker + 1));
        }
        delete(data.resolve("snapshots"));
    }

    @Override
    public synchronized void close() {
        stop();
        folder.ifPresent(DataFolder::close);
        folder = Optional.empty();
    }

    private void stop() {
        running.ifPresent(r -> {
            r.cluster().close();
            r.engine().close();
        });
        running = Optional.empty();
    }

    private Optional<Outcome> takeFolder() {
        if (folder.isPresent()) {
            return Optional.empty();
        }
        return switch (DataFolder.open(data)) {
            case DataFolder.Opened(var opened) -> {
                folder = Optional.of(opened);
                yield Optional.empty();
            }
            case DataFolder.InUse(var path, var process) ->
                    Optional.of(new FolderInUse(path, process));
            case DataFolder.Unusable(var path, var why) ->
                    Optional.of(new Failed(path + ": " + why.getMessage(), why));
        };
    }

    private static void delete(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        List<Path> files;
        try (var walk = Files.walk(path)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (var file : files) {
            Files.delete(file);
        }
    }
}
