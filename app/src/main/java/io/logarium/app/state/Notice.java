package io.logarium.app.state;

import java.util.List;

/// Something the user should know and that has no place on the screen: what happened, why, what to do.
///
/// @param why in Kafka's own words where there are any; may be empty
/// @param whatNow may be empty
/// @param details a stack trace or an answer word for word, shown on demand with Copy; may be empty
public record Notice(
        Level level,
        String what,
        String why,
        String whatNow,
        String details,
        List<Action> actions) {
    public Notice {
        actions = List.copyOf(actions);
    }

    /// How much it matters; each has its own icon.
    public enum Level {
        INFO,
        OK,
        WARN,
        BAD
    }

    /// A button: what it says and what it does, on the JavaFX thread.
    public record Action(String label, Runnable deed) {}

    public static Notice info(String what) {
        return new Notice(Level.INFO, what, "", "", "", List.of());
    }

    public static Notice ok(String what) {
        return new Notice(Level.OK, what, "", "", "", List.of());
    }

    public static Notice warn(String what, String why, String whatNow) {
        return new Notice(Level.WARN, what, why, whatNow, "", List.of());
    }

    public static Notice bad(String what, String why, String whatNow) {
        return new Notice(Level.BAD, what, why, whatNow, "", List.of());
    }

    public Notice withDetails(String text) {
        return new Notice(level, what, why, whatNow, text, actions);
    }

    public Notice withAction(String label, Runnable deed) {
        var more = new java.util.ArrayList<>(actions);
        more.add(new Action(label, deed));
        return new Notice(level, what, why, whatNow, details, more);
    }
}
