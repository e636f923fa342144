package io.logarium.app.cluster;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Somebody's Kafka cluster, looked at through its own protocol and never changed. What Kafka tells no client is unknown.
public final class AttachedCluster implements Cluster {
    /// Longer nobody waits for a first answer.
    private static final int FIRST_ANSWER_SECONDS = 5;

    /// The brokers are somebody's: they are asked seldom.
    private static final long LOOK_EVERY_MS = 2_000;

    private static final int MOST_ADDRESS = 1_000;
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9a-fA-F:]+]|[\\w.-]+):\\d{1,5}");

    private final String bootstrap;
    private final GuardedClient client;
    private final ViewPoller poller;

    private AttachedCluster(String bootstrap, KafkaClusterClient kafka) {
        this.bootstrap = bootstrap;
        this.client = new GuardedClient(kafka, () -> true, Problem.readOnly());
        this.poller =
                new ViewPoller(
                        new AdminSight(kafka.admin(), LOOK_EVERY_MS), new TailReader(bootstrap));
        poller.start();
    }

    /// Attaches when the cluster answers; it waits for that, at most some seconds.
    ///
    /// @param address `host:port[,host:port]`
    public static Outcome<AttachedCluster> attach(String address) {
        var bootstrap = joined(address);
        if (!isAddress(bootstrap)) {
            return Outcome.failed(
                    new Problem(ProblemKind.ADDRESS_REFUSED, "", address.strip(), address, ""));
        }
        KafkaClusterClient kafka;
        try {
            kafka = new KafkaClusterClient(bootstrap);
        } catch (RuntimeException e) {
            return Outcome.failed(unreachable(bootstrap, e));
        }
        try {
            kafka.admin().describeCluster().nodes().get(FIRST_ANSWER_SECONDS, TimeUnit.SECONDS);
            return Outcome.done(new AttachedCluster(bootstrap, kafka));
        } catch (Exception e) {
            kafka.close();
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return Outcome.failed(unreachable(bootstrap, e));
        }
    }

    /// Whether it looks like addresses of brokers.
    public static boolean isAddress(String text) {
        if (text.isBlank() || text.length() > MOST_ADDRESS) {
            return false;
        }
        for (var one : joined(text).split(",", -1)) {
            if (!ADDRESS.matcher(one).matches()
                    || Integer.parseInt(one.substring(one.lastIndexOf(':') + 1)) > 65_535) {
                return false;
            }
        }
        return true;
    }

    private static String joined(String address) {
        return address.strip().replaceAll(",\\s+", ",");
    }

    private static Problem unreachable(String bootstrap, Exception e) {
        var why = Problems.of(e, bootstrap);
        var cause = e.getCause() == null ? e : e.getCause();
        return new Problem(
                ProblemKind.UNREACHABLE,
                why.code(),
                bootstrap,
                String.valueOf(cause.getMessage()),
                why.details());
    }

    @Override
    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public ClusterView view() {
        return poller.view();
    }

    @Override
    public boolean mayChange() {
        return false;
    }

    @Override
    public ClusterClient client() {
        return client;
    }

    @Override
    public Optional<Inside> inside() {
        return Optional.empty();
    }

    @Override
    public void watch(Watch watch) {
        poller.watch(watch);
    }

    @Override
    public void close() {
        poller.close();
        client.close();
    }
}
