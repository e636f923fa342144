package io.logarium.app.cluster;

import io.logarium.engine.ClusterConfig;
import io.logarium.engine.ClusterStartException;
import io.logarium.engine.LocalCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A real cluster in the box with what looks at it, for tests.
public final class Boxed implements AutoCloseable {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final LocalCluster engine;
    private final BundledCluster cluster;

    private Boxed(LocalCluster engine, BundledCluster cluster) {
        this.engine = engine;
        this.cluster = cluster;
    }

    /// Sees the engine's own snapshot.
    public static Boxed start() throws ClusterStartException {
        return start(1);
    }

    /// Several brokers, the engine's own snapshot.
    public static Boxed start(int brokers) throws ClusterStartException {
        return start(ClusterConfig.ephemeral().withBrokers(brokers));
    }

    /// With settings of its own, the engine's own snapshot.
    public static Boxed start(ClusterConfig config) throws ClusterStartException {
        var engine = LocalCluster.start(config);
        var inside = new Inside(engine::view, engine.events());
        return new Boxed(engine, new BundledCluster(engine.bootstrap(), Optional.of(inside)));
    }

    /// Sees only what any Kafka client can ask for.
    public static Boxed fromOutside() throws ClusterStartException {
        var engine = LocalCluster.start(ClusterConfig.ephemeral());
        return new Boxed(engine, new BundledCluster(engine.bootstrap(), Optional.empty()));
    }

    public BundledCluster cluster() {
        return cluster;
    }

    public ClusterClient client() {
        return cluster.client();
    }

    public void create(String topic, int partitions) {
        create(topic, partitions, 1);
    }

    public void create(String topic, int partitions, int replicas) {
        done(client().createTopic(new NewTopicPlan(topic, partitions, replicas, Map.of()), false));
    }

    /// Runs a line of the cluster's own command grammar.
    public String command(String line) {
        return engine.command(line);
    }

    public ClusterClient.Sent send(String topic, String key, String value) {
        return done(client().send(record(topic, Payload.text(key), Payload.text(value))));
    }

    /// Writes to a partition without waiting for its followers.
    public void sendTo(String topic, int partition, String value) {
        done(
                client().send(
                                new RecordPlan(
                                        topic,
                                        Payload.text("key"),
                                        Payload.text(value),
                                        OptionalInt.of(partition),
                                        List.of(),
                                        "1",
                                        "none")));
    }

    /// The broker whose controller is the active one.
    public int controller() {
        return engine.view().quorum().leaderId();
    }

    public static RecordPlan record(String topic, Payload key, Payload value) {
        return new RecordPlan(topic, key, value, OptionalInt.empty(), List.of(), "all", "none");
    }

    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Failed<T>(var problem) ->
                    throw new AssertionError(problem.code() + ": " + problem.said());
        };
    }

    /// Waits for something that comes by itself, at most a minute. A condition that cannot be asked yet (the topic is not
    /// in the view, the node is not drawn) does not hold yet; why it could not be asked is told at the end.
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (true) {
            Throwable why = null;
            try {
                if (condition.getAsBoolean()) {
                    return;
                }
            } catch (RuntimeException | AssertionError e) {
                why = e;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what, why);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        cluster.close();
        engine.close();
    }
}
