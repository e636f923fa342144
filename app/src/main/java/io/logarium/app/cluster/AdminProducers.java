package io.logarium.app.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;

/// Asks who writes to a partition: DescribeProducers, which needs READ on the topic.
final class AdminProducers {
    private AdminProducers() {}

    static List<ProducerFacts> of(Admin admin, TopicPartition place) throws Exception {
        var told = admin.describeProducers(List.of(place)).partitionResult(place);
        return KafkaClusterClient.answer(told).activeProducers().stream()
                .sorted(
                        Comparator.comparingLong(ProducerState::lastTimestamp)
                                .reversed()
                                .thenComparingLong(ProducerState::producerId))
                .map(AdminProducers::facts)
                .toList();
    }

    /// Kafka says -1 where it knows nothing.
    private static ProducerFacts facts(ProducerState state) {
        return new ProducerFacts(
                state.producerId(),
                state.producerEpoch(),
                state.lastSequence() < 0
                        ? OptionalInt.empty()
                        : OptionalInt.of(state.lastSequence()),
                state.lastTimestamp() < 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(state.lastTimestamp()),
                state.currentTransactionStartOffset());
    }
}
