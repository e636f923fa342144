package io.logarium.app.pictures;

import io.logarium.app.picture.Fonts;
import io.logarium.app.picture.Png;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.shell.Pulse;
import io.logarium.app.state.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/// The window without a display: its scene lives and beats, only that no stage shows it but the camera sees it. (A stage without
/// a display cannot be larger than 1000 pixels.)
final class Studio implements AutoCloseable {
    private static final long LIMIT_MS = 60_000;
    private static final long LOOK_EVERY_MS = 100;

    /// Looks until a picture no longer changes by itself.
    private static final int SETTLING = 6;

    private final Scene scene;
    private final Pulse pulse;

    private Studio(Scene scene, Pulse pulse) {
        this.scene = scene;
        this.pulse = pulse;
    }

    /// Starts JavaFX without a display. The properties count only before the toolkit is loaded.
    static void startToolkit() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        call(() -> {
            Fonts.load();
            return true;
        });
    }

    /// Opens the window and starts its pulse.
    ///
    /// @param make builds the window, on the JavaFX thread
    static Studio open(Store store, Callable<MainWindow> make) {
        return call(() -> {
            var window = make.call();
            var pulse = new Pulse(store, window, System::currentTimeMillis);
            pulse.start();
            return new Studio(window.scene(), pulse);
        });
    }

    Pulse pulse() {
        return pulse;
    }

    /// Does something in the window.
    void act(Runnable action) {
        call(() -> {
            action.run();
            return true;
        });
    }

    /// Waits until the condition holds, asked on the JavaFX thread.
    ///
    /// @param what is waited for, told when it does not come
    void await(String what, BooleanSupplier condition) {
        for (long waited = 0; waited < LIMIT_MS; waited += LOOK_EVERY_MS) {
            layOut();
            if (call(condition::getAsBoolean)) {
                return;
            }
            pause(LOOK_EVERY_MS);
        }
        throw new IllegalStateException("For the pictures this was waited for too long: " + what);
    }

    /// Takes a picture after things have settled.
    void shoot(Path file) throws IOException {
        for (int i = 0; i < SETTLING; i++) {
            layOut();
            pause(LOOK_EVERY_MS);
        }
        // Once for nothing: what a first picture has lost is in the second one.
        call(this::picture);
        Files.write(file, call(() -> Png.encode(picture())));
    }

    /// In one go: a beat in between would change some parts of the picture and not others.
    private WritableImage picture() {
        renew();
        layOutNow();
        return scene.snapshot(null);
    }

    /// Hangs all nodes in anew. A scene without a stage loses some of what has changed since its last picture; whatever is new in it
    /// is drawn for sure.
    private void renew() {
        var root = scene.getRoot();
        scene.setRoot(new Group());
        scene.setRoot(root);
    }

    /// What a stage would make happen in each frame.
    private void layOut() {
        act(this::layOutNow);
    }

    private void layOutNow() {
        scene.getRoot().applyCss();
        layOutAnew(scene.getRoot());
        scene.getRoot().layout();
    }

    /// Without a stage's frames a wish for a new layout may get stuck half way up to the root.
    private static void layOutAnew(Parent parent) {
        parent.requestLayout();
        for (var child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Parent below) {
                layOutAnew(below);
            }
        }
    }

    @Override
    public void close() {
        act(pulse::stop);
    }

    static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static <T> T call(Callable<T> work) {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(LIMIT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a picture could not be arranged", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
