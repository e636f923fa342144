package io.logarium.app.cluster;

import java.util.List;
import java.util.Optional;

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
            List<GroupFacts> groups,
            Optional<QuorumFacts> quorum) {
        /// The quorum comes another way.
        Seen(
                long version,
                String clusterId,
                List<BrokerFacts> brokers,
                List<TopicFacts> topics,
                List<GroupFacts> groups) {
            this(version, clusterId, brokers, topics, groups, Optional.empty());
        }
    }
}
