package io.logarium.app.shell;

import java.util.Optional;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// How keys are written and heard.
public final class Keys {
    private Keys() {}

    /// `Shortcut+K` as a person reads it: Ctrl K, on a Mac ⌘ K.
    public static String text(String combination) {
        return text(KeyCombination.valueOf(combination));
    }

    /// As a person reads it.
    public static String text(KeyCombination combination) {
        return combination.getDisplayText().replace('+', ' ').strip();
    }

    /// Whether a text is being typed in the window of a node: letters, dots and arrows are meant for it.
    public static boolean types(Node node) {
        return focus(node).filter(TextInputControl.class::isInstance).isPresent();
    }

    /// Whether nothing has the focus that Space presses, opens or types into.
    public static boolean areFree(Node node) {
        return focus(node)
                .filter(f -> f instanceof Control || f.getStyleClass().contains("lg-focusable"))
                .isEmpty();
    }

    private static Optional<Node> focus(Node node) {
        return Optional.ofNullable(node.getScene())
                .flatMap(s -> Optional.ofNullable(s.getFocusOwner()));
    }

    /// Does the action on Enter and Space, as a button does.
    public static EventHandler<KeyEvent> onActivate(Runnable action) {
        return event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                event.consume();
                action.run();
            }
        };
    }
}
