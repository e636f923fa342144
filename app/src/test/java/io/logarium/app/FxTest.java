package io.logarium.app;

import io.logarium.app.picture.Fonts;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// What all tests with real nodes share: the headless toolkit, with our fonts loaded before any text is set.
public abstract class FxTest {
    private static boolean started;

    protected final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startToolkit() throws Exception {
        synchronized (FxTest.class) {
            if (!started) {
                FxToolkit.registerPrimaryStage();
                fx(() -> {
                    Fonts.load();
                    return true;
                });
                started = true;
            }
        }
    }

    /// Runs on the JavaFX thread and waits for the result.
    protected static <T> T fx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(30, TimeUnit.SECONDS);
    }

    /// As [#fx], for a question that cannot fail but by a fault of the test.
    protected static <T> T ask(Callable<T> question) {
        try {
            return fx(question);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// Closes a window and takes its picture out of it: the headless toolkit remembers each window that was ever active, and with
    /// it all that is drawn in it and stands behind it. On the JavaFX thread.
    protected static void leave(Stage stage) {
        stage.close();
        stage.setScene(null);
    }

    /// Waits until the JavaFX thread has done all that was asked of it.
    protected static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }
}
