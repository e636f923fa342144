package io.logarium.app;

import io.logarium.app.home.DataFolder;
import io.logarium.app.home.LogFile;
import io.logarium.engine.ClusterConfig;
import io.logarium.engine.ClusterStartException;
import io.logarium.engine.LocalCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `logarium cluster`: the cluster without a window, driven by lines on standard input, until the process is asked to end.
final class HeadlessCluster {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    HeadlessCluster(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /// Returns only if the cluster cannot start.
    ///
    /// @return the exit code
    int run(Wish.RunCluster wish, Path data) {
        return switch (DataFolder.open(data)) {
            case DataFolder.Opened(var folder) -> runIn(folder, wish);
            case DataFolder.InUse inUse -> refuse(Sentences.of(inUse));
            case DataFolder.Unusable unusable -> refuse(Sentences.of(unusable));
        };
    }

    private int runIn(DataFolder folder, Wish.RunCluster wish) {
        LogFile.writeTo(folder.path());
        var log = LoggerFactory.getLogger(HeadlessCluster.class);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> log.error("Thread {} ended by an error", thread.getName(), e));
        LocalCluster cluster;
        try {
            cluster =
                    LocalCluster.start(
                            new ClusterConfig(
                                    wish.brokers(),
                                    wish.port(),
                                    Optional.of(folder.path()),
                                    wish.settings()));
        } catch (ClusterStartException | RuntimeException e) {
            log.error("The cluster did not start", e);
            folder.close();
            return refuse(Sentences.notStarted(e));
        }
        serve(cluster, folder, log);
        return 0;
    }

    private void serve(LocalCluster cluster, DataFolder folder, Logger log) {
        var closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("stop")
                                .unstarted(() -> {
                                    cluster.close();
                                    folder.close();
                                    closed.countDown();
                                }));
        out.println("ready " + cluster.bootstrap());
        out.flush();
        try {
            new CommandLines(cluster::command, out).runAll(in);
        } catch (IOException e) {
            log.warn("Standard input cannot be read any more; the cluster runs on", e);
        }
        awaitEnd(closed);
    }

    private static void awaitEnd(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int refuse(String sentence) {
        err.println("logarium: " + sentence);
        return Main.CANNOT;
    }
}
