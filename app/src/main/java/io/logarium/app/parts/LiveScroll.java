package io.logarium.app.parts;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/// A scroll pane whose content changes all the time. JavaFX's own keeps an image of what it shows, and makes it anew, whole, for
/// each change of a pixel; this one draws just what changed.
public class LiveScroll extends ScrollPane {
    public LiveScroll() {}

    public LiveScroll(Node content) {
        super(content);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        var skin = super.createDefaultSkin();
        for (var child : getChildren()) {
            child.setCache(false);
        }
        return skin;
    }
}
