package io.logarium.app.state;

import java.util.List;

/// All that the window shares between its parts; a screen's own forms keep what only they need.
///
/// @param clicks what was done by clicks, newest last
/// @param notices newest last, each with the number by which it is closed
public record AppState(
        Look look,
        ClusterHealth health,
        Selection selection,
        Happenings happenings,
        List<Click> clicks,
        List<Numbered> notices) {
    public AppState {
        clicks = List.copyOf(clicks);
        notices = List.copyOf(notices);
    }

    /// A notice that is open.
    public record Numbered(long number, Notice notice) {}

    public static AppState first(Look look) {
        return new AppState(
                look,
                new ClusterHealth.Starting(),
                Selection.NOTHING,
                Happenings.NONE,
                List.of(),
                List.of());
    }

    AppState with(Look newLook) {
        return new AppState(newLook, health, selection, happenings, clicks, notices);
    }

    AppState with(ClusterHealth newHealth) {
        return new AppState(look, newHealth, selection, happenings, clicks, notices);
    }

    AppState with(Selection newSelection) {
        return new AppState(look, health, newSelection, happenings, clicks, notices);
    }

    AppState with(Happenings newHappenings) {
        return new AppState(look, health, selection, newHappenings, clicks, notices);
    }

    AppState withNotices(List<Numbered> newNotices) {
        return new AppState(look, health, selection, happenings, clicks, newNotices);
    }

    AppState withClicks(List<Click> newClicks) {
        return new AppState(look, health, selection, happenings, newClicks, notices);
    }
}
