package io.logarium.app.state;

import io.logarium.app.text.Language;
import io.logarium.engine.event.EngineEvent;
import java.util.List;
import java.util.OptionalLong;

/// Something that happened to the window. The store hands it to [Update]; nothing else changes the state.
public sealed interface Msg {
    /// What is new since the last frame; comes at most ten times a second.
    ///
    /// @param droppedEvents how many events nobody came for in time, since the start
    record Frame(long nowMs, ClusterHealth health, List<EngineEvent> events, long droppedEvents)
            implements Msg {
        public Frame {
            events = List.copyOf(events);
        }
    }

    record ScreenChosen(String id) implements Msg {}

    record LanguageChosen(Language language) implements Msg {}

    record ThemeChosen(ThemeChoice theme) implements Msg {}

    /// The desktop has become dark or light.
    record SystemThemeChanged(boolean dark) implements Msg {}

    /// Everything is so many percent of its size in the designs.
    record ScaleChosen(int percent) implements Msg {}

    record MotionChosen(MotionChoice motion) implements Msg {}

    /// The desktop wants less or as much motion as there is.
    record SystemMotionChanged(boolean reduced) implements Msg {}

    /// The window is shown to a room from now on, or no longer.
    record Presented(boolean presenting) implements Msg {}

    record InspectorShown(boolean open) implements Msg {}

    record InspectorResized(double width) implements Msg {}

    /// The inspector as a sheet over the diagram, where the window is narrow.
    record SheetShown(boolean open) implements Msg {}

    record StripShown(boolean open) implements Msg {}

    /// A topic, partition or group was picked.
    record Selected(Selection selection) implements Msg {}

    /// Something was done by a click and is told in the console.
    record Clicked(Click click) implements Msg {}

    record NoticeRaised(Notice notice) implements Msg {}

    record NoticeClosed(long number) implements Msg {}

    /// All screens show this moment from now on; with empty what is.
    record TimeChosen(OptionalLong past) implements Msg {}

    /// All screens show another cluster from now on.
    record LookedAt(Looked looked) implements Msg {}

    /// The cluster starts, could not start, or is gone.
    record HealthChanged(ClusterHealth health) implements Msg {}
}
