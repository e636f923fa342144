package io.logarium.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class WindowIconTest extends FxTest {
    @Test
    void theSignIsDrawnAndTheThemeOfTheWindowsStays() throws Exception {
        fx(() -> {
            Themes.style(new Scene(new Pane()), true);
            var before = Application.getUserAgentStylesheet();
            try {
                var images = WindowIcon.images();

                assertThat(images).extracting(i -> (int) i.getWidth()).contains(16, 128);
                var corner = images.getLast().getPixelReader().getColor(64, 12);
                assertThat(corner).isEqualTo(Color.web("#0969da"));
                assertThat(Application.getUserAgentStylesheet()).isEqualTo(before);
            } finally {
                Themes.style(new Scene(new Pane()), false);
            }
            return true;
        });
    }
}
