package io.logarium.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.fault.Fault;
import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.log.DiskFile;
import io.logarium.engine.log.ForwardingDisk;
import io.logarium.engine.sim.client.SimAdmin;
import io.logarium.engine.sim.client.SimClient;
import io.logarium.engine.sim.client.SimConsumer;
import io.logarium.engine.sim.client.SimProducer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// Three brokers with far more partitions than files that each of them may open.
class ManyPartitionsTest implements SimProducer.Listener, SimConsumer.Listener {
    private static final int PARTITIONS = 60;

    /// What the brokers are told to keep open at most, what the metadata log and a moment's index take, and no more.
    private static final int ALLOWED = 8;

    private static final int LIMIT = 5;

    private final Simulation simulation =
            new Simulation(
                    4,
                    SimConfig.of(3)
                            .withSettings(Map.of("group.min.session.timeout.ms", "1000"))
                            .withSeams(
                                    new SimConfig.Seams() {
                                        @Override
                                        public Disk disk(int broker, Disk disk) {
                                            return new FewFiles(disk);
                                        }
                                    }));
    private final SimAdmin admin = new SimAdmin(client("admin"));
    private final SimProducer producer =
            new SimProducer(client("producer"), SimProducer.Settings.DEFAULT, this);
    private final SimConsumer consumer =
            new SimConsumer(client("consumer"), "readers", List.of("many"), this);
    private final List<String> acknowledged = new ArrayList<>();
    private final Set<String> consumed = new TreeSet<>();

    private SimClient client(String id) {
        return new SimClient(simulation, id, 5_000);
    }

    @Test
    void allAreWrittenAndReadAlsoAfterTheBrokersWereKilledAndStopped() {
        simulation.startAll();
        var created = new ArrayList<Errors>();
        admin.createTopic("many", PARTITIONS, 3, Map.of(), created::add);
        simulation.runFor(5_000);
        assertThat(created).containsExactly(Errors.NONE);

        write("first");
        simulation.brokers().forEach(b -> simulation.apply(new Fault.Kill(b.id())));
        simulation.runFor(100);
        simulation.brokers().forEach(b -> simulation.apply(new Fault.Start(b.id())));
        write("after a kill");
        for (int id = 0; id < 3; id++) {
            simulation.apply(new Fault.Stop(id));
            simulation.runFor(5_000);
            simulation.apply(new Fault.Start(id));
            simulation.runFor(5_000);
        }
        write("after stops");
        consumer.start();
        simulation.runFor(20_000);

        assertThat(acknowledged).hasSize(3 * PARTITIONS);
        assertThat(consumed).containsAll(acknowledged);
    }

    private void write(String what) {
        for (int i = 0; i < PARTITIONS; i++) {
            producer.send(new TopicPartition("many", i), List.of(what + " " + i));
        }
        simulation.runFor(20_000);
    }

    @Override
    public void acked(SimProducer.Batch batch, long baseOffset) {
        acknowledged.addAll(batch.values());
    }

    @Override
    public void failed(SimProducer.Batch batch, Errors error) {}

    @Override
    public void consumed(TopicPartition partition, long offset, String value) {
        consumed.add(value);
    }

    @Override
    public void assigned(String group, int generation, String member, List<TopicPartition> owned) {}

    @Override
    public long asksForCommitted(String group, TopicPartition partition) {
        return 0;
    }

    @Override
    public void foundCommitted(String group, TopicPartition partition, long offset, long asked) {}

    @Override
    public void committed(String group, TopicPartition partition, long offset) {}

    @Override
    public void reset(TopicPartition partition, long from) {}

    /// Refuses to open another file when too many are open, as a system does.
    private static final class FewFiles extends ForwardingDisk {
        private int open;

        FewFiles(Disk disk) {
            super(disk);
        }

        @Override
        public int maxOpenFiles() {
            return LIMIT;
        }

        @Override
        public DiskFile open(Path file) {
            if (open == ALLOWED) {
                throw new DiskFailed("open", file, new IOException("Too many open files"));
            }
            open++;
            return new Counted(super.open(file));
        }

        private final class Counted extends ForwardingDisk.File {
            private boolean closed;

            Counted(DiskFile file) {
                super(file);
            }

            @Override
            public void close() {
                super.close();
                if (!closed) {
                    closed = true;
                    open--;
                }
            }
        }
    }
}
