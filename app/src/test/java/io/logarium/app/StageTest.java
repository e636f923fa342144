package io.logarium.app;

import static io.logarium.app.cluster.Boxed.until;

import io.logarium.app.shell.Screen;
import io.logarium.app.shell.Themes;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;

/// A test with one open window: shows it, finds what is in it, presses and types, and lets it go.
public abstract class StageTest extends FxTest {
    private static final int INSPECTOR_WIDTH = 300;

    protected Stage stage;

    /// Opens a window. On the JavaFX thread.
    protected void show(Scene scene) {
        Texts.language(Language.EN);
        stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    /// Opens a window with one screen and its inspector beside it. On the JavaFX thread.
    protected void show(Screen screen) {
        var row = new HBox(screen.node());
        HBox.setHgrow(screen.node(), Priority.ALWAYS);
        screen.inspector()
                .ifPresent(inspector -> {
                    var pane = new ScrollPane(inspector);
                    pane.setFitToWidth(true);
                    pane.setMinWidth(INSPECTOR_WIDTH);
                    pane.setMaxWidth(INSPECTOR_WIDTH);
                    row.getChildren().add(pane);
                });
        var scene = new Scene(row, 990, 960);
        Themes.style(scene, false);
        show(scene);
    }

    /// Calls with the time in milliseconds at each pulse, as the window does.
    protected static AnimationTimer pulsing(LongConsumer pulse) {
        var timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        pulse.accept(now / 1_000_000);
                    }
                };
        timer.start();
        return timer;
    }

    /// Closes the window; the next test finds the program's language as it was. On the JavaFX thread.
    protected void leave() {
        leave(stage);
        Texts.language(Language.EN);
    }

    /// What is drawn with this id.
    @SuppressWarnings("unchecked")
    protected <T extends Node> T node(String id) {
        return (T)
                found(id).stream()
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no node " + id));
    }

    protected boolean isThere(String id) {
        return ask(() -> !found(id).isEmpty());
    }

    /// All that has this id. On the JavaFX thread.
    protected Set<Node> found(String id) {
        return stage.getScene().getRoot().lookupAll("#" + id);
    }

    /// Waits until the button can be pressed, and presses it.
    protected void press(String id) {
        awaitNode(id);
        ask(() -> {
            this.<Button>node(id).fire();
            return true;
        });
        settle();
    }

    protected void type(String id, String text) {
        awaitNode(id);
        ask(() -> {
            this.<TextInputControl>node(id).setText(text);
            return true;
        });
        settle();
    }

    /// Waits for a node that is not disabled.
    protected void awaitNode(String id) {
        awaitNode(id, node -> !node.isDisabled());
    }

    protected void awaitNode(String id, Predicate<Node> state) {
        until(id, () -> ask(() -> found(id).stream().anyMatch(state)));
    }
}
