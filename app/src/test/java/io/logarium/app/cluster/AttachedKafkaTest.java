package io.logarium.app.cluster;

import static io.logarium.app.cluster.Boxed.done;
import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.ClusterView.Contact;
import io.logarium.app.history.Recorder;
import io.logarium.app.history.Recording;
import io.logarium.engine.conformance.ReferenceKafka;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A real Apache Kafka 4.3.1 of three nodes, attached.
@Tag("clients")
class AttachedKafkaTest {
    @Test
    void itsTopicsAndBrokersAreSeenAKillIsToldAndItsUnknownsStayUnknown() throws Exception {
        try (var kafka = ReferenceKafka.start(3, Map.of());
                var hand = new BundledCluster(kafka.bootstrap(), Optional.empty());
                var attached = done(AttachedCluster.attach(kafka.bootstrap()));
                var recorder = new Recorder(attached, System::currentTimeMillis, new Recording())) {
            recorder.start();
            done(hand.client().createTopic(new NewTopicPlan("orders", 3, 3, Map.of()), false));
            done(hand.client().send(Boxed.record("orders", Payload.text("k"), Payload.text("v"))));
            until(
                    "the record",
                    () ->
                            attached.view()
                                    .topic("orders")
                                    .filter(t -> t.records().orElse(0) == 1)
                                    .isPresent());
            var partition = attached.view().topic("orders").orElseThrow().partitions().getFirst();
            assertThat(partition.isr()).hasSize(3);
            assertThat(partition.logEnd()).isEmpty();
            assertThat(partition.leaderEpoch()).isEmpty();
            until("sizes", () -> partition0(attached).states().getFirst().sizeBytes().isPresent());

            kafka.kill(0);

            until(
                    "broker 0 gone",
                    () -> attached.view().broker(0).filter(b -> !b.up()).isPresent());
            until("others that lead", () -> partition0(attached).leader().orElse(0) != 0);
            assertThat(attached.view().contact()).isInstanceOf(Contact.Answering.class);
            until(
                    "its lines",
                    () ->
                            recorder.timeline().happenings().stream()
                                    .map(Object::toString)
                                    .anyMatch(h ->
                                            h.contains("BrokerFenced") && h.contains("broker=0")));
        }
    }

    private static PartitionFacts partition0(AttachedCluster attached) {
        return attached.view().topic("orders").orElseThrow().partitions().getFirst();
    }
}
