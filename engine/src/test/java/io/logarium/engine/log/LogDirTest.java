package io.logarium.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.loop.Chance;
import io.logarium.engine.testing.MemoryDisk;
import io.logarium.engine.testing.StrictDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class LogDirTest {
    private static final Path DIR = Path.of("/data/0");
    private static final String CLUSTER = "ElVAttRXRzSwunbMVAMe5g";
    private static final TopicPartition ORDERS = new TopicPartition("or-de.rs", 2);
    private static final TopicPartition PAYMENTS = new TopicPartition("payments", 0);
    private static final Uuid ID = Uuid.fromString("PJujSl0FT4-6LGKwccpr8w");
    private static final long NOW = Batches.T0;

    private final MemoryDisk memory = new MemoryDisk();
    private final StrictDisk disk = new StrictDisk(memory);

    private LogDir open() {
        return LogDir.open(disk, DIR, 0, CLUSTER, Chance.seeded(1));
    }

    private static PartitionLog openLog(LogDir dir, TopicPartition partition) {
        return dir.openLog(partition, ID, LogFixture.smallSegments(), NOW);
    }

    private static void append(PartitionLog log, int batches) {
        for (int i = 0; i < batches; i++) {
            log.appendAsLeader(Batches.checked(Batches.of("a", "b")), 0, NOW);
        }
    }

    private String text(String name) {
        return new String(memory.contentOf(DIR.resolve(name)), StandardCharsets.UTF_8);
    }

    @Test
    void theFilesAreKafkas() {
        var dir = open();
        append(openLog(dir, PAYMENTS), 3);
        append(openLog(dir, ORDERS), 1);
        dir.log(PAYMENTS).orElseThrow().advanceLogStart(2);

        dir.close(Map.of(PAYMENTS, 6L, ORDERS, 2L), 13);

        assertThat(text("meta.properties"))
                .isEqualTo(
                        "#\ncluster.id=%s\ndirectory.id=%s\nnode.id=0\nversion=1\n"
                                .formatted(CLUSTER, dir.directoryId()));
        assertThat(text("replication-offset-checkpoint"))
                .isEqualTo("0\n2\nor-de.rs 2 2\npayments 0 6\n");
        assertThat(text("recovery-point-offset-checkpoint"))
                .isEqualTo("0\n2\nor-de.rs 2 0\npayments 0 0\n");
        assertThat(text("log-start-offset-checkpoint")).isEqualTo("0\n1\npayments 0 2\n");
        assertThat(text("cleaner-offset-checkpoint")).isEqualTo("0\n0\n");
        assertThat(text(".kafka_cleanshutdown")).isEqualTo("{\"version\":0,\"brokerEpoch\":13}");
        assertThat(text("or-de.rs-2/partition.metadata"))
                .isEqualTo("version: 0\ntopic_id: PJujSl0FT4-6LGKwccpr8w");
        assertThat(disk.open()).isEmpty();
    }

    @Test
    void aCleanShutdownIsKnownOnce() {
        var dir = open();
        append(openLog(dir, PAYMENTS), 20);
        dir.close(Map.of(PAYMENTS, 40L), 13);

        var second = open();
        assertThat(second.wasCleanShutdown()).isTrue();
        assertThat(second.previousBrokerEpoch()).hasValue(13);
        assertThat(second.checkpointedHighWatermark(PAYMENTS)).isEqualTo(40);
        second.openAll(p -> LogFixture.smallSegments(), NOW);
        assertThat(second.log(PAYMENTS).orElseThrow().recovery().segmentsScanned()).isZero();
        second.abandon();

        var third = open();
        assertThat(third.wasCleanShutdown()).isFalse();
        third.openAll(p -> LogFixture.smallSegments(), NOW);
        assertThat(third.log(PAYMENTS).orElseThrow().endOffset()).isEqualTo(40);
        assertThat(third.log(PAYMENTS).orElseThrow().recovery().segmentsScanned()).isPositive();
    }

    @Test
    void allPartitionsButTheMetadatasAreOpened() {
        var dir = open();
        openLog(dir, ORDERS);
        openLog(dir, PAYMENTS);
        openLog(dir, new TopicPartition("__cluster_metadata", 0));
        dir.abandon();
        memory.createDirectories(DIR.resolve("no partition"));
        memory.createDirectories(DIR.resolve("x-01"));
        memory.createDirectories(DIR.resolve("-3"));

        var again = open();

        assertThat(again.openAll(p -> LogConfig.DEFAULT, NOW))
                .extracting(PartitionLog::partition)
                .containsExactly(ORDERS, PAYMENTS);
        assertThat(again.topicId(ORDERS)).contains(ID);
        assertThat(again.logs()).hasSize(2);
    }

    @Test
    void aFolderHasOneUser() {
        open();

        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in use");
    }

    @Test
    void aFolderOfAnotherNodeIsNotTaken() {
        open().abandon();

        assertThatThrownBy(() -> LogDir.open(disk, DIR, 1, CLUSTER, Chance.seeded(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("belongs to node 0");
        assertThatThrownBy(() -> LogDir.open(disk, DIR, 0, "other", Chance.seeded(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(LogDir.clusterIdOf(disk, DIR)).contains(CLUSTER);
        open().abandon();
    }

    @Test
    void aFolderThatIsNotUnderstoodIsNotTaken() {
        open().abandon();
        memory.replace(DIR.resolve("meta.properties"), new byte[] {9, 9});

        assertThatThrownBy(this::open).isInstanceOf(DiskFailed.class);
    }

    @Test
    void aDeletedPartitionIsRenamedAtOnceAndGoesLater() {
        var dir = open();
        var log = openLog(dir, ORDERS);
        append(log, 5);
        log.read(0, 10, 100, true);

        dir.delete(ORDERS, NOW);

        assertThat(dir.log(ORDERS)).isEmpty();
        assertThat(dir.partitions()).isEmpty();
        assertThat(memory.list(DIR))
                .anyMatch(name -> name.matches("or-de\\.rs-2\\.[0-9a-f]{32}-delete"));
        assertThat(openLog(dir, ORDERS).endOffset()).isZero();
        dir.tick(NOW + LogConfig.DEFAULT.fileDeleteDelayMs() - 1);
        assertThat(memory.list(DIR)).anyMatch(name -> name.endsWith("-delete"));
        dir.tick(NOW + LogConfig.DEFAULT.fileDeleteDelayMs());
        assertThat(memory.list(DIR)).noneMatch(name -> name.endsWith("-delete"));
    }

    @Test
    void deletedPartitionsAreGoneAfterARestart() {
        var dir = open();
        openLog(dir, ORDERS);
        dir.delete(ORDERS, NOW);
        dir.abandon();

        open();

        assertThat(memory.list(DIR)).noneMatch(name -> name.endsWith("-delete"));
    }

    @Test
    void aNewTopicOfAnOldNameInheritsNothing() {
        var dir = open();
        append(openLog(dir, ORDERS), 10);
        dir.log(ORDERS).orElseThrow().advanceLogStart(7);
        dir.close(Map.of(ORDERS, 20L), 1);
        var again = open();
        again.openAll(p -> LogFixture.smallSegments(), NOW);

        again.delete(ORDERS, NOW);
        var fresh = openLog(again, ORDERS);

        assertThat(fresh.logStartOffset()).isZero();
        assertThat(fresh.endOffset()).isZero();
        assertThat(again.checkpointedHighWatermark(ORDERS)).isZero();
    }

    @Test
    void checkpointsOfLogsThatAreNotOpenStay() {
        var dir = open();
        append(openLog(dir, ORDERS), 10);
        append(openLog(dir, PAYMENTS), 10);
        dir.log(ORDERS).orElseThrow().advanceLogStart(7);
        dir.close(Map.of(ORDERS, 20L, PAYMENTS, 20L), 1);
        var again = open();

        again.writeCheckpoints(Map.of(PAYMENTS, 15L));
        again.abandon();

        var third = open();
        assertThat(third.checkpointedHighWatermark(ORDERS)).isEqualTo(20);
        assertThat(third.checkpointedHighWatermark(PAYMENTS)).isEqualTo(15);
        assertThat(openLog(third, ORDERS).logStartOffset()).isEqualTo(7);
    }

    @Test
    void whatWasDeletedStaysAwayAfterAKill() {
        var dir = open();
        append(openLog(dir, PAYMENTS), 3);
        dir.log(PAYMENTS).orElseThrow().advanceLogStart(3);
        dir.tick(NOW);
        dir.abandon();

        assertThat(openLog(open(), PAYMENTS).logStartOffset()).isEqualTo(3);
    }

    @Test
    void flushingAllMovesEveryRecoveryPoint() {
        var dir = open();
        append(openLog(dir, ORDERS), 3);
        append(openLog(dir, PAYMENTS), 4);
        var done = new boolean[1];

        dir.flushAll(failure -> done[0] = failure.isEmpty());
        dir.writeCheckpoints(Map.of());

        assertThat(done[0]).isTrue();
        assertThat(text("recovery-point-offset-checkpoint"))
                .isEqualTo("0\n2\nor-de.rs 2 6\npayments 0 8\n");
    }

    @Test
    void noiseInCheckpointsCostsAScanOnly() {
        var dir = open();
        append(openLog(dir, ORDERS), 10);
        dir.close(Map.of(ORDERS, 20L), 1);
        for (var name :
                new String[] {
                    "replication-offset-checkpoint",
                    "recovery-point-offset-checkpoint",
                    "log-start-offset-checkpoint"
                }) {
            memory.replace(DIR.resolve(name), new byte[] {(byte) 200, 10, 7});
        }

        var again = open();
        again.openAll(p -> LogFixture.smallSegments(), NOW);

        assertThat(again.log(ORDERS).orElseThrow().endOffset()).isEqualTo(20);
        assertThat(again.log(ORDERS).orElseThrow().recovery().segmentsScanned()).isPositive();
    }

    @Test
    void noMarkIsWrittenWhenALogFailed() {
        var dir = open();
        var log = openLog(dir, ORDERS);
        append(log, 1);
        memory.limitRoom(10);
        assertThatThrownBy(() -> append(log, 1)).isInstanceOf(DiskFailed.class);
        memory.limitRoom(100_000);

        dir.close(Map.of(), 1);

        assertThat(memory.exists(DIR.resolve(".kafka_cleanshutdown"))).isFalse();
    }
}
