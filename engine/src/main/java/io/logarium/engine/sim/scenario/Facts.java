package io.logarium.engine.sim.scenario;

import io.logarium.engine.controller.ConfigOwner;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.PartitionImage;
import io.logarium.engine.node.Broker;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.sim.SimBroker;
import io.logarium.engine.sim.Simulation;
import io.logarium.engine.view.QuorumView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/// What is so in the simulated cluster, asked by name: `leader`, `isr`, `high watermark`, `log end on 1` … of the partition that the
/// scenario is about just now, `broker 1`, `controller`.
///
/// Metadata is the newest that any broker knows to be committed; the rest is what the leader itself says.
final class Facts {
    private final Simulation simulation;

    Facts(Simulation simulation) {
        this.simulation = simulation;
    }

    /// The value; a sentence for people in the exception when there is no such fact.
    String value(String name, TopicPartition about) {
        var words = List.of(name.split(" "));
        return switch (words.getFirst()) {
            case "broker" -> broker(words.getLast()).state().name().toLowerCase(Locale.ROOT);
            case "controller" -> number(quorum().leaderId());
            case "leader" -> number(image(about).leader());
            case "epoch" -> Integer.toString(image(about).leaderEpoch());
            case "isr" -> list(image(about).isr());
            case "elr" -> list(image(about).elr());
            case "high" -> highWatermark(about, words);
            case "min-isr" -> minInSync(about);
            case "log" -> Long.toString(partition(words.getLast(), about).log().endOffset());
            default ->
                    throw new IllegalArgumentException(
                            "'%s' is nothing that can be asked for. Known are: acked, broker N,"
                                            .formatted(name)
                                    + " controller, elr, epoch, error, failed, fetched-from, high watermark [on N],"
                                    + " isr, leader, log end on N, min-isr, read, told-controllers, "
                                    + SnapshotFacts.KNOWN
                                    + ".");
        };
    }

    /// `min.insync.replicas` of the topic, or what its brokers were started with.
    private String minInSync(TopicPartition about) {
        image(about);
        var own = newest().configs(ConfigOwner.topic(about.topic())).get("min.insync.replicas");
        return own == null
                ? Integer.toString(simulation.config().settings().intValue("min.insync.replicas"))
                : own;
    }

    private String highWatermark(TopicPartition about, List<String> words) {
        if (words.size() == 4) {
            return Long.toString(partition(words.getLast(), about).highWatermark());
        }
        int leader = image(about).leader();
        return leader < 0
                ? "none"
                : Long.toString(partition(Integer.toString(leader), about).highWatermark());
    }

    /// One line about a partition, as `status` tells it.
    String described(TopicPartition about) {
        return "%s: leader %s, epoch %s, isr %s, elr %s, high watermark %s"
                .formatted(
                        about,
                        value("leader", about),
                        value("epoch", about),
                        value("isr", about),
                        value("elr", about),
                        value("high watermark", about));
    }

    String described(SimBroker broker) {
        return "broker %d %s%s%s"
                .formatted(
                        broker.id(),
                        broker.state().name().toLowerCase(Locale.ROOT),
                        broker.isPaused() ? ", paused" : "",
                        broker.detail().isEmpty() ? "" : ": " + broker.detail());
    }

    MetadataImage newest() {
        return running()
                .map(Broker::image)
                .max(Comparator.comparingLong(MetadataImage::offset))
                .orElse(MetadataImage.EMPTY);
    }

    /// The quorum as whoever knows the newest epoch sees it.
    QuorumView quorum() {
        return running()
                .map(Broker::quorum)
                .max(
                        Comparator.comparingInt(QuorumView::epoch)
                                .thenComparingInt(QuorumView::leaderId))
                .orElse(new QuorumView(-1, 0, 0, 0, List.of()));
    }

    private Stream<Broker> running() {
        return simulation.brokers().stream().flatMap(b -> b.broker().stream());
    }

    int leader(TopicPartition about) {
        return image(about).leader();
    }

    Optional<PartitionImage> find(TopicPartition about) {
        return newest().partition(about.topic(), about.partition());
    }

    private PartitionImage image(TopicPartition about) {
        return find(about)
                .orElseThrow(() -> new IllegalArgumentException("There is no " + about + "."));
    }

    private SimBroker broker(String id) {
        if (!id.matches("\\d") || Integer.parseInt(id) >= simulation.brokers().size()) {
            throw new IllegalArgumentException("There is no broker " + id + ".");
        }
        return simulation.broker(Integer.parseInt(id));
    }

    private Partition partition(String id, TopicPartition about) {
        return broker(id)
                .broker()
                .flatMap(b -> b.partitions().find(about))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "Broker %s does not run, or holds no %s.".formatted(id, about)));
    }

    private static String number(int id) {
        return id < 0 ? "none" : Integer.toString(id);
    }

    private static String list(List<Integer> ids) {
        return ids.isEmpty()
                ? "none"
                : ids.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }
}
