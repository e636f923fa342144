package io.logarium.app.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.shell.Themes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is drawn has the colours of the theme's tokens, to the pixel.
class TokensTest extends FxTest {
    private static final List<Tone> TONES =
            List.of(
                    Tone.LEADER,
                    Tone.REPLICA_SUBTLE,
                    Tone.WARN_SUBTLE,
                    Tone.PRODUCER_SUBTLE,
                    Tone.CONSUMER_SUBTLE,
                    Tone.CONTROLLER,
                    Tone.KEY_1,
                    Tone.KEY_8,
                    Tone.KEY_INK);

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void aFillIsTheTokenOfTheTheme(String theme) throws Exception {
        var image =
                fx(() -> {
                    var surface = new DiagramSurface();
                    surface.source((_, _, _) -> swatches());
                    var scene = new Scene(new StackPane(surface), 20.0 * TONES.size(), 20);
                    Themes.style(scene, theme.equals("dark"));
                    return scene.snapshot(null);
                });

        for (int i = 0; i < TONES.size(); i++) {
            var tone = TONES.get(i);
            assertThat(image.getPixelReader().getColor(20 * i + 10, 10))
                    .as(tone.name())
                    .isEqualTo(token(theme, tone));
        }
    }

    private static Picture swatches() {
        var picture = new Picture.Builder();
        for (int i = 0; i < TONES.size(); i++) {
            picture.add(
                    Shape.rect(
                            new Box(20.0 * i, 0, 20, 20), 4, Fill.of(TONES.get(i)), Stroke.NONE));
        }
        return picture.build();
    }

    private static Color token(String theme, Tone tone) throws Exception {
        var path = "/io/logarium/ui/css/tokens-" + theme + ".css";
        try (var in = Objects.requireNonNull(Themes.class.getResourceAsStream(path))) {
            var css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var found = Pattern.compile(tone.cssName() + ":\\s*(#\\w+)").matcher(css);
            assertThat(found.find()).as(tone.cssName()).isTrue();
            return Color.web(found.group(1));
        }
    }
}
