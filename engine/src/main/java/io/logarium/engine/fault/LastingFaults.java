package io.logarium.engine.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The faults that last: a link from its cut until it is mended, a broker from its end until its start. Tells which of them a
/// further fault begins or ends. For one thread.
public final class LastingFaults {
    /// By what they are about; a link may be cut and slow at once.
    private final SortedMap<String, Fault> lasting = new TreeMap<>();

    /// What changes with a fault.
    ///
    /// @param ended each as the value that began it
    /// @param began at most one
    public record Change(List<Fault> ended, List<Fault> began) {
        public Change {
            ended = List.copyOf(ended);
            began = List.copyOf(began);
        }
    }

    /// Takes note of a fault that has just come about.
    public Change apply(Fault fault) {
        var ended = new ArrayList<Fault>();
        var began = new ArrayList<Fault>();
        if (fault instanceof Fault.Mend(int from, int to)) {
            end(about(new Fault.Cut(from, to)), ended);
            end(about(new Fault.Slow(from, to, 0)), ended);
        } else if (fault.mends()) {
            end(about(fault), ended);
        } else if (!fault.equals(lasting.get(about(fault)))) {
            end(about(fault), ended);
            lasting.put(about(fault), fault);
            began.add(fault);
        }
        return new Change(ended, began);
    }

    /// All is as it should be.
    public Change endAll() {
        var ended = List.copyOf(lasting.values());
        lasting.clear();
        return new Change(ended, List.of());
    }

    /// In the order of what they are about.
    public List<Fault> all() {
        return List.copyOf(lasting.values());
    }

    private void end(String about, List<Fault> ended) {
        var fault = lasting.remove(about);
        if (fault != null) {
            ended.add(fault);
        }
    }

    private static String about(Fault fault) {
        return switch (fault) {
            case Fault.Cut(int from, int to) -> "link %d %d cut".formatted(from, to);
            case Fault.Mend(int from, int to) -> "link %d %d cut".formatted(from, to);
            case Fault.Slow(int from, int to, long ignored) ->
                    "link %d %d slow".formatted(from, to);
            case Fault.DiskIs(int id, var ignored) -> "disk " + id;
            case Fault.SkewClock(int id, long ignored) -> "clock " + id;
            case Fault.Pause(int id) -> "broker " + id;
            case Fault.Resume(int id) -> "broker " + id;
            case Fault.Start(int id) -> "broker " + id;
            case Fault.Stop(int id) -> "broker " + id;
            case Fault.Kill(int id) -> "broker " + id;
            case Fault.PowerOff(int id) -> "broker " + id;
            case Fault.OnClient(var client, var ignored) -> "client " + client;
        };
    }
}
