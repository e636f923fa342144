package io.logarium.app.incident;

import io.logarium.app.history.Knob;
import io.logarium.engine.fault.ClientFault;
import io.logarium.engine.fault.DiskState;
import io.logarium.engine.fault.Fault;
import java.util.List;

/// One thing to do to bring an incident about, or to end it.
public sealed interface Deed {
    /// A line of the cluster's command grammar.
    record Say(String line) implements Deed {}

    /// A knob of a client of the lab.
    record Set(String client, Knob knob, double value) implements Deed {}

    /// What brings it about.
    static List<Deed> begin(Incident.What what) {
        return switch (what) {
            case Incident.Faults faults -> List.of(new Say(line(faults)));
            case Incident.Turn turn -> List.of(new Set(turn.client(), turn.knob(), turn.to()));
            case Incident.Line line -> List.of(new Say(line.text()));
        };
    }

    /// What ends it; nothing for what has no end of its own.
    static List<Deed> end(Incident.What what) {
        return switch (what) {
            case Incident.Faults faults -> List.of(new Say(line(mended(faults))));
            case Incident.Turn turn -> List.of(new Set(turn.client(), turn.knob(), turn.from()));
            case Incident.Line _ -> List.of();
        };
    }

    private static Incident.Faults mended(Incident.Faults faults) {
        return new Incident.Faults(faults.faults().stream().map(Deed::mended).toList());
    }

    private static Fault mended(Fault fault) {
        return switch (fault) {
            case Fault.Cut(int from, int to) -> new Fault.Mend(from, to);
            case Fault.Slow(int from, int to, _) -> new Fault.Slow(from, to, 0);
            case Fault.DiskIs(int id, _) -> new Fault.DiskIs(id, DiskState.OK);
            case Fault.Pause(int id) -> new Fault.Resume(id);
            case Fault.Stop(int id) -> new Fault.Start(id);
            case Fault.Kill(int id) -> new Fault.Start(id);
            case Fault.PowerOff(int id) -> new Fault.Start(id);
            case Fault.SkewClock(int id, _) -> new Fault.SkewClock(id, 0);
            case Fault.OnClient(var client, _) -> new Fault.OnClient(client, ClientFault.NONE);
            case Fault.Mend mend -> mend;
            case Fault.Resume resume -> resume;
            case Fault.Start start -> start;
        };
    }

    /// `cut 0 1` means both directions, `cut 0 1 one-way` one.
    private static String line(Incident.Faults faults) {
        var line = faults.faults().getFirst().toString();
        return faults.isBothWays() ? line.replaceFirst(" one-way$", "") : line;
    }
}
