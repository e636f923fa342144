package io.logarium.app.shell;

import javafx.event.EventHandler;
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
