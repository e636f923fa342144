import io.logarium.app.console.ConsoleSession;
import io.logarium.app.console.ConsoleSetup;
import io.logarium.app.console.Names;
import io.logarium.app.console.Run;
import io.logarium.app.console.ToolsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Makes the caches that let the packaged program start quicker: runs it once as users do and has Java write down which classes it
/// loaded and linked. Without a cache the program works the same, so a failure here is told in one line and breaks no build.
///
/// Started by the build as a source file: `java -cp 'lib/*' Train.java LAUNCHER`.
final class Train {
    /// Long, since the machine may be busy with the rest of a build.
    private static final long PATIENCE_S = 240;

    private final Path launcher;
    private final Path work;

    private Train(Path launcher, Path work) {
        this.launcher = launcher;
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException {
        var launcher = Path.of(arguments[0]).toAbsolutePath();
        var work = Files.createTempDirectory("logarium-train-");
        System.setProperty("logarium.log.folder", work.toString());
        try {
            var train = new Train(launcher, work);
            for (var cache : train.caches()) {
                Files.deleteIfExists(cache);
            }
            train.cluster();
            for (var cache : train.caches()) {
                if (!Files.isRegularFile(cache)) {
                    throw new IOException("Java wrote no " + cache.getFileName() + train.told());
                }
            }
        } catch (Exception e) {
            System.out.println(
                    "No start-up cache was made, the program will start slower: " + reason(e));
        } finally {
            delete(work);
        }
    }

    private static String reason(Exception e) {
        var text = String.valueOf(e.getMessage() == null ? e : e.getMessage());
        return text.lines().findFirst().orElse("");
    }

    private List<Path> caches() {
        var lib = launcher.resolveSibling("../lib").normalize();
        return List.of(lib.resolve("cluster.aot"), lib.resolve("kafka-tools/tools.aot"));
    }

    private void cluster() throws Exception {
        var process = start("cluster", "--port", "0", "--data", work.resolve("data").toString());
        try (var lines = process.inputReader()) {
            var ready = lines.readLine();
            if (ready == null || !ready.startsWith("ready ")) {
                throw new IOException("the cluster did not start" + told());
            }
            var bootstrap = ready.substring("ready ".length());
            useAsClientsDo(bootstrap);
            tools(bootstrap);
            // At its end Java writes the cache, which takes some seconds more.
            process.toHandle().destroy();
            lines.lines().forEach(line -> {});
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new IOException("the program did not end in time");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /// One tool stands for all: what they load is for the most part the same.
    private void tools(String bootstrap) throws Exception {
        System.setProperty(ToolsFolder.TRAINING, "true");
        var folder = launcher.resolveSibling("../lib/kafka-tools").normalize();
        var setup =
                new ConsoleSetup(
                        Optional.of(folder),
                        work,
                        () -> bootstrap,
                        () -> Names.NONE,
                        Optional.empty());
        try (var console = new ConsoleSession(setup)) {
            var ended = new CountDownLatch(1);
            console.onChange(
                    () -> {
                        var runs = console.runs();
                        if (!runs.isEmpty() && runs.getLast().state() instanceof Run.Ended) {
                            ended.countDown();
                        }
                    });
            console.submit("kafka-topics.sh --describe");
            if (!ended.await(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new IOException("Kafka's tools did not end in time");
            }
        }
    }

    private Process start(String... arguments) throws IOException {
        var words = new ArrayList<String>();
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            words.addAll(List.of("cmd", "/c"));
        }
        words.add(launcher.toString());
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words).redirectError(work.resolve("err").toFile());
        builder.environment().put("LOGARIUM_TRAIN", "1");
        builder.environment().put("LOGARIUM_JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private String told() throws IOException {
        var text = Files.readString(work.resolve("err")).strip();
        return text.isEmpty() ? "" : " (" + text.lines().findFirst().orElse("") + ")";
    }

    private static void useAsClientsDo(String bootstrap) throws Exception {
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("group.id", "train");
        settings.put("auto.offset.reset", "earliest");
        settings.put("linger.ms", "0");
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic("train", 3, (short) 1))).all().get();
            for (var compression : List.of("none", "lz4", "zstd")) {
                produce(settings, compression);
            }
            consume(settings);
            admin.describeTopics(List.of("train")).allTopicNames().get();
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, "train");
            admin.describeConfigs(List.of(topic)).all().get();
            admin.listGroups().all().get();
            admin.describeConsumerGroups(List.of("train")).all().get();
            admin.listConsumerGroupOffsets("train").all().get();
            admin.deleteTopics(List.of("train")).all().get();
        }
    }

    private static void produce(Properties base, String compression) throws Exception {
        var settings = new Properties();
        settings.putAll(base);
        settings.put("compression.type", compression);
        var strings = new StringSerializer();
        try (var producer = new KafkaProducer<String, String>(settings, strings, strings)) {
            for (int i = 0; i < 100; i++) {
                producer.send(new ProducerRecord<>("train", "key" + i, "value" + i)).get();
            }
        }
    }

    private static void consume(Properties settings) {
        var strings = new StringDeserializer();
        try (var consumer = new KafkaConsumer<String, String>(settings, strings, strings)) {
            consumer.subscribe(List.of("train"));
            int read = 0;
            for (int i = 0; i < 100 && read < 300; i++) {
                read += consumer.poll(Duration.ofMillis(200)).count();
            }
            consumer.commitSync();
            consumer.endOffsets(consumer.assignment());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
