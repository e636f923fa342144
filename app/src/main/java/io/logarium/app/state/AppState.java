package io.logarium.app.state;

import io.logarium.engine.event.EngineEvent;
import java.util.List;
import java.util.OptionalLong;

/// All that the window shares between its parts; a screen's own forms keep what only they need.
///
/// @param clicks what was done by clicks, newest last
/// @param latest all events of the newest frame, also those that are not worth telling
/// @param past the moment that all screens show, milliseconds since the epoch; empty while they show what is
/// @param looked which cluster all screens show
/// @param notices newest last, each with the number by which it is closed
public record AppState(
        Look look,
        ClusterHealth health,
        Selection selection,
        Happenings happenings,
        List<EngineEvent> latest,
        List<Click> clicks,
        List<Numbered> notices,
        OptionalLong past,
        Looked looked) {
    public AppState {
        latest = List.copyOf(latest);
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
                List.of(),
                List.of(),
                OptionalLong.empty(),
                new Looked.Box());
    }

    AppState with(Look newLook) {
        return new AppState(
                newLook, health, selection, happenings, latest, clicks, notices, past, looked);
    }

    AppState with(ClusterHealth newHealth) {
        return new AppState(
                look, newHealth, selection, happenings, latest, clicks, notices, past, looked);
    }

    AppState with(Selection newSelection) {
        return new AppState(
                look, health, newSelection, happenings, latest, clicks, notices, past, looked);
    }

    AppState with(Happenings newHappenings) {
        return new AppState(
                look, health, selection, newHappenings, latest, clicks, notices, past, looked);
    }

    AppState withLatest(List<EngineEvent> events) {
        return new AppState(
                look, health, selection, happenings, events, clicks, notices, past, looked);
    }

    AppState withNotices(List<Numbered> newNotices) {
        return new AppState(
                look, health, selection, happenings, latest, clicks, newNotices, past, looked);
    }

    AppState withClicks(List<Click> newClicks) {
        return new AppState(
                look, health, selection, happenings, latest, newClicks, notices, past, looked);
    }

    AppState withPast(OptionalLong newPast) {
        return new AppState(
                look, health, selection, happenings, latest, clicks, notices, newPast, looked);
    }

    AppState with(Looked newLooked) {
        return new AppState(
                look, health, selection, happenings, latest, clicks, notices, past, newLooked);
    }
}
