package io.logarium.app.parts;

import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Whether a window is worked with by keys now, as the pseudo-class `keys` of its root: from the first key until the mouse is pressed.
/// JavaFX shows the focus ring only where Tab has led; but the program, too, gives the focus to what comes next, and who has no
/// mouse must see where it is.
public final class KeysInUse {
    private static final PseudoClass KEYS = PseudoClass.getPseudoClass("keys");

    private KeysInUse() {}

    /// Looks at the keys of a window from now on.
    public static void watch(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> tell(scene, true));
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> tell(scene, false));
    }

    private static void tell(Scene scene, boolean keys) {
        scene.getRoot().pseudoClassStateChanged(KEYS, keys);
    }
}
