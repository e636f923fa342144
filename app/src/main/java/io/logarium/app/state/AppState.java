package io.logarium.app.state;

import java.util.List;

/// All that the window shares between its parts; a screen's own forms keep what only they need.
///
/// @param notices newest last, each with the number by which it is closed
public record AppState(
        Look look,
        ClusterHealth health,
        Selection selection,
        Happenings happenings,
        List<Numbered> notices) {
    public AppState {
        notices = List.copyOf(notices);
    }

    /// A notice that is open.
    public record Numbered(long number, Notice notice) {}

    public static AppState first(Look look) {
        return new AppState(
                look, new ClusterHealth.Starting(), Selection.NOTHING, Happenings.NONE, List.of());
    }

    AppState with(Look newLook) {
        return new AppState(newLook, health, selection, happenings, notices);
    }

    AppState with(ClusterHealth newHealth) {
        return new AppState(look, newHealth, selection, happenings, notices);
    }

    AppState with(Selection newSelection) {
        return new AppState(look, health, newSelection, happenings, notices);
    }

    AppState with(Happenings newHappenings) {
        return new AppState(look, health, selection, newHappenings, notices);
    }

    AppState with(List<Numbered> newNotices) {
        return new AppState(look, health, selection, happenings, newNotices);
    }
}
