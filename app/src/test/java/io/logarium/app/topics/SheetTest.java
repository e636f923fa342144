package io.logarium.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.StageTest;
import io.logarium.app.parts.Buttons;
import io.logarium.app.text.Texts;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

class SheetTest extends StageTest {
    @Test
    void enterInAFieldDoesWhatTheFormIsForAndEscapeClosesIt() throws Exception {
        var closed = new AtomicBoolean();
        var done = new AtomicBoolean();
        fx(() -> {
            var over = new StackPane(new TextField());
            show(new Scene(over, 800, 600));
            var field = new TextField();
            new Sheet(Texts.bind("sheet.close"), () -> closed.set(true))
                    .content(field)
                    .buttons(
                            Buttons.danger(
                                    "sheet.cancel", MaterialDesignC.CLOSE, () -> closed.set(true)),
                            Buttons.primary(
                                    "create.do", MaterialDesignC.CHECK, () -> done.set(true)))
                    .over(over);
            field.requestFocus();

            assertThat(stage.getScene().getFocusOwner()).isSameAs(field);
            return true;
        });

        robot.type(KeyCode.ENTER);
        settle();
        assertThat(done).isTrue();
        assertThat(closed).isFalse();
        robot.type(KeyCode.ESCAPE);
        settle();
        assertThat(closed).isTrue();
        fx(() -> {
            leave();
            return true;
        });
    }
}
