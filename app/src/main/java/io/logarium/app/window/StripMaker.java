package io.logarium.app.window;

import io.logarium.app.shell.MainWindow;
import io.logarium.app.state.Store;
import io.logarium.app.timemachine.TimeMachine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Goes through the moments of a story, takes a picture of each, and comes back to where it was. JavaFX thread only.
final class StripMaker {
    /// Screens look a few times a second, so before that nothing of a moment need be there.
    private static final long LEAST_MS = 300;

    private static final long LOOK_MS = 100;

    /// What still changes then changes by itself.
    private static final long MOST_MS = 3_000;

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
    /// @param failed is told why there is none; the window shows again what it showed
    void make(Consumer<Image> done, Consumer<Exception> failed) {
        guarded(() -> next(done, failed), failed);
    }

    private void next(Consumer<Image> done, Consumer<Exception> failed) {
        if (pictures.size() == moments.size()) {
            back();
            done.accept(StoryStrip.join(moments, pictures, window.scene()));
            return;
        }
        time.lookAt(moments.get(pictures.size()).atMs());
        whenStill(
                Optional.empty(),
                0,
                picture ->
                        guarded(
                                () -> {
                                    pictures.add(picture);
                                    next(done, failed);
                                },
                                failed),
                e -> fail(e, failed));
    }

    /// Gives the picture of the screen as soon as it no longer changes.
    private void whenStill(
            Optional<Image> before, long waitedMs, Consumer<Image> then, Consumer<Exception> no) {
        long pauseMs = before.isEmpty() ? LEAST_MS : LOOK_MS;
        store.work(
                () -> {
                    Thread.sleep(pauseMs);
                    return pauseMs;
                },
                slept ->
                        guarded(
                                () -> {
                                    var now = window.pictureOfScreen();
                                    boolean still = before.filter(b -> isSame(b, now)).isPresent();
                                    if (still || waitedMs >= MOST_MS) {
                                        then.accept(now);
                                    } else {
                                        whenStill(Optional.of(now), waitedMs + slept, then, no);
                                    }
                                },
                                no),
                no);
    }

    private static boolean isSame(Image one, Image other) {
        int width = (int) one.getWidth();
        int height = (int) one.getHeight();
        return width == (int) other.getWidth()
                && height == (int) other.getHeight()
                && Arrays.equals(pixels(one, width, height), pixels(other, width, height));
    }

    private static int[] pixels(Image image, int width, int height) {
        var pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    private void guarded(Runnable step, Consumer<Exception> failed) {
        try {
            step.run();
        } catch (RuntimeException e) {
            fail(e, failed);
        }
    }

    private void fail(Exception why, Consumer<Exception> failed) {
        back();
        failed.accept(why);
    }

    private void back() {
        if (wasLive) {
            time.goLive();
        } else {
            time.lookAt(shownMs);
        }
    }
}
