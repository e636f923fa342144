package io.logarium.app.picture;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;

/// What each tone looks like in one theme.
public final class Palette {
    private final Map<Tone, Color> colors;

    public Palette(Map<Tone, Color> colors) {
        this.colors = new EnumMap<>(Tone.class);
        this.colors.putAll(colors);
    }

    /// The colour; a tone that the theme forgot is magenta, which nobody overlooks.
    public Color color(Tone tone) {
        return colors.getOrDefault(tone, Color.MAGENTA);
    }

    /// The colour at an opacity from 0 to 1.
    public Color color(Tone tone, double opacity) {
        var color = color(tone);
        return opacity >= 1 ? color : color.deriveColor(0, 1, 1, opacity);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Palette palette && palette.colors.equals(colors);
    }

    @Override
    public int hashCode() {
        return colors.hashCode();
    }
}
