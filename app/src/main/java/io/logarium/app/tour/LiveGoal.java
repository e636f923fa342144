package io.logarium.app.tour;

import io.logarium.app.lesson.GoalWatch;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.state.Store;
import java.util.List;
import java.util.Map;

/// A goal that is looked for on the running cluster until it is reached or given up.
final class LiveGoal {
    private static final int ASK_EVERY = 4;

    private final Store store;
    private final Live live;
    private final Lesson lesson;
    private final GoalWatch watch;
    private Map<String, Integer> minInSync = Map.of();
    private int looks;

    /// @param lesson one with a goal
    LiveGoal(Store store, Live live, Lesson lesson) {
        this.store = store;
        this.live = live;
        this.lesson = lesson;
        watch = new GoalWatch(lesson.goal().orElseThrow());
    }

    Lesson lesson() {
        return lesson;
    }

    /// Looks at the cluster of now; settings of topics are asked for at every fourth look. While the past is shown nothing is judged.
    void look() {
        if (store.state().past().isPresent()) {
            return;
        }
        if (looks++ % ASK_EVERY == 0 && !watch.topicsAskedFor().isEmpty()) {
            var topics = watch.topicsAskedFor();
            store.work(() -> live.minInSync(topics), found -> minInSync = found, _ -> {});
        }
        watch.see(new GoalWatch.Moment(live.view(), minInSync));
    }

    List<GoalWatch.State> states() {
        return watch.states();
    }

    boolean isReached() {
        return watch.isReached();
    }
}
