package io.logarium.app.clustermap;

import io.logarium.app.cluster.Carried;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What goes over the wires at one moment, as a value.
///
/// @param members client ids that belong to a group, or did lately
record Traffic(Map<TrafficMeter.Way, Flow> flows, Set<String> members) {
    private static final Flow NOTHING = new Flow(0, false, 1);

    /// @param perSecond records
    /// @param band it is too fast for a dot a record
    /// @param partitions as many as are counted as one
    record Flow(double perSecond, boolean band, int partitions) {}

    /// As it was recorded.
    static Traffic of(List<Carried> carried, Set<String> members) {
        var flows = new LinkedHashMap<TrafficMeter.Way, Flow>();
        for (var each : carried) {
            flows.put(
                    new TrafficMeter.Way(
                            each.client(), each.writes(), each.topic(), each.partition()),
                    new Flow(each.perSecond(), each.band(), 1));
        }
        return new Traffic(flows, members);
    }

    /// To be recorded.
    List<Carried> carried() {
        return flows.entrySet().stream()
                .map(e ->
                        new Carried(
                                e.getKey().client(),
                                e.getKey().writes(),
                                e.getKey().topic(),
                                e.getKey().partition(),
                                Clients.rounded(e.getValue().perSecond()),
                                e.getValue().band()))
                .toList();
    }

    /// The ways on which something went lately.
    Set<TrafficMeter.Way> ways() {
        return flows.keySet();
    }

    Flow flow(TrafficMeter.Way way) {
        return flows.getOrDefault(way, NOTHING);
    }
}
