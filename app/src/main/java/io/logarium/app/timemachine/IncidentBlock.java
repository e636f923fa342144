package io.logarium.app.timemachine;

import io.logarium.app.incident.Incident;
import java.util.OptionalInt;

/// An incident as it lies on the ruler.
///
/// @param id the same as long as it lies there
/// @param plan number of the plan, for one that is to happen
record IncidentBlock(String id, Incident incident, OptionalInt plan) {
    static IncidentBlock of(Incident incident) {
        return new IncidentBlock(incident.id(), incident, OptionalInt.empty());
    }

    static IncidentBlock planned(int number, Incident incident) {
        return new IncidentBlock("plan " + number, incident, OptionalInt.of(number));
    }

    boolean isPlan() {
        return plan.isPresent();
    }
}
