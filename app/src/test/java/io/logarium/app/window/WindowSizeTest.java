package io.logarium.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.home.Preferences;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowSizeTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1_280, 800);

    @Test
    void theFirstWindowLiesWhollyOnASmallScreen() {
        var size = WindowSize.from(Preferences.NONE).within(LAPTOP);

        assertThat(size.width()).isEqualTo(1_280);
        assertThat(size.height()).isBetween(700, 799);
    }

    @Test
    void aKeptSizeThatFitsStaysAsItIs() {
        var kept = new WindowSize(1_100, 700, false).into(Preferences.NONE);

        assertThat(WindowSize.from(kept).within(LAPTOP))
                .isEqualTo(new WindowSize(1_100, 700, false));
    }
}
