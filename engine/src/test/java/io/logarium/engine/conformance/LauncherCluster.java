package io.logarium.engine.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Our cluster as people start it: the packaged launcher in a process of its own.
public final class LauncherCluster implements Target {
    private static final String READY = "ready ";

    private final Child child;
    private final Path data;
    private final int brokers;
    private final String bootstrap;

    private LauncherCluster(Child child, Path data, int brokers) throws Exception {
        this.child = child;
        this.data = data;
        this.brokers = brokers;
        var line =
                Eventually.get(
                        () -> child.out().lines().filter(l -> l.startsWith(READY)).findFirst(),
                        found -> found.isPresent() || !child.isAlive());
        this.bootstrap =
                line.orElseThrow(() ->
                                new AssertionError(
                                        "the launcher did not say `ready`:\n"
                                                + child.out()
                                                + child.err()))
                        .substring(READY.length());
    }

    /// Starts it in a fresh folder on a free port and waits for its `ready`.
    public static LauncherCluster start(int brokers, Map<String, String> settings)
            throws Exception {
        var data = Files.createTempDirectory("logarium-launched");
        var child = Child.start(command(brokers, data, settings));
        try {
            return new LauncherCluster(child, data, brokers);
        } catch (Exception | AssertionError e) {
            child.close();
            Folders.delete(data);
            throw e;
        }
    }

    /// The command line that starts it.
    public static List<String> command(int brokers, Path data, Map<String, String> settings)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Installed.launcher().toString());
        command.addAll(List.of("cluster", "--brokers", Integer.toString(brokers)));
        command.addAll(List.of("--port", Integer.toString(freePort())));
        command.addAll(List.of("--data", data.toString()));
        new java.util.TreeMap<>(settings)
                .forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        return command;
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public List<Path> dataDirectories() {
        return IntStream.range(0, brokers).mapToObj(i -> data.resolve("" + i)).toList();
    }

    /// When its process was started.
    public long startedNanos() {
        return child.startedNanos();
    }

    public long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        child.close();
        Folders.delete(data);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
