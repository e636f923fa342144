package io.logarium.app.cluster;

import io.logarium.app.cluster.ClusterView.Contact;
import io.logarium.app.cluster.Sight.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one [ClusterView] fresh, at most ten times a second, on a thread of its own. It samples: of a fast topic it shows
/// the newest records, never each.
final class ViewPoller implements AutoCloseable {
    /// A person sees no more than ten changes of a number in a second.
    private static final long PERIOD_MS = 100;

    private static final Logger log = LoggerFactory.getLogger(ViewPoller.class);

    private final Sight sight;
    private final TailReader tailReader;
    private final RateMeter rates = new RateMeter();
    private final ScheduledExecutorService looking = single("cluster-view");
    private final AtomicReference<ClusterView> view = new AtomicReference<>(ClusterView.EMPTY);
    private final AtomicReference<Watch> watch = new AtomicReference<>(Watch.NOTHING);
    private Map<TopicPartition, List<RecordFacts>> tails = Map.of();
    private long seenVersion = -1;

    ViewPoller(Sight sight, TailReader tailReader) {
        this.sight = sight;
        this.tailReader = tailReader;
    }

    void start() {
        looking.scheduleWithFixedDelay(this::look, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    ClusterView view() {
        return view.get();
    }

    void watch(Watch wanted) {
        watch.set(wanted);
    }

    private void look() {
        try {
            long nowMs = System.currentTimeMillis();
            var seen = sight.look(nowMs);
            boolean newRates = rates.observe(totals(seen), nowMs);
            // After the offsets and in the same view: a cell is never shown before its record is
            // here.
            readTails(seen);
            var old = view.get();
            if (seen.version() == seenVersion
                    && !newRates
                    && old.tails() == tails
                    && old.contact() instanceof Contact.Answering) {
                return;
            }
            seenVersion = seen.version();
            publish(old, composed(old, seen, nowMs));
        } catch (Exception e) {
            lost(e);
        }
    }

    private ClusterView composed(ClusterView old, Seen seen, long nowMs) {
        return new ClusterView(
                old.version() + 1,
                nowMs,
                new Contact.Answering(),
                seen.clusterId(),
                seen.brokers(),
                seen.topics().stream().map(this::withRate).toList(),
                seen.groups(),
                tails,
                seen.quorum());
    }

    private TopicFacts withRate(TopicFacts topic) {
        return new TopicFacts(
                topic.name(),
                topic.id(),
                topic.internal(),
                topic.partitions(),
                rates.perSecond(topic.name()));
    }

    /// A view that says the same keeps its version, so that no screen works for nothing.
    private void publish(ClusterView old, ClusterView fresh) {
        boolean same =
                old.contact().equals(fresh.contact())
                        && old.clusterId().equals(fresh.clusterId())
                        && old.brokers().equals(fresh.brokers())
                        && old.topics().equals(fresh.topics())
                        && old.groups().equals(fresh.groups())
                        && old.quorum().equals(fresh.quorum())
                        && old.tails() == fresh.tails();
        if (!same) {
            view.set(fresh);
        }
    }

    private void lost(Exception e) {
        var problem = Problems.of(e, "");
        if (problem.kind() == ProblemKind.INTERRUPTED) {
            return;
        }
        var old = view.get();
        if (old.contact() instanceof Contact.Lost(var known)
                && known.code().equals(problem.code())) {
            return;
        }
        log.warn("The cluster does not answer: {} {}", problem.code(), problem.said());
        view.set(
                new ClusterView(
                        old.version() + 1,
                        old.atMs(),
                        new Contact.Lost(problem),
                        old.clusterId(),
                        old.brokers(),
                        old.topics(),
                        old.groups(),
                        old.tails(),
                        old.quorum()));
    }

    private static Map<String, Long> totals(Seen seen) {
        var totals = new HashMap<String, Long>();
        for (var topic : seen.topics()) {
            totals.put(
                    topic.name(),
                    topic.partitions().stream().mapToLong(p -> p.highWatermark().orElse(0)).sum());
        }
        return totals;
    }

    private void readTails(Seen seen) {
        try {
            var wanted = watch.get();
            var topic =
                    seen.topics().stream()
                            .filter(t -> wanted.topic().filter(t.name()::equals).isPresent())
                            .findFirst();
            tails =
                    topic.isEmpty()
                            ? tailReader.forget()
                            : tailReader.read(topic.get(), wanted.records());
        } catch (Exception e) {
            var problem = Problems.of(e, "");
            if (problem.kind() != ProblemKind.INTERRUPTED) {
                log.warn("Newest records cannot be read: {} {}", problem.code(), problem.said());
            }
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
        try {
            if (looking.awaitTermination(2, TimeUnit.SECONDS)) {
                tailReader.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledExecutorService single(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
