package io.logarium.app.state;

import io.logarium.app.history.Worth;
import io.logarium.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.List;

/// What happened lately: the events worth telling, and records written in each second. Bounded.
///
/// @param told newest last
/// @param perSecond records written, one number a second, the last one is the second of `untilMs`
/// @param fromMs when the history starts
/// @param untilMs the newest moment it knows
/// @param dropped events that nobody came for in time
public record Happenings(
        List<EngineEvent> told, List<Integer> perSecond, long fromMs, long untilMs, long dropped) {
    /// Enough for an hour of clicks; older ones fall off.
    public static final int MAX_TOLD = 500;

    /// Ten minutes.
    public static final int MAX_SECONDS = 600;

    public static final Happenings NONE = new Happenings(List.of(), List.of(), 0, 0, 0);

    public Happenings {
        told = List.copyOf(told);
        perSecond = List.copyOf(perSecond);
    }

    /// The same with what a frame brought.
    Happenings plus(List<EngineEvent> events, long nowMs, long newDropped) {
        long from = fromMs == 0 ? nowMs : fromMs;
        var seconds = new ArrayList<>(perSecond);
        long second = nowMs / 1_000;
        long lastSecond = seconds.isEmpty() ? second - 1 : untilMs / 1_000;
        for (long s = Math.max(lastSecond + 1, second - MAX_SECONDS + 1); s <= second; s++) {
            seconds.add(0);
        }
        var news = new ArrayList<EngineEvent>();
        for (var event : events) {
            if (event instanceof EngineEvent.RecordsAppended appended) {
                int index = (int) (seconds.size() - 1 - (second - appended.atMs() / 1_000));
                if (index >= 0 && !Worth.isInternal(appended.topic())) {
                    int at = Math.min(index, seconds.size() - 1);
                    seconds.set(at, seconds.get(at) + appended.count());
                }
            } else if (Worth.telling(event)) {
                news.add(event);
            }
        }
        return new Happenings(
                newest(joined(news), MAX_TOLD),
                newest(seconds, MAX_SECONDS),
                from,
                Math.max(nowMs, untilMs),
                newDropped);
    }

    private List<EngineEvent> joined(List<EngineEvent> news) {
        if (news.isEmpty()) {
            return told;
        }
        var all = new ArrayList<>(told);
        all.addAll(news);
        return all;
    }

    private static <T> List<T> newest(List<T> all, int most) {
        return all.size() <= most ? all : all.subList(all.size() - most, all.size());
    }
}
