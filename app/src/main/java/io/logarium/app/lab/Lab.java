package io.logarium.app.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/// All producers and consumers that the user has started. Closing it stops them all.
public final class Lab implements AutoCloseable {
    /// Each is a real client with threads and buffers of its own.
    public static final int MOST_CLIENTS = 20;

    private final String bootstrap;
    private final BooleanSupplier open;
    private final Consumer<LabDeed> told;
    private volatile boolean closing;
    private final List<LabProducer> producers = new CopyOnWriteArrayList<>();
    private final List<LabConsumer> consumers = new CopyOnWriteArrayList<>();
    private final List<LabFile> files = new CopyOnWriteArrayList<>();

    public Lab(String bootstrap) {
        this(bootstrap, () -> true);
    }

    /// @param open whether anything may be started; nothing is started where the cluster is only looked at
    public Lab(String bootstrap, BooleanSupplier open) {
        this(bootstrap, open, _ -> {});
    }

    /// @param told hears what is done to the clients by hand, from any thread
    public Lab(String bootstrap, BooleanSupplier open, Consumer<LabDeed> told) {
        this.bootstrap = bootstrap;
        this.open = open;
        this.told = told;
    }

    /// That all end with the lab is nobody's deed.
    private void tell(LabDeed deed) {
        if (!closing) {
            told.accept(deed);
        }
    }

    /// Whether nothing may be started now.
    public boolean isClosed() {
        return !open.getAsBoolean();
    }

    /// Starts a generator; empty when as many clients run as are allowed.
    public synchronized Optional<LabProducer> start(ProducerPlan plan) {
        producers.removeIf(p -> p.state().phase().isOver());
        if (isClosed() || producers.size() >= MOST_CLIENTS) {
            return Optional.empty();
        }
        var producer = LabProducer.start(bootstrap, plan, this::tell);
        tell(new LabDeed.Writes(plan));
        producers.add(producer);
        return Optional.of(producer);
    }

    /// Sends a file's lines; empty when as many clients run as are allowed.
    public synchronized Optional<LabFile> send(LabFile.Plan plan) {
        files.removeIf(f ->
                f.progress().phase().isOver() && f.plan().topic().equals(plan.topic())
                        || files.size() >= MOST_CLIENTS && f.progress().phase().isOver());
        if (isClosed() || files.size() >= MOST_CLIENTS) {
            return Optional.empty();
        }
        var file = LabFile.start(bootstrap, plan);
        files.add(file);
        return Optional.of(file);
    }

    /// The files that are being sent, and the last one of each topic.
    public List<LabFile> files() {
        return List.copyOf(files);
    }

    /// Starts a member of a group; empty when as many clients run as are allowed.
    public synchronized Optional<LabConsumer> start(ConsumerPlan plan) {
        consumers.removeIf(c -> c.state().phase() == LabPhase.STOPPED);
        while (consumers.size() > MOST_CLIENTS && over().isPresent()) {
            over().ifPresent(consumers::remove);
        }
        long running = consumers.stream().filter(c -> !c.state().phase().isOver()).count();
        if (isClosed() || running >= MOST_CLIENTS) {
            return Optional.empty();
        }
        var consumer = LabConsumer.start(bootstrap, plan, this::tell);
        tell(new LabDeed.Reads(plan));
        consumers.add(consumer);
        return Optional.of(consumer);
    }

    public List<LabProducer> producers() {
        return List.copyOf(producers);
    }

    public List<LabConsumer> consumers() {
        return List.copyOf(consumers);
    }

    /// The first that has ended and was not taken away yet.
    private Optional<LabConsumer> over() {
        return consumers.stream().filter(c -> c.state().phase().isOver()).findFirst();
    }

    /// The members of a group that run here or have ended here.
    public List<LabConsumer> members(String group) {
        return consumers.stream()
                .filter(c -> c.plan().joins() && c.plan().group().equals(group))
                .toList();
    }

    /// Lets go of a consumer that has ended, so that it is not shown any more.
    public void forget(LabConsumer consumer) {
        if (consumer.state().phase().isOver()) {
            consumers.remove(consumer);
        }
    }

    /// The next free name, as `consumer-2`.
    public synchronized String freeName(String stem) {
        for (int number = 1; ; number++) {
            var name = stem + "-" + number;
            boolean taken =
                    producers.stream()
                                    .anyMatch(p ->
                                            p.plan().name().equals(name)
                                                    && !p.state().phase().isOver())
                            || files.stream()
                                    .anyMatch(f ->
                                            f.plan().name().equals(name)
                                                    && !f.progress().phase().isOver())
                            || consumers.stream().anyMatch(c -> c.plan().name().equals(name));
            if (!taken) {
                return name;
            }
        }
    }

    /// The positions of the group's members that run here; nobody else's can be known.
    public Map<TopicPartition, Long> positions(String group) {
        var all = new HashMap<TopicPartition, Long>();
        for (var consumer : consumers) {
            if (consumer.plan().joins() && consumer.plan().group().equals(group)) {
                all.putAll(consumer.state().positions());
            }
        }
        return all;
    }

    /// Stops the group's members that run here and waits for them to leave.
    public void stopReading(String group) {
        var members = members(group);
        members.forEach(LabConsumer::stop);
        members.forEach(LabConsumer::close);
    }

    /// Stops the generators of a topic and waits for them: a producer that still writes would make a deleted topic anew.
    public void stopWriting(String topic) {
        var writers = producers.stream().filter(p -> p.plan().topic().equals(topic)).toList();
        writers.forEach(LabProducer::stop);
        writers.forEach(LabProducer::close);
        files.stream().filter(f -> f.plan().topic().equals(topic)).forEach(LabFile::close);
    }

    /// Stops everything, all at once, and waits a few seconds.
    @Override
    public void close() {
        closing = true;
        producers.forEach(LabProducer::stop);
        consumers.forEach(LabConsumer::stop);
        files.forEach(LabFile::cancel);
        producers.forEach(LabProducer::close);
        files.forEach(LabFile::close);
        consumers.forEach(LabConsumer::close);
    }
}
