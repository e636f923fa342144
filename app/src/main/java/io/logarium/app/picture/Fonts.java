package io.logarium.app.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.IkonHandler;

/// The bundled fonts: Inter for words, JetBrains Mono for numbers and code, both with Cyrillic, and the icon font.
///
/// [#load()] comes before anything else of JavaFX that sets text: without it a machine that has no font at all cannot
/// start. Used on the JavaFX thread only.
public final class Fonts {
    private static final List<String> FILES =
            List.of(
                    "Inter_400Regular.ttf",
                    "Inter_500Medium.ttf",
                    "Inter_600SemiBold.ttf",
                    "Inter_700Bold.ttf",
                    "JetBrainsMono_400Regular.ttf",
                    "JetBrainsMono_600SemiBold.ttf");
    private static final Map<TextStyle, Font> BY_STYLE = new HashMap<>();
    private static final Map<IconKey, Font> ICON_FONTS = new HashMap<>();
    private static boolean loaded;

    private record IconKey(Class<?> pack, double size) {}

    private Fonts() {}

    /// Loads the bundled fonts once.
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        for (var file : FILES) {
            try (var in = Fonts.class.getResourceAsStream("/io/logarium/ui/fonts/" + file)) {
                Font.loadFont(Objects.requireNonNull(in, file), 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        loaded = true;
    }

    /// The font of a style.
    public static Font of(TextStyle style) {
        return BY_STYLE.computeIfAbsent(style, s -> Font.font(family(s), weight(s), s.size()));
    }

    /// The icon font at a size.
    static Font icon(Ikon icon, double size) {
        return ICON_FONTS.computeIfAbsent(
                new IconKey(icon.getClass(), size), _ -> Font.font(loadedFamily(icon), size));
    }

    private static String loadedFamily(Ikon icon) {
        for (var handler : ServiceLoader.load(IkonHandler.class)) {
            if (handler.supports(icon.getDescription())) {
                try (var in = handler.getFontResourceAsStream()) {
                    return Font.loadFont(in, 16).getFamily();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        throw new IllegalArgumentException("no icon font has " + icon.getDescription());
    }

    private static String family(TextStyle style) {
        if (style.mono()) {
            return switch (style.weight()) {
                case REGULAR, MEDIUM -> "JetBrains Mono";
                case SEMIBOLD, BOLD -> "JetBrains Mono SemiBold";
            };
        }
        return switch (style.weight()) {
            case REGULAR, BOLD -> "Inter";
            case MEDIUM -> "Inter Medium";
            case SEMIBOLD -> "Inter SemiBold";
        };
    }

    /// Only Inter's bold is a bold of its family; the weights between are families of their own.
    private static FontWeight weight(TextStyle style) {
        return style.weight() == TextStyle.Weight.BOLD && !style.mono()
                ? FontWeight.BOLD
                : FontWeight.NORMAL;
    }
}
