package io.logarium.app.timemachine;

import io.logarium.app.history.Knob;
import io.logarium.app.incident.Incident;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.engine.fault.DiskState;
import io.logarium.engine.fault.Fault;

/// How an incident is called, in the language of now, and its colour.
public final class BlockWords {
    private BlockWords() {}

    /// A few words for a block: "Broker 2 killed".
    public static String name(Incident.What what) {
        return switch (what) {
            case Incident.Faults faults -> fault(faults);
            case Incident.Turn turn ->
                    turn.knob() == Knob.RATE
                            ? Texts.of("time.block.rate", turn.client(), Numbers.rate(turn.to()))
                            : Texts.of(
                                    turn.knob() == Knob.PAUSED
                                            ? "time.block.paused"
                                            : "time.block.hung",
                                    turn.client());
            case Incident.Line(var text) -> text;
        };
    }

    private static String fault(Incident.Faults faults) {
        var fault = faults.faults().getFirst();
        var key = "time.block." + fault.name().replace(' ', '.');
        return switch (fault) {
            case Fault.Cut(int from, int to) ->
                    Texts.of(key, id(from), faults.isBothWays() ? "–" : "→", id(to));
            case Fault.Slow(int from, int to, long ms) ->
                    Texts.of(key, id(from), faults.isBothWays() ? "–" : "→", id(to), id(ms));
            case Fault.OnClient(var client, var what) ->
                    Texts.of("time.block.client", client, what.toString());
            case Fault.DiskIs _, Fault.Pause _, Fault.Stop _, Fault.Kill _, Fault.PowerOff _ ->
                    Texts.of(key, id(fault.brokers().getFirst()));
            case Fault.SkewClock _, Fault.Mend _, Fault.Resume _, Fault.Start _ -> fault.toString();
        };
    }

    /// When and how long: "14:31:58.4, 12 s long".
    static String when(IncidentBlock block, long nowMs) {
        var incident = block.incident();
        var begin = Times.tenths(incident.beginMs());
        if (block.isPlan()) {
            long in = Math.max(0, incident.beginMs() - nowMs);
            return incident.what() instanceof Incident.Line
                    ? Texts.of("time.block.then-once", begin, Times.wholeSpan(in))
                    : Texts.of(
                            "time.block.then",
                            begin,
                            Times.wholeSpan(in),
                            Times.wholeSpan(incident.lengthMs(nowMs)));
        }
        var length = Times.wholeSpan(incident.lengthMs(nowMs));
        return incident.isOpen()
                ? Texts.of("time.block.lasts", begin, length)
                : Texts.of("time.block.was", begin, length);
    }

    static Tone tone(Incident.What what) {
        return switch (what) {
            case Incident.Turn turn -> turn.knob() == Knob.RATE ? Tone.PRODUCER : Tone.CONSUMER;
            case Incident.Line _ -> Tone.WARN;
            case Incident.Faults faults ->
                    switch (faults.faults().getFirst()) {
                        case Fault.Kill _, Fault.PowerOff _, Fault.Stop _, Fault.Cut _ -> Tone.BAD;
                        case Fault.DiskIs(_, var state) ->
                                state == DiskState.SLOW ? Tone.WARN : Tone.BAD;
                        default -> Tone.WARN;
                    };
        };
    }

    /// Ids are names: no grouped thousands.
    private static String id(long number) {
        return Long.toString(number);
    }
}
