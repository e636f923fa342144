package io.logarium.engine.group;

import io.logarium.engine.view.GroupView.OwnedView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.internals.ConsumerProtocol;

/// What consumers say to each other through the coordinator. To the coordinator these are bytes of strangers, so they may be
/// anything; Connect and Schema Registry send other things under other protocol types.
final class ConsumerMetadata {
    /// The protocol type of consumers.
    static final String PROTOCOL_TYPE = ConsumerProtocol.PROTOCOL_TYPE;

    private ConsumerMetadata() {}

    /// The topics that a consumer subscribes to; empty when the bytes say something else.
    static Optional<List<String>> topics(Bytes subscription) {
        try {
            var read =
                    ConsumerProtocol.deserializeConsumerProtocolSubscription(
                            ByteBuffer.wrap(subscription.array()));
            return Optional.of(List.copyOf(read.topics()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /// The partitions that a consumer was given; none when the bytes say something else.
    static List<OwnedView> owned(Bytes assignment) {
        if (assignment.size() == 0) {
            return List.of();
        }
        try {
            var read =
                    ConsumerProtocol.deserializeConsumerProtocolAssignment(
                            ByteBuffer.wrap(assignment.array()));
            var owned = new ArrayList<OwnedView>();
            for (var topic : read.assignedPartitions()) {
                owned.add(new OwnedView(topic.topic(), topic.partitions()));
            }
            return owned;
        } catch (RuntimeException e) {
            return List.of();
        }
    }
}
