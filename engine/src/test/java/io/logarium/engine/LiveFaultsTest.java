package io.logarium.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.logarium.engine.event.EngineEvent.FaultBegan;
import io.logarium.engine.event.EngineEvent.FaultEnded;
import io.logarium.engine.fault.ClientFault;
import io.logarium.engine.fault.DiskState;
import io.logarium.engine.fault.Fault;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.BrokerView.State;
import io.logarium.engine.view.LinkView;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Faults of a live cluster by the lines of its grammar, and what real clients notice of them.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LiveFaultsTest {
    @Test
    void theGrammarIsListedAndWhatIsNoCommandIsRefusedWithAReason() throws Exception {
        try (var cluster = LocalCluster.start(ClusterConfig.ephemeral())) {
            assertThat(cluster.command("help"))
                    .startsWith("ok ")
                    .contains("power-off N", "pause N", "cut A B", "disk N ok|slow|full|lost")
                    .contains("client ID ", "status")
                    .doesNotContain("clock");
            assertThat(cluster.command("pause 3"))
                    .isEqualTo("error There is no broker 3; there are 0 to 0.");
            assertThat(cluster.command("pause x")).startsWith("error 'x' is no broker; say");
            assertThat(cluster.command("disk 0 wet")).startsWith("error A disk is ok, slow,");
            assertThat(cluster.command("cut 0 0")).startsWith("error A link needs two brokers");
            assertThat(cluster.command("clock 0 100")).startsWith("error ");
            assertThat(cluster.command("dance")).startsWith("error 'dance' is not a command.");
            assertThat(cluster.command("leader(a-0)")).startsWith("error ");
            assertThat(cluster.command("kill leader(a-0)")).isEqualTo("error Nobody leads 'a-0'.");
            assertThat(cluster.command("resume 0")).isEqualTo("error Broker 0 is not paused.");
        }
    }

    @Test
    void theViewTellsOfLinksAndDisks() throws Exception {
        try (var lab = new FaultLab()) {
            lab.does("cut 0 others");
            lab.does("slow 1 2 20 one-way");
            lab.does("disk 2 slow");

            var view = lab.cluster().view();
            assertThat(view.links())
                    .extracting(LinkView::from, LinkView::to, LinkView::cut, LinkView::delayMs)
                    .containsExactly(
                            tuple(0, 1, true, 0L),
                            tuple(0, 2, true, 0L),
                            tuple(1, 0, true, 0L),
                            tuple(1, 2, false, 20L),
                            tuple(2, 0, true, 0L));
            assertThat(view.links()).allMatch(l -> l.sinceMs() > 0);
            assertThat(view.brokers().get(2).disk()).isEqualTo(BrokerView.Disk.SLOW);
            assertThat(lab.cluster().command("status")).contains("0>1 cut", "disk slow");

            lab.does("mend 0 others");
            lab.does("mend 1 2");
            lab.does("disk 2 ok");
            assertThat(lab.cluster().view().links()).isEmpty();
        }
    }

    @Test
    void whatBeginsAndEndsIsToldAmongTheEvents() throws Exception {
        try (var lab = new FaultLab()) {
            lab.does("cut 0 1 one-way");
            lab.does("slow 0 1 20 one-way");
            lab.does("client shop 50% answer NOT_ENOUGH_REPLICAS");
            lab.does("disk 2 slow");
            lab.does("pause 1");
            lab.does("kill 1");
            lab.does("mend 0 1");
            lab.does("client shop ok");
            lab.does("start 1");
            lab.cluster().reset();

            var answer = new ClientFault.Answer(Errors.NOT_ENOUGH_REPLICAS);
            var told = lab.cluster().events().drain(20_000);
            assertThat(told)
                    .filteredOn(e -> e instanceof FaultBegan)
                    .extracting(e -> ((FaultBegan) e).fault())
                    .containsExactly(
                            new Fault.Cut(0, 1),
                            new Fault.Slow(0, 1, 20),
                            new Fault.OnClient("shop", new ClientFault(0.5, answer)),
                            new Fault.DiskIs(2, DiskState.SLOW),
                            new Fault.Pause(1),
                            new Fault.Kill(1));
            assertThat(told)
                    .filteredOn(e -> e instanceof FaultEnded)
                    .extracting(e -> ((FaultEnded) e).fault())
                    .containsExactly(
                            new Fault.Pause(1),
                            new Fault.Cut(0, 1),
                            new Fault.Slow(0, 1, 20),
                            new Fault.OnClient("shop", new ClientFault(0.5, answer)),
                            new Fault.Kill(1),
                            new Fault.DiskIs(2, DiskState.SLOW));
        }
    }

    @Test
    void aFollowerThatIsCutOffLeavesTheInSyncSetAndComesBackWithEverything() throws Exception {
        try (var lab = new FaultLab()) {
            lab.create("orders", 2);
            lab.produce("orders", 0, 10);
            int leader = lab.leader("orders");
            int follower = lab.follower("orders");

            lab.does("cut %d others".formatted(follower));
            lab.await("orders", p -> !p.isr().contains(follower));
            lab.produce("orders", 10, 10);
            assertThat(lab.partition("orders").leader()).hasValue(leader);

            lab.does("mend %d others".formatted(follower));
            lab.await("orders", p -> p.isr().size() == 3);
            assertThat(lab.read("orders", 20)).containsExactlyElementsOf(FaultLab.values(0, 20));
        }
    }

    @Test
    void aLeaderThatIsCutOffIsReplacedAndWhatItAloneTookIsNotAcknowledged() throws Exception {
        try (var lab = new FaultLab()) {
            lab.create("orders", 2);
            lab.produce("orders", 0, 10);
            int before = lab.leader("orders");

            lab.does("cut %d others".formatted(before));
            lab.await("orders", p -> p.leader().isPresent() && p.leader().getAsInt() != before);
            lab.produce("orders", 10, 10);

            lab.does("mend %d others".formatted(before));
            lab.await("orders", p -> p.isr().size() == 3);
            assertThat(lab.read("orders", 20)).containsExactlyElementsOf(FaultLab.values(0, 20));
        }
    }

    @Test
    void aPausedBrokerIsFencedAndTakesPartAgainWhenItGoesOn() throws Exception {
        try (var lab = new FaultLab()) {
            lab.create("orders", 2);
            lab.produce("orders", 0, 10);
            int paused = lab.leader("orders");

            lab.does("pause " + paused);
            assertThat(lab.cluster().command("pause " + paused)).startsWith("error ");
            assertThat(lab.cluster().command("stop " + paused)).contains("is paused");
            assertThat(lab.state(paused)).isEqualTo(State.PAUSED);
            lab.await("orders", p -> p.leader().isPresent() && !p.isr().contains(paused));
            lab.produce("orders", 10, 10);

            lab.does("resume " + paused);
            lab.await("orders", p -> p.isr().size() == 3);
            assertThat(lab.state(paused)).isEqualTo(State.UP);
            assertThat(lab.read("orders", 20)).containsExactlyElementsOf(FaultLab.values(0, 20));
        }
    }

    @Test
    void aPowerOffTakesWhatWasNotFlushedAndTheBrokerCopiesItAgain() throws Exception {
        try (var lab = new FaultLab()) {
            lab.create("orders", 2);
            lab.produce("orders", 0, 10);
            int off = lab.leader("orders");

            var said = lab.cluster().command("power-off " + off);
            assertThat(said).matches("ok broker \\d is powered off, [1-9]\\d* bytes .* are gone");
            assertThat(lab.state(off)).isEqualTo(State.POWERED_OFF);
            assertThat(lab.log(off, "orders")).isEmptyFile();
            lab.await("orders", p -> p.leader().isPresent() && !p.isr().contains(off));
            lab.produce("orders", 10, 10);

            lab.does("start " + off);
            lab.await("orders", p -> p.isr().size() == 3);
            assertThat(lab.read("orders", 20)).containsExactlyElementsOf(FaultLab.values(0, 20));
        }
    }

    @Test
    void aFullDiskRefusesTheWriteAndEndsTheBrokerUntilItIsWellAgain() throws Exception {
        try (var lab = new FaultLab()) {
            lab.create("orders", 2);
            lab.produce("orders", 0, 10);
            int full = lab.leader("orders");

            lab.does("disk %d full".formatted(full));
            try (var once = lab.producer(Map.of(ProducerConfig.RETRIES_CONFIG, 0))) {
                assertThatThrownBy(() -> once.send(FaultLab.record("orders", "lost")).get())
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(KafkaStorageException.class);
            }
            var crashed =
                    Eventually.seen(
                            () -> lab.cluster().view().brokers().get(full),
                            b -> b.state() == State.CRASHED);
            assertThat(crashed.detail()).contains("No space left on device");
            assertThat(crashed.disk()).isEqualTo(BrokerView.Disk.FULL);
            lab.produce("orders", 10, 10);

            lab.does("disk %d ok".formatted(full));
            lab.does("start " + full);
            lab.await("orders", p -> p.isr().size() == 3);
            assertThat(lab.read("orders", 20)).containsExactlyElementsOf(FaultLab.values(0, 20));
        }
    }

    @Test
    void aLostDiskEndsItsBrokerAlsoWhenNobodyWritesAndItCannotStartWithoutIt() throws Exception {
        try (var lab = new FaultLab()) {
            lab.create("orders", 2);
            int lost = lab.leader("orders");

            lab.does("disk %d lost".formatted(lost));
            Eventually.seen(() -> lab.state(lost), s -> s == State.CRASHED);
            lab.await("orders", p -> p.leader().isPresent() && !p.isr().contains(lost));
            assertThat(lab.cluster().command("start " + lost))
                    .startsWith("error ")
                    .contains("Input/output error");
            assertThat(lab.state(lost)).isEqualTo(State.CRASHED);

            lab.does("disk %d ok".formatted(lost));
            lab.does("start " + lost);
            lab.await("orders", p -> p.isr().size() == 3);
        }
    }

    @Test
    void aShareOfAClientsRequestsIsAnsweredAsItWasTold() throws Exception {
        try (var lab = new FaultLab()) {
            lab.create("orders", 1);
            var named = Map.<String, Object>of("client.id", "poor", "retries", 0);
            lab.does("client poor 100% answer NOT_ENOUGH_REPLICAS");
            try (var poor = lab.producer(named)) {
                assertThatThrownBy(() -> poor.send(FaultLab.record("orders", "x")).get())
                        .hasCauseInstanceOf(NotEnoughReplicasException.class);
            }
            lab.does("client poor 40% close");
            lab.produceAs("poor", "orders", 0, 20);
            lab.does("client poor 50% delay 30");
            lab.produceAs("poor", "orders", 20, 20);
            lab.does("client poor ok");
            lab.produceAs("poor", "orders", 40, 10);
            assertThat(lab.read("orders", 50)).containsExactlyElementsOf(FaultLab.values(0, 50));
        }
    }

    @Test
    void aClusterWithFaultsClosesAndKeepsWhatWasAcknowledged() throws Exception {
        try (var lab = new FaultLab()) {
            lab.create("orders", 2);
            lab.produce("orders", 0, 10);
            int follower = lab.follower("orders");
            lab.does("cut 0 others");
            lab.does("disk 1 full");
            lab.does("pause " + follower);

            lab.restart();
            assertThat(lab.cluster().view().links()).isEmpty();
            lab.await("orders", p -> p.isr().size() == 3);
            assertThat(lab.read("orders", 10)).containsExactlyElementsOf(FaultLab.values(0, 10));
        }
    }
}
