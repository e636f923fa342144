package io.logarium.app.window;

import io.logarium.app.shell.MainWindow;
import io.logarium.app.state.Store;
import io.logarium.app.timemachine.TimeMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/// Goes through the moments of a story, takes a picture of each, and comes back to where it was. JavaFX thread only.
final class StripMaker {
    /// Until a moment is shown whole: screens look a few times a second.
    private static final long SETTLES_MS = 700;

    private final Store store;
    private final MainWindow window;
    private final TimeMachine time;
    private final List<StoryStrip.Moment> moments;
    private final boolean wasLive;
    private final long shownMs;
    private final List<Image> pictures = new ArrayList<>();

    StripMaker(Store store, MainWindow window, TimeMachine time) {
        this.store = store;
        this.window = window;
        this.time = time;
        wasLive = store.state().past().isEmpty();
        shownMs = store.state().past().orElse(time.timeline().untilMs());
        moments = StoryStrip.moments(time.told(), time.timeline().fromMs(), shownMs);
    }

    /// Whether there is a story to tell.
    boolean hasStory() {
        return !moments.isEmpty();
    }

    /// @param done gets the whole strip
    void make(Consumer<Image> done) {
        if (pictures.size() == moments.size()) {
            if (wasLive) {
                time.goLive();
            } else {
                time.lookAt(shownMs);
            }
            done.accept(StoryStrip.join(moments, pictures, window.scene()));
            return;
        }
        time.lookAt(moments.get(pictures.size()).atMs());
        store.work(
                () -> {
                    Thread.sleep(SETTLES_MS);
                    return true;
                },
                _ -> {
                    pictures.add(window.pictureOfScreen());
                    make(done);
                },
                _ -> {});
    }
}
