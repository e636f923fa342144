package io.logarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.view.SavedCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A cluster is saved, goes on, and is put back.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SavedClustersTest {
    @TempDir Path data;

    @Test
    void whatWasSavedComesBackAndWhatCameLaterIsGone() throws Exception {
        try (var lab = new FaultLab()) {
            lab.create("orders", 2);
            lab.produce("orders", 0, 10);
            assertThat(lab.cluster().command("save ten")).matches("ok saved ten, [1-9]\\d* bytes");
            lab.produce("orders", 10, 10);
            lab.create("later", 2);
            lab.does("cut 0 1");
            var before = lab.cluster().bootstrap();

            lab.does("restore ten");

            assertThat(lab.cluster().bootstrap()).isEqualTo(before);
            assertThat(lab.cluster().view().links()).isEmpty();
            lab.await("orders", p -> p.isr().size() == 3);
            assertThat(lab.cluster().view().topics()).noneMatch(t -> t.name().equals("later"));
            lab.produce("orders", 10, 1);
            assertThat(lab.read("orders", 11)).containsExactlyElementsOf(FaultLab.values(0, 11));
        }
    }

    @Test
    void savingDisturbsNoProducerAndNoBroker() throws Exception {
        try (var lab = new FaultLab()) {
            lab.create("orders", 2);
            lab.produce("orders", 0, 10);
            lab.does("pause " + lab.follower("orders"));
            lab.does("save one");
            assertThat(lab.cluster().view().brokers())
                    .extracting(b -> b.state().name())
                    .containsOnlyOnce("PAUSED");
            lab.does("save two");
            lab.produce("orders", 10, 10);
            assertThat(lab.cluster().saved())
                    .extracting(SavedCluster::name)
                    .containsExactlyInAnyOrder("one", "two");
        }
    }

    @Test
    void aResetLeavesNothingButTheSnapshots() throws Exception {
        try (var lab = new FaultLab()) {
            lab.create("orders", 2);
            lab.produce("orders", 0, 10);
            lab.does("save ten");
            lab.does("kill 1");

            lab.does("reset");

            assertThat(lab.cluster().view().topics()).isEmpty();
            assertThat(lab.cluster().command("snapshots")).startsWith("ok ten ");
            lab.create("orders", 2);
            lab.produce("orders", 0, 3);
            assertThat(lab.read("orders", 3)).containsExactlyElementsOf(FaultLab.values(0, 3));
            lab.does("restore ten");
            assertThat(lab.read("orders", 10)).containsExactlyElementsOf(FaultLab.values(0, 10));
        }
    }

    @Test
    void namesAndNumbersAreBoundedAndNothingOutsideIsTouched() throws Exception {
        var outside = Files.writeString(data.resolve("mine.txt"), "mine");
        var config = ClusterConfig.ephemeral().withData(data.resolve("cluster"));
        try (var cluster = LocalCluster.start(config)) {
            for (var name : new String[] {"../mine.txt", ".staged", "a/b", "ä", "a".repeat(41)}) {
                assertThat(cluster.command("save " + name)).startsWith("error A snapshot's name");
                assertThat(cluster.command("forget " + name)).startsWith("error A snapshot's name");
                assertThat(cluster.command("restore " + name))
                        .startsWith("error A snapshot's name");
            }
            assertThat(cluster.command("restore none"))
                    .isEqualTo("error There is no snapshot none.");
            for (int i = 0; i < SavedClusters.MOST; i++) {
                assertThat(cluster.command("save s" + i)).startsWith("ok ");
            }
            assertThat(cluster.command("save more")).startsWith("error There are 20 snapshots");
            assertThat(cluster.command("save s1")).startsWith("error There is a snapshot s1");
            assertThat(cluster.command("forget s1")).startsWith("ok ");
            assertThat(cluster.command("save s1")).startsWith("ok ");
        }
        assertThat(outside).hasContent("mine");
        try (var again = LocalCluster.start(config)) {
            assertThat(again.saved()).hasSize(SavedClusters.MOST);
        }
    }
}
