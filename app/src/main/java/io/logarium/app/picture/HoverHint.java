package io.logarium.app.picture;

import java.util.Optional;
import javafx.scene.control.Tooltip;

/// Says in a tooltip what lies under the mouse on a surface.
public final class HoverHint {
    private static final double WIDTH = 420;

    private final DiagramSurface surface;
    private final Tooltip hint = new Tooltip();

    private HoverHint(DiagramSurface surface) {
        this.surface = surface;
        hint.setWrapText(true);
        hint.setMaxWidth(WIDTH);
    }

    /// From now on the areas of the surface's pictures tell their text.
    public static void on(DiagramSurface surface) {
        surface.onHover(new HoverHint(surface)::show);
    }

    private void show(Optional<HitArea> area) {
        var words = area.map(HitArea::text).orElse("");
        if (words.isEmpty()) {
            hint.hide();
            Tooltip.uninstall(surface, hint);
        } else if (!words.equals(hint.getText())) {
            hint.setText(words);
            Tooltip.install(surface, hint);
        }
    }
}
