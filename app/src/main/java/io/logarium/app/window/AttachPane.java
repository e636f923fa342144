package io.logarium.app.window;

import io.logarium.app.cluster.Problem;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.topics.ProblemWords;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/// Asks for the address of a cluster to attach to, and says why it did not answer.
final class AttachPane extends VBox {
    private static final double WIDTH = 520;

    private final TextField address = new TextField();
    private final Button attach;
    private final VBox trouble = new VBox();
    private final Label waiting = Labels.bound("window.attach.waiting", "muted");

    /// @param attaches is told the address
    AttachPane(Consumer<String> attaches, Runnable close) {
        super(12);
        setId("attach-pane");
        getStyleClass().add("shell-palette");
        setPadding(new Insets(18));
        setMaxSize(WIDTH, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        StackPane.setMargin(this, new Insets(90, 0, 0, 0));
        address.setId("attach-address");
        address.setPromptText("localhost:9092");
        attach =
                Buttons.primary(
                        "window.attach.do",
                        MaterialDesignL.LAN_CONNECT,
                        () -> attaches.accept(address.getText()));
        attach.setId("attach-do");
        address.setOnAction(_ -> attach.fire());
        waiting.setVisible(false);
        var buttons =
                new HBox(
                        10,
                        attach,
                        Buttons.normal("window.attach.not", MaterialDesignC.CLOSE, close),
                        waiting);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        Labels.bound("window.attach.title", "h2"),
                        Labels.prose("window.attach.meaning", "muted"),
                        address,
                        trouble,
                        buttons);
    }

    void focus() {
        address.requestFocus();
    }

    void waits() {
        attach.setDisable(true);
        waiting.setVisible(true);
        trouble.getChildren().clear();
    }

    void failed(Problem problem) {
        attach.setDisable(false);
        waiting.setVisible(false);
        var notice = ProblemWords.notice(problem);
        var words =
                java.util.stream.Stream.of(notice.what(), notice.why(), notice.whatNow())
                        .filter(s -> !s.isEmpty())
                        .map(s -> {
                            var label = Labels.plain(s, "body");
                            label.setWrapText(true);
                            label.setMinHeight(USE_PREF_SIZE);
                            return label;
                        })
                        .toArray(Label[]::new);
        trouble.getChildren().setAll(Sections.callout(Tint.BAD, words));
        address.requestFocus();
    }
}
