package io.logarium.app.history;

import io.logarium.engine.event.EngineEvent;

/// Which events a person is told of: reading, writing, committing and connecting go on all the time, and a person wants what
/// changed.
public final class Worth {
    private Worth() {}

    /// Whether it is worth telling.
    public static boolean telling(EngineEvent event) {
        return switch (event) {
            case EngineEvent.RecordsAppended _,
                    EngineEvent.RecordsFetched _,
                    EngineEvent.RecordsReplicated _,
                    EngineEvent.HighWatermarkMoved _,
                    EngineEvent.QuorumRoleChanged _,
                    EngineEvent.OffsetsCommitted _,
                    EngineEvent.ConnectionOpened _,
                    EngineEvent.ConnectionClosed _ ->
                    false;
            case EngineEvent.TopicCreated e -> !isInternal(e.topic());
            case EngineEvent.LeaderElected e -> !isInternal(e.topic()) && e.epoch() > 0;
            case EngineEvent.IsrChanged e -> !isInternal(e.topic());
            case EngineEvent.LogTruncated e -> !isInternal(e.topic());
            case EngineEvent.SegmentRolled e -> !isInternal(e.topic());
            case EngineEvent.SegmentDeleted e -> !isInternal(e.topic());
            case EngineEvent.LogStartMoved e -> !isInternal(e.topic());
            case EngineEvent.BrokerStarted _,
                    EngineEvent.BrokerFenced _,
                    EngineEvent.BrokerUnfenced _,
                    EngineEvent.ControllerElected _,
                    EngineEvent.BrokerStopped _,
                    EngineEvent.BrokerCrashed _,
                    EngineEvent.FaultBegan _,
                    EngineEvent.FaultEnded _,
                    EngineEvent.TopicDeleted _,
                    EngineEvent.PartitionsAdded _,
                    EngineEvent.ConfigChanged _,
                    EngineEvent.GroupChanged _,
                    EngineEvent.MemberJoined _,
                    EngineEvent.MemberLeft _,
                    EngineEvent.GroupDeleted _ ->
                    true;
        };
    }

    /// Whether a topic is Kafka's own.
    public static boolean isInternal(String topic) {
        return topic.startsWith("__");
    }
}
