package io.logarium.app.shell;

import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/// Keys that a command has taken write nothing. What a pressed key types is an event of its own, which goes to whoever has the focus
/// by then: a field that `/` has just brought to the front would hold a slash.
final class HandledKeys {
    private boolean taken;

    private HandledKeys() {}

    /// Lets the handler see each key that is pressed before everybody else.
    static void filter(Scene scene, EventHandler<KeyEvent> handler) {
        var keys = new HandledKeys();
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    handler.handle(event);
                    keys.taken = event.isConsumed();
                });
        scene.addEventFilter(
                KeyEvent.KEY_TYPED,
                event -> {
                    if (keys.taken) {
                        event.consume();
                    }
                });
        scene.addEventFilter(KeyEvent.KEY_RELEASED, _ -> keys.taken = false);
    }
}
