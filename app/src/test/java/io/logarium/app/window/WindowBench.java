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
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.topics.TopicsScreen;
import io.logarium.engine.ClusterConfig;
import io.logarium.engine.LocalCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The measured program: the window of 1600x1000 on one screen, while a forked producer floods the topics.
final class WindowBench {
    static final String TOPIC = "demo.flood";
    private static final int WARM_UP_SECONDS = 15;
    private static final int SECONDS = 20;

    private final Load load;
    private final LongTasks longTasks = new LongTasks();
    private BundledCluster cluster;
    private MainWindow window;
    private ScreenSet screens;
    private Stage stage;
    private FrameMeter frames;

    /// What goes on while the window is measured.
    ///
    /// @param partitions of each topic
    /// @param perSecond records over all topics
    /// @param screen what is shown: `cluster` or `topics`, the latter with the first topic open
    record Load(int brokers, int topics, int partitions, int perSecond, String screen) {
        static Load from(List<String> args) {
            return new Load(
                    Integer.parseInt(args.get(0)),
                    Integer.parseInt(args.get(1)),
                    Integer.parseInt(args.get(2)),
                    Integer.parseInt(args.get(3)),
                    args.get(4));
        }

        List<String> arguments() {
            return List.of(
                    Integer.toString(brokers),
                    Integer.toString(topics),
                    Integer.toString(partitions),
                    Integer.toString(perSecond),
                    screen);
        }
    }

    private WindowBench(Load load) {
        this.load = load;
    }

    public static void main(String[] args) throws Exception {
        new WindowBench(Load.from(List.of(args))).run();
        System.exit(0);
    }

    private void run() throws Exception {
        var work = Files.createTempDirectory("logarium-bench");
        LogFile.writeTo(work);
        var config = ClusterConfig.ephemeral().withBrokers(load.brokers());
        try (var engine = LocalCluster.start(config);
                var opened =
                        new BundledCluster(
                                engine.bootstrap(),
                                Optional.of(new Inside(engine::view, engine.events())))) {
            cluster = opened;
            createTopics();
            Platform.startup(() -> {});
            onFx(() -> open(engine, work));
            while (cluster.view().topics().stream().filter(t -> !t.internal()).count()
                    < load.topics()) {
                Thread.sleep(50);
            }
            if (load.screen().equals("topics")) {
                onFx(() -> screens.one(TopicsScreen.class).open(name(0)));
            }
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

    private void createTopics() throws Exception {
        int replicas = load.partitions() > 100 ? 1 : Math.min(3, load.brokers());
        for (int i = 0; i < load.topics(); i++) {
            cluster.client()
                    .createTopic(
                            new NewTopicPlan(name(i), load.partitions(), replicas, Map.of()),
                            false);
        }
    }

    private static String name(int index) {
        return index == 0 ? TOPIC : TOPIC + "-" + index;
    }

    private void open(LocalCluster engine, Path work) {
        Fonts.load();
        var store = new Store(AppState.first(Look.first(load.screen())), Effects.none());
        window = new MainWindow(store, 1_600, 1_000);
        screens =
                ScreenSet.of(
                        store,
                        cluster,
                        engine::command,
                        work,
                        new WindowRig.NothingToKeep(work),
                        System::currentTimeMillis);
        screens.into(window);
        store.dispatch(new Msg.ScreenChosen(load.screen()));
        stage = new Stage();
        stage.setScene(window.scene());
        stage.show();
        var pulse = new Pulse(store, window, System::currentTimeMillis);
        pulse.feed(new ClusterFeed(cluster));
        frames = new FrameMeter(window.scene());
        frames.start();
        pulse.start();
    }

    private Process startProducer(String bootstrap) throws Exception {
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
                                Integer.toString(load.perSecond()),
                                Integer.toString(load.topics())))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void measure() throws Exception {
        long recordsBefore = records();
        long from = System.nanoTime();
        frames.measure(true);
        longTasks.watch(TimeUnit.SECONDS.toNanos(SECONDS));
        frames.measure(false);
        double seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf(
                "%d brokers, %d topics of %d partitions, %s, %.0fx%.0f, %s, records/s %.0f%n",
                load.brokers(),
                load.topics(),
                load.partitions(),
                load.screen(),
                window.scene().getWidth(),
                window.scene().getHeight(),
                System.getProperty("glass.platform", "display"),
                (records() - recordsBefore) / seconds);
        frames.print(seconds);
        longTasks.print();
    }

    private long records() {
        return cluster.view().topics().stream()
                .filter(t -> !t.internal())
                .mapToLong(t -> t.records().orElse(0))
                .sum();
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
}
