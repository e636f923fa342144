package io.logarium.app.shell;

import io.logarium.app.picture.Tone;
import io.logarium.app.text.Texts;
import io.logarium.engine.fault.ClientFault;
import io.logarium.engine.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/// Tells of faults that begin and end in the language of now.
public final class FaultNarrator {
    private FaultNarrator() {}

    /// A fault that begins.
    public static Narration began(Fault fault) {
        return bad(Texts.of("events.fault." + key(fault), words(fault).toArray()));
    }

    /// A fault that is over.
    ///
    /// @param fault the value that it began with
    public static Narration ended(Fault fault) {
        return good(Texts.of("events.over." + key(fault), names(fault).toArray()));
    }

    /// The same fault began in both directions of a link at once; any other is told as [#began].
    public static Narration beganBothWays(Fault fault) {
        return switch (fault) {
            case Fault.Cut _, Fault.Slow _ ->
                    bad(Texts.of("events.fault.both." + key(fault), words(fault).toArray()));
            default -> began(fault);
        };
    }

    /// The same fault is over in both directions of a link at once; any other is told as [#ended].
    public static Narration endedBothWays(Fault fault) {
        return switch (fault) {
            case Fault.Cut _, Fault.Slow _ ->
                    good(Texts.of("events.over.both." + key(fault), names(fault).toArray()));
            default -> ended(fault);
        };
    }

    private static Narration bad(String text) {
        return new Narration(MaterialDesignF.FLASH, Tone.BAD, text);
    }

    private static Narration good(String text) {
        return new Narration(MaterialDesignW.WRENCH_OUTLINE, Tone.OK, text);
    }

    private static String key(Fault fault) {
        return fault.name().replace(' ', '.');
    }

    /// Whom it is about; ids are names, so no grouped thousands.
    private static List<Object> names(Fault fault) {
        return fault instanceof Fault.OnClient(var client, _)
                ? List.of(client)
                : fault.brokers().stream().<Object>map(id -> Integer.toString(id)).toList();
    }

    /// Whom it is about, and how much it is.
    private static List<Object> words(Fault fault) {
        var words = new ArrayList<>(names(fault));
        switch (fault) {
            case Fault.Slow(_, _, var ms) -> words.add(ms);
            case Fault.SkewClock(_, var ms) -> words.add(ms);
            case Fault.OnClient(_, var what) -> {
                words.add(Math.round(what.share() * 100));
                switch (what.action()) {
                    case ClientFault.Answer(var error) -> words.add(error.name());
                    case ClientFault.Delay(var ms) -> words.add(ms);
                    case ClientFault.Drop _, ClientFault.Close _ -> {}
                }
            }
            default -> {}
        }
        return words;
    }
}
