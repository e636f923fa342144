package io.logarium.engine.event;

import io.logarium.engine.fault.Fault;
import java.util.List;

/// Something that just happened in the engine, told in the field's terms. Text for people is made elsewhere.
public sealed interface EngineEvent {
    /// Milliseconds since the epoch.
    long atMs();

    record BrokerStarted(long atMs, int broker, String address) implements EngineEvent {}

    record BrokerStopped(long atMs, int broker) implements EngineEvent {}

    record BrokerCrashed(long atMs, int broker, String why) implements EngineEvent {}

    /// Nothing was heard of a broker for its session time-out, or it stops: others take over what it led.
    record BrokerFenced(long atMs, int broker) implements EngineEvent {}

    /// A broker takes part (again).
    record BrokerUnfenced(long atMs, int broker) implements EngineEvent {}

    /// A node leads the quorum and decides from now on.
    record ControllerElected(long atMs, int controller, int epoch) implements EngineEvent {}

    /// A voter of the quorum has another role, epoch or leader.
    ///
    /// @param role by Kafka's name: `Unattached`, `Prospective`, `Candidate`, `Follower`, `Leader`, `Resigned`
    /// @param leader -1 while the voter knows none
    record QuorumRoleChanged(long atMs, int node, String role, int epoch, int leader)
            implements EngineEvent {}

    /// Something goes wrong from now on, because somebody wanted it so. A fault that takes the place of another on the same
    /// link, disk, clock, client or broker's life ends that one first.
    record FaultBegan(long atMs, Fault fault) implements EngineEvent {}

    /// A fault is over.
    ///
    /// @param fault the value that it began with
    record FaultEnded(long atMs, Fault fault) implements EngineEvent {}

    record TopicCreated(long atMs, String topic, int partitions, int replicationFactor)
            implements EngineEvent {}

    record TopicDeleted(long atMs, String topic) implements EngineEvent {}

    record PartitionsAdded(long atMs, String topic, int from, int to) implements EngineEvent {}

    record ConfigChanged(long atMs, String resource, String key, String value)
            implements EngineEvent {}

    record LeaderElected(long atMs, String topic, int partition, int leader, int epoch)
            implements EngineEvent {}

    record IsrChanged(long atMs, String topic, int partition, List<Integer> from, List<Integer> to)
            implements EngineEvent {
        public IsrChanged {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /// A leader took records in; one event a batch.
    record RecordsAppended(
            long atMs,
            String topic,
            int partition,
            long firstOffset,
            int count,
            int bytes,
            String clientId)
            implements EngineEvent {}

    /// A reader got records; one event a partition of an answer.
    record RecordsFetched(
            long atMs, String topic, int partition, long fromOffset, int bytes, String clientId)
            implements EngineEvent {}

    /// A follower got records from its leader; one event a partition of an answer.
    record RecordsReplicated(
            long atMs,
            String topic,
            int partition,
            int leader,
            int follower,
            long fromOffset,
            int bytes)
            implements EngineEvent {}

    /// Everything below an offset is committed; at most one event a partition and turn of its leader.
    record HighWatermarkMoved(long atMs, String topic, int partition, int leader, long offset)
            implements EngineEvent {}

    /// A replica dropped the end of its log, because its leader has another history.
    ///
    /// @param from where its log ended
    /// @param to where it ends now
    record LogTruncated(long atMs, String topic, int partition, int broker, long from, long to)
            implements EngineEvent {}

    record SegmentRolled(long atMs, String topic, int partition, long baseOffset, String why)
            implements EngineEvent {}

    record SegmentDeleted(long atMs, String topic, int partition, long baseOffset, String why)
            implements EngineEvent {}

    record LogStartMoved(long atMs, String topic, int partition, long offset)
            implements EngineEvent {}

    record GroupChanged(long atMs, String group, String from, String to, int generation, String why)
            implements EngineEvent {}

    record MemberJoined(long atMs, String group, String member, String clientId, String host)
            implements EngineEvent {}

    record MemberLeft(long atMs, String group, String member, String clientId, String why)
            implements EngineEvent {}

    record OffsetsCommitted(long atMs, String group, String topic, int partition, long offset)
            implements EngineEvent {}

    record GroupDeleted(long atMs, String group) implements EngineEvent {}

    record ConnectionOpened(long atMs, int broker, long connection, String host, int port)
            implements EngineEvent {}

    record ConnectionClosed(long atMs, int broker, long connection, String clientId, String why)
            implements EngineEvent {}
}
