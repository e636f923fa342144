package io.logarium.app.window;

import io.logarium.app.cluster.BundledCluster;
import io.logarium.app.cluster.Inside;
import io.logarium.app.cluster.NewTopicPlan;
import io.logarium.app.home.LogFile;
import io.logarium.app.picture.Fonts;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.shell.Pulse;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Store;
import io.logarium.app.topics.TopicsScreen;
import io.logarium.engine.ClusterConfig;
import io.logarium.engine.LocalCluster;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The measured program: the window of 1600x1000 with a topic's tape, which a forked producer floods.
final class WindowBench {
    static final String TOPIC = "demo.flood";
    private static final int PER_SECOND = 50_000;
    private static final int WARM_UP_SECONDS = 15;
    private static final int SECONDS = 20;

    private final Numbers between = new Numbers();
    private final Numbers drawn = new Numbers();
    private final Numbers waited = new Numbers();
    private BundledCluster cluster;
    private Store store;
    private MainWindow window;
    private ScreenSet screens;
    private Stage stage;
    private volatile boolean measuring;
    private long pulseAt;

    private WindowBench() {}

    public static void main(String[] args) throws Exception {
        new WindowBench().run();
        System.exit(0);
    }

    private void run() throws Exception {
        var work = Files.createTempDirectory("logarium-bench");
        LogFile.writeTo(work);
        try (var engine = LocalCluster.start(ClusterConfig.ephemeral());
                var cluster =
                        new BundledCluster(
                                engine.bootstrap(),
                                Optional.of(new Inside(engine::view, engine.events())))) {
            cluster.client().createTopic(new NewTopicPlan(TOPIC, 3, -1, Map.of()), false);
            Platform.startup(() -> {});
            onFx(() -> open(cluster, work));
            while (cluster.view().topic(TOPIC).isEmpty()) {
                Thread.sleep(50);
            }
            onFx(() -> ((TopicsScreen) screens.screens().getFirst()).open(TOPIC));
            var producer = startProducer(engine.bootstrap());
            Thread.sleep(WARM_UP_SECONDS * 1_000L);
            measure();
            producer.destroy();
            onFx(() -> {
                screens.close();
                stage.close();
            });
        }
    }

    private void open(BundledCluster opened, Path work) {
        cluster = opened;
        Fonts.load();
        store = new Store(AppState.first(Look.first("topics")), Effects.none());
        window = new MainWindow(store, 1_600, 1_000);
        screens =
                ScreenSet.of(
                        store,
                        cluster,
                        line -> "ok",
                        work,
                        new WindowRig.NothingToKeep(work),
                        System::currentTimeMillis);
        window.screens(screens.screens());
        stage = new Stage();
        stage.setScene(window.scene());
        stage.show();
        var pulse = new Pulse(store, window, System::currentTimeMillis);
        pulse.feed(new ClusterFeed(cluster));
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                long at = System.nanoTime();
                if (measuring && pulseAt != 0) {
                    between.add(at - pulseAt);
                }
                pulseAt = at;
            }
        }.start();
        pulse.start();
        window.scene()
                .addPostLayoutPulseListener(() -> {
                    if (measuring) {
                        drawn.add(System.nanoTime() - pulseAt);
                    }
                });
    }

    private static Process startProducer(String bootstrap) throws Exception {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Flood.class.getName(),
                                bootstrap,
                                TOPIC,
                                Integer.toString(PER_SECOND)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// The time until the JavaFX thread takes up something new is the time that its longest task lasts.
    private void measure() throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long fxThread = fxThread();
        long cpuBefore = threads.getThreadCpuTime(fxThread);
        long processBefore = processCpu();
        long recordsBefore = records();
        long from = System.nanoTime();
        measuring = true;
        long until = from + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < until) {
            long asked = System.nanoTime();
            var done = new CountDownLatch(1);
            Platform.runLater(() -> {
                waited.add(System.nanoTime() - asked);
                done.countDown();
            });
            done.await();
            Thread.sleep(2);
        }
        measuring = false;
        double seconds = (System.nanoTime() - from) / 1e9;
        Thread.sleep(100);
        System.out.printf(
                "window %.0fx%.0f, %s, records/s %.0f%n",
                window.scene().getWidth(),
                window.scene().getHeight(),
                System.getProperty("glass.platform", "display"),
                (records() - recordsBefore) / seconds);
        System.out.printf("pulses/s                %.1f%n", between.count() / seconds);
        System.out.println("ms between pulses       " + between);
        System.out.println("ms pulse until laid out " + drawn);
        System.out.println("ms until FX thread free " + waited);
        System.out.printf(
                "CPU of FX thread        %.0f %%, of process %.0f %% of a core%n",
                (threads.getThreadCpuTime(fxThread) - cpuBefore) / seconds / 1e7,
                (processCpu() - processBefore) / seconds / 1e7);
        System.out.println("RSS                     " + rss());
    }

    private long records() {
        return cluster.view().topic(TOPIC).map(t -> t.records().orElse(0)).orElse(0L);
    }

    private static long processCpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static long fxThread() throws Exception {
        var id = new long[1];
        onFx(() -> id[0] = Thread.currentThread().threadId());
        return id[0];
    }

    private static void onFx(Runnable work) throws Exception {
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                work.run();
            } finally {
                done.countDown();
            }
        });
        done.await();
    }

    private static String rss() throws Exception {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(l -> l.startsWith("VmRSS"))
                    .findFirst()
                    .orElse("?")
                    .replaceAll("\\s+", " ");
        }
    }

    /// Times in nanoseconds, told in milliseconds.
    private static final class Numbers {
        private final List<Long> all = new ArrayList<>();

        synchronized void add(long nanos) {
            all.add(nanos);
        }

        synchronized int count() {
            return all.size();
        }

        @Override
        public synchronized String toString() {
            var sorted = all.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            if (sorted.length == 0) {
                return "-";
            }
            long over = Arrays.stream(sorted).filter(n -> n > 16_700_000).count();
            return "p50 %.1f  p99 %.1f  max %.1f  (over 16.7: %d of %d)"
                    .formatted(
                            sorted[sorted.length / 2] / 1e6,
                            sorted[sorted.length * 99 / 100] / 1e6,
                            sorted[sorted.length - 1] / 1e6,
                            over,
                            sorted.length);
        }
    }
}
