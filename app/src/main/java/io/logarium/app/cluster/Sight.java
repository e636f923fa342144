package io.logarium.app.cluster;

import java.util.List;

/// Where the facts of a view come from.
interface Sight {
    /// The newest facts. It may wait for brokers, at most a few seconds, and throws what a Kafka client throws.
    Seen look(long nowMs) throws Exception;

    /// What was seen.
    ///
    /// @param version equal versions mean equal contents
    record Seen(
            long version,
            String clusterId,
            List<BrokerFacts> brokers,
            List<TopicFacts> topics,
            List<GroupFacts> groups) {}
}
