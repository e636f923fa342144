package io.logarium.engine.node;

import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.quorum.RaftNode;
import java.util.Collection;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.message.DescribeQuorumRequestData;
import org.apache.kafka.common.message.DescribeQuorumResponseData;
import org.apache.kafka.common.message.DescribeQuorumResponseData.Listener;
import org.apache.kafka.common.message.DescribeQuorumResponseData.ListenerCollection;
import org.apache.kafka.common.message.DescribeQuorumResponseData.Node;
import org.apache.kafka.common.message.DescribeQuorumResponseData.PartitionData;
import org.apache.kafka.common.message.DescribeQuorumResponseData.ReplicaState;
import org.apache.kafka.common.message.DescribeQuorumResponseData.TopicData;
import org.apache.kafka.common.protocol.Errors;

/// DescribeQuorum as the leader of the quorum answers it (KIP-595, KIP-836): who votes, and how far each one's log reaches.
final class DescribeQuorumAnswer {
    /// From here on the answer names the voters' listeners (KIP-853).
    private static final short WITH_NODES = 2;

    private DescribeQuorumAnswer() {}

    /// @param version of the request
    /// @param leader the step function of this node, which leads
    /// @param controllers where the voters listen
    static DescribeQuorumResponseData of(
            DescribeQuorumRequestData request,
            short version,
            RaftNode leader,
            Collection<PeerAddress> controllers,
            long nowMs) {
        var response = new DescribeQuorumResponseData();
        for (var topic : request.topics()) {
            var data = new TopicData().setTopicName(topic.topicName());
            for (var partition : topic.partitions()) {
                boolean known =
                        topic.topicName().equals(Topic.CLUSTER_METADATA_TOPIC_NAME)
                                && partition.partitionIndex() == 0;
                data.partitions()
                        .add(
                                known
                                        ? described(leader, nowMs)
                                        : unknown(partition.partitionIndex()));
            }
            response.topics().add(data);
        }
        if (version >= WITH_NODES) {
            addNodes(response, controllers);
        }
        return response;
    }

    private static void addNodes(
            DescribeQuorumResponseData response, Collection<PeerAddress> controllers) {
        for (var at : controllers) {
            var listeners = new ListenerCollection();
            listeners.add(
                    new Listener()
                            .setName(ControllerEndpoint.LISTENER)
                            .setHost(at.host())
                            .setPort(at.port()));
            response.nodes().add(new Node().setNodeId(at.node()).setListeners(listeners));
        }
    }

    private static PartitionData described(RaftNode leader, long nowMs) {
        var data =
                new PartitionData()
                        .setLeaderId(leader.leader())
                        .setLeaderEpoch(leader.epoch())
                        .setHighWatermark(leader.highWatermark());
        for (var voter : leader.progress(nowMs)) {
            data.currentVoters()
                    .add(
                            new ReplicaState()
                                    .setReplicaId(voter.id())
                                    .setLogEndOffset(voter.endOffset())
                                    .setLastFetchTimestamp(voter.lastFetchMs())
                                    .setLastCaughtUpTimestamp(voter.lastCaughtUpMs()));
        }
        return data;
    }

    private static PartitionData unknown(int index) {
        return new PartitionData()
                .setPartitionIndex(index)
                .setErrorCode(Errors.UNKNOWN_TOPIC_OR_PARTITION.code())
                .setErrorMessage(Errors.UNKNOWN_TOPIC_OR_PARTITION.message());
    }
}
