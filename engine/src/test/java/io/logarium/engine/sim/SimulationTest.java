package io.logarium.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.fault.Fault;
import io.logarium.engine.sim.client.SimAdmin;
import io.logarium.engine.sim.client.SimClient;
import io.logarium.engine.sim.client.SimConsumer;
import io.logarium.engine.sim.client.SimProducer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

    @Test
    void recordsGoThroughABrokerAndComeBackInOrder() {
        var run = new Run(1);

        run.all();

        assertThat(run.acked).hasSize(20);
        assertThat(run.consumed).containsExactlyElementsOf(run.acked);
        assertThat(run.committed).isEqualTo(20);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        var first = new Run(5);
        var second = new Run(5);
        var other = new Run(6);

        first.all();
        second.all();
        other.all();

        assertThat(second.lines).isEqualTo(first.lines);
        assertThat(other.lines).isNotEqualTo(first.lines);
    }

    @Test
    void aBrokerThatWasKilledGoesOnWithWhatItHad() {
        var run = new Run(2);
        run.all();

        run.simulation.apply(new Fault.Kill(0));
        run.simulation.runFor(1_000);
        run.simulation.apply(new Fault.Start(0));
        run.producer.send(ORDERS, List.of("after"));
        run.simulation.runFor(10_000);

        assertThat(run.consumed).hasSize(21).endsWith("after");
    }

    @Test
    void aBrokerIsUpOnlyWhenItsOwnMetadataAndItsPictureSaySo() {
        for (int seed = 1; seed <= 10; seed++) {
            var simulation = new Simulation(seed, SimConfig.of(3));
            var turnsUp = new AtomicInteger();
            simulation.afterTurn(broker -> {
                if (broker.state() == SimBroker.State.UP) {
                    turnsUp.incrementAndGet();
                    var part = broker.broker().orElseThrow().part();
                    assertThat(part).isNotNull();
                    assertThat(part.image().broker(broker.id()))
                            .as("broker %d, seed %d", broker.id(), simulation.seed())
                            .hasValueSatisfying(known -> assertThat(known.fenced()).isFalse());
                }
            });
            simulation.startAll();
            simulation.runFor(3_000);

            assertThat(turnsUp).hasPositiveValue();
        }
    }

    @Test
    void faultsAreToldAmongTheEventsWhereTheyMeanSomething() {
        var told = new ArrayList<EngineEvent>();
        var simulation = new Simulation(3, SimConfig.of(1).withEvents(told::add));
        simulation.startAll();
        simulation.runFor(3_000);
        told.clear();

        simulation.apply(new Fault.SkewClock(0, 700));
        simulation.apply(new Fault.Kill(0));
        simulation.apply(new Fault.Kill(0));
        simulation.apply(new Fault.Resume(0));
        simulation.apply(new Fault.Start(0));
        simulation.apply(new Fault.SkewClock(0, 0));

        long nowMs = simulation.time().nowMs();
        assertThat(told)
                .containsExactly(
                        new EngineEvent.FaultBegan(nowMs, new Fault.SkewClock(0, 700)),
                        new EngineEvent.FaultBegan(nowMs, new Fault.Kill(0)),
                        new EngineEvent.FaultEnded(nowMs, new Fault.Kill(0)),
                        new EngineEvent.FaultEnded(nowMs, new Fault.SkewClock(0, 700)));
    }

    /// A topic, twenty records and a group that reads them.
    private static final class Run implements SimConsumer.Listener, SimProducer.Listener, Trace {
        private final List<String> lines = new ArrayList<>();
        private final List<String> acked = new ArrayList<>();
        private final List<String> consumed = new ArrayList<>();
        private final CRC32 crc = new CRC32();
        private final Simulation simulation;
        private final SimProducer producer;
        private final SimConsumer consumer;
        private final SimAdmin admin;
        private long committed;

        private Run(long seed) {
            simulation =
                    new Simulation(
                            seed,
                            SimConfig.of(1)
                                    .withSettings(Map.of("group.min.session.timeout.ms", "1000"))
                                    .withTrace(this));
            admin = new SimAdmin(new SimClient(simulation, "admin", 5_000));
            producer =
                    new SimProducer(
                            new SimClient(simulation, "producer", 5_000),
                            SimProducer.Settings.DEFAULT,
                            this);
            consumer =
                    new SimConsumer(
                            new SimClient(simulation, "consumer", 5_000),
                            "readers",
                            List.of("orders"),
                            this);
        }

        private void all() {
            simulation.startAll();
            var created = new ArrayList<Errors>();
            admin.createTopic("orders", 1, 1, Map.of(), created::add);
            simulation.runFor(3_000);
            assertThat(created).containsExactly(Errors.NONE);
            consumer.start();
            for (int i = 0; i < 10; i++) {
                producer.send(ORDERS, List.of("a" + i, "b" + i));
            }
            simulation.runFor(10_000);
        }

        @Override
        public void frame(long atMicros, int from, int to, byte[] bytes, int offset, int length) {
            crc.reset();
            crc.update(bytes, offset, length);
            lines.add("%d %d>%d %d %x".formatted(atMicros, from, to, length, crc.getValue()));
        }

        @Override
        public void note(long atMicros, String what) {
            lines.add(atMicros + " " + what);
        }

        @Override
        public void acked(SimProducer.Batch batch, long baseOffset) {
            acked.addAll(batch.values());
        }

        @Override
        public void failed(SimProducer.Batch batch, Errors error) {
            lines.add("failed " + batch.values() + " " + error);
        }

        @Override
        public void assigned(
                String group, int generation, String member, List<TopicPartition> owned) {}

        @Override
        public long asksForCommitted(String group, TopicPartition partition) {
            return 0;
        }

        @Override
        public void foundCommitted(
                String group, TopicPartition partition, long offset, long asked) {}

        @Override
        public void committed(String group, TopicPartition partition, long offset) {
            committed = offset;
        }

        @Override
        public void consumed(TopicPartition partition, long offset, String value) {
            consumed.add(value);
        }

        @Override
        public void reset(TopicPartition partition, long from) {}
    }
}
