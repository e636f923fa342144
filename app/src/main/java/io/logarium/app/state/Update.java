package io.logarium.app.state;

import java.util.ArrayList;
import java.util.List;

/// How the state changes. Pure: the same state and message always give the same next state.
public final class Update {
    /// More open notices than this hide the window; the oldest goes.
    private static final int MAX_NOTICES = 4;

    /// As many as the console keeps of what was typed.
    private static final int MAX_CLICKS = 200;

    private Update() {}

    public static Next update(AppState state, Msg msg) {
        var look = state.look();
        return switch (msg) {
            case Msg.Frame frame -> Next.of(frame(state, frame));
            case Msg.ScreenChosen(var id) -> kept(state, look.withScreen(id));
            case Msg.LanguageChosen(var language) -> kept(state, look.withLanguage(language));
            case Msg.ThemeChosen(var theme) -> kept(state, look.withTheme(theme));
            case Msg.SystemThemeChanged(var dark) -> Next.of(state.with(look.withSystemDark(dark)));
            case Msg.ScaleChosen(var percent) ->
                    kept(state, look.withComfort(look.comfort().withScale(percent)));
            case Msg.MotionChosen(var motion) ->
                    kept(state, look.withComfort(look.comfort().withMotion(motion)));
            case Msg.SystemMotionChanged(var reduced) ->
                    with(state, look.comfort().withSystemReducesMotion(reduced));
            case Msg.Presented(var presenting) ->
                    with(state, look.comfort().withPresenting(presenting));
            case Msg.InspectorShown(var open) -> kept(state, look.withInspectorOpen(open));
            case Msg.InspectorResized(var width) -> kept(state, look.withInspectorWidth(width));
            case Msg.SheetShown(var open) -> Next.of(state.with(look.withSheetOpen(open)));
            case Msg.StripShown(var open) -> kept(state, look.withStripOpen(open));
            case Msg.Selected(var selection) -> Next.of(state.with(selection));
            case Msg.Clicked(var click) -> Next.of(clicked(state, click));
            case Msg.NoticeRaised(var notice) -> Next.of(raised(state, notice));
            case Msg.NoticeClosed(var number) -> Next.of(closed(state, number));
            case Msg.TimeChosen(var past) -> Next.of(state.withPast(past));
            case Msg.LookedAt(var looked) ->
                    // What happened elsewhere is not told here.
                    Next.of(state.with(looked).with(Happenings.NONE).withLatest(List.of()));
            case Msg.HealthChanged(var health) -> Next.of(state.with(health));
        };
    }

    private static Next with(AppState state, Comfort comfort) {
        return Next.of(state.with(state.look().withComfort(comfort)));
    }

    private static Next kept(AppState state, Look look) {
        return look.equals(state.look())
                ? Next.of(state)
                : Next.of(state.with(look), new Effect.KeepLook(look));
    }

    private static AppState frame(AppState state, Msg.Frame frame) {
        return state.with(frame.health())
                .withLatest(frame.events())
                .with(
                        state.happenings()
                                .plus(frame.events(), frame.nowMs(), frame.droppedEvents()));
    }

    private static AppState clicked(AppState state, Click click) {
        var more = new ArrayList<>(state.clicks());
        more.add(click);
        return state.withClicks(
                List.copyOf(more.subList(Math.max(0, more.size() - MAX_CLICKS), more.size())));
    }

    private static AppState raised(AppState state, Notice notice) {
        var open = state.notices();
        if (open.stream().anyMatch(n -> n.notice().equals(notice))) {
            return state;
        }
        long number = open.isEmpty() ? 1 : open.getLast().number() + 1;
        var more = new ArrayList<>(open);
        more.add(new AppState.Numbered(number, notice));
        return state.withNotices(
                List.copyOf(more.subList(Math.max(0, more.size() - MAX_NOTICES), more.size())));
    }

    private static AppState closed(AppState state, long number) {
        return state.withNotices(
                state.notices().stream().filter(n -> n.number() != number).toList());
    }
}
