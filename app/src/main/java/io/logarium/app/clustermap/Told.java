package io.logarium.app.clustermap;

import io.logarium.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What was told lately, sorted by what it is about; newest first.
///
/// @param events newest last
record Told(List<EngineEvent> events) {
    static final int ALL = -1;
    private static final int MOST = 5;

    List<EngineEvent> all() {
        return newest(_ -> true);
    }

    List<EngineEvent> ofBroker(int broker) {
        return newest(e -> concerns(e, broker));
    }

    /// @param partition [#ALL] for each of the topic
    List<EngineEvent> of(String topic, int partition) {
        return newest(e -> concerns(e, topic, partition));
    }

    List<EngineEvent> ofGroup(String id) {
        return newest(e ->
                switch (e) {
                    case EngineEvent.GroupChanged g -> g.group().equals(id);
                    case EngineEvent.MemberJoined g -> g.group().equals(id);
                    case EngineEvent.MemberLeft g -> g.group().equals(id);
                    default -> false;
                });
    }

    private List<EngineEvent> newest(Predicate<EngineEvent> wanted) {
        var found = new ArrayList<EngineEvent>();
        for (int i = events.size() - 1; i >= 0 && found.size() < MOST; i--) {
            if (wanted.test(events.get(i))) {
                found.add(events.get(i));
            }
        }
        return found;
    }

    private static boolean concerns(EngineEvent event, int broker) {
        return switch (event) {
            case EngineEvent.BrokerStarted e -> e.broker() == broker;
            case EngineEvent.BrokerStopped e -> e.broker() == broker;
            case EngineEvent.BrokerCrashed e -> e.broker() == broker;
            case EngineEvent.FaultBegan e -> e.fault().brokers().contains(broker);
            case EngineEvent.FaultEnded e -> e.fault().brokers().contains(broker);
            case EngineEvent.LeaderElected e -> e.leader() == broker;
            case EngineEvent.IsrChanged e -> e.from().contains(broker) != e.to().contains(broker);
            default -> false;
        };
    }

    private static boolean concerns(EngineEvent event, String topic, int partition) {
        return switch (event) {
            case EngineEvent.LeaderElected e -> is(e.topic(), e.partition(), topic, partition);
            case EngineEvent.IsrChanged e -> is(e.topic(), e.partition(), topic, partition);
            case EngineEvent.SegmentRolled e -> is(e.topic(), e.partition(), topic, partition);
            case EngineEvent.TopicCreated e -> e.topic().equals(topic);
            default -> false;
        };
    }

    private static boolean is(String topic, int index, String wanted, int wantedIndex) {
        return topic.equals(wanted) && (wantedIndex < 0 || index == wantedIndex);
    }
}
