package io.logarium.app.timemachine;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.shell.Themes;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class RichLineTest extends FxTest {
    private static final String LINE = "Broker 2 left the ISR of **eighteen partitions** today";

    @Test
    void aLineThatFitsIsWhole() throws Exception {
        assertThat(seen(800))
                .containsExactly("Broker 2 left the ISR of ", "eighteen partitions", " today");
    }

    @Test
    void whereverItIsCutTheLastThatIsSeenSaysSo() throws Exception {
        for (int width = 60; width < 300; width += 5) {
            assertThat(seen(width).getLast()).as("at %d", width).endsWith("…");
        }
    }

    /// The parts as they are seen.
    private static List<String> seen(double width) throws Exception {
        return fx(() -> {
            var line = new RichLine();
            line.text(LINE);
            line.setPrefWidth(width);
            var scene = new Scene(new Pane(line), 900, 60);
            Themes.style(scene, false);
            scene.getRoot().applyCss();
            line.resize(width, 30);
            scene.getRoot().layout();
            return line.getChildren().stream()
                    .filter(Node::isVisible)
                    .map(Label.class::cast)
                    .map(l -> ((Text) l.lookup(".text")).getText())
                    .toList();
        });
    }
}
