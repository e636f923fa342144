package io.logarium.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.fault.Fault;
import io.logarium.engine.sim.client.SimAdmin;
import io.logarium.engine.sim.client.SimClient;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;

/// Three brokers whose metadata log is cut off behind a snapshot again and again.
class MetadataSnapshotTest implements Trace {
    private static final int LAST = 2;

    private final Simulation simulation =
            new Simulation(
                    3,
                    SimConfig.of(3)
                            .withSettings(
                                    Map.of(
                                            "metadata.log.max.record.bytes.between.snapshots",
                                            "2000",
                                            "metadata.max.retention.bytes",
                                            "4000",
                                            "controller.quorum.fetch.snapshot.max.bytes",
                                            "300"))
                            .withTrace(this));
    private final SimAdmin admin = new SimAdmin(new SimClient(simulation, "admin", 5_000));
    private int topics;
    private int snapshotFetches;

    @Test
    void aBrokerThatStartsAnewReadsTheSnapshotAndTheLogBehindIt() {
        begin();
        createTopics(30);
        assertThat(checkpoints(0)).isNotEmpty();
        assertThat(logStart(0)).isPositive();

        simulation.brokers().forEach(b -> simulation.apply(new Fault.Kill(b.id())));
        simulation.brokers().forEach(b -> simulation.apply(new Fault.Start(b.id())));
        createTopics(1);

        allKnow(31);
        assertThat(snapshotFetches).isZero();
    }

    @Test
    void aBrokerThatIsFarBehindFetchesTheSnapshot() {
        begin();
        createTopics(2);
        simulation.apply(new Fault.Kill(LAST));
        createTopics(40);

        simulation.apply(new Fault.Start(LAST));
        createTopics(1);

        allKnow(43);
        assertThat(snapshotFetches).isGreaterThan(1);
        assertThat(logStart(LAST)).isPositive();
    }

    @Test
    void aBrokerThatWasPausedTakesTheSnapshotInPlaceOfWhatItKnew() {
        begin();
        createTopics(2);
        simulation.apply(new Fault.Pause(LAST));
        createTopics(40);

        simulation.apply(new Fault.Resume(LAST));
        createTopics(1);

        allKnow(43);
        assertThat(snapshotFetches).isGreaterThan(1);
        assertThat(simulation.broker(LAST).lives()).isOne();
    }

    @Test
    void withADamagedSnapshotTheOneBeforeAndTheLogSayTheSame() {
        begin();
        createTopics(30);
        simulation.apply(new Fault.Stop(LAST));
        simulation.runFor(10_000);
        var newest = folder(LAST).resolve(checkpoints(LAST).getLast());
        var content = simulation.broker(LAST).disk().contentOf(newest);
        simulation
                .broker(LAST)
                .disk()
                .boot(task -> {})
                .write(newest, Arrays.copyOf(content, content.length / 2));

        simulation.apply(new Fault.Start(LAST));
        createTopics(1);

        allKnow(31);
        assertThat(checkpoints(LAST)).doesNotContain(newest.getFileName().toString());
    }

    @Test
    void withoutAnySnapshotABrokerWhoseLogBeginsLaterSaysSo() {
        begin();
        createTopics(30);
        simulation.apply(new Fault.Kill(LAST));
        var disk = simulation.broker(LAST).disk().boot(task -> {});
        for (var name : checkpoints(LAST)) {
            disk.delete(folder(LAST).resolve(name));
        }

        simulation.apply(new Fault.Start(LAST));
        simulation.runFor(1_000);

        assertThat(simulation.broker(LAST).state()).isEqualTo(SimBroker.State.CRASHED);
        assertThat(simulation.broker(LAST).detail()).contains("snapshot", "missing or damaged");
    }

    private void begin() {
        simulation.startAll();
        simulation.runFor(3_000);
    }

    private void createTopics(int count) {
        for (int i = 0; i < count; i++) {
            admin.createTopic("topic" + topics++, 2, 2, Map.of(), error -> {});
            simulation.runFor(500);
        }
        simulation.runFor(15_000);
    }

    private void allKnow(int count) {
        var expected = image(0);
        assertThat(expected.topicCount()).isEqualTo(count);
        for (var broker : simulation.brokers()) {
            assertThat(broker.state()).isEqualTo(SimBroker.State.UP);
            assertThat(image(broker.id())).isEqualTo(expected);
        }
    }

    private MetadataImage image(int broker) {
        return simulation.broker(broker).broker().orElseThrow().image();
    }

    private Path folder(int broker) {
        return simulation.broker(broker).dir().resolve(Topic.CLUSTER_METADATA_TOPIC_NAME + "-0");
    }

    private List<String> checkpoints(int broker) {
        return simulation.broker(broker).disk().list(folder(broker)).stream()
                .filter(name -> name.endsWith(".checkpoint"))
                .toList();
    }

    /// Where its first segment begins.
    private long logStart(int broker) {
        return simulation.broker(broker).disk().list(folder(broker)).stream()
                .filter(name -> name.endsWith(".log"))
                .mapToLong(name -> Long.parseLong(name.replace(".log", "")))
                .min()
                .orElse(0);
    }

    @Override
    public void frame(long atMicros, int from, int to, byte[] bytes, int offset, int length) {
        int first = (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
        if (first == ApiKeys.FETCH_SNAPSHOT.id) {
            snapshotFetches++;
        }
    }

    @Override
    public void note(long atMicros, String what) {}
}
