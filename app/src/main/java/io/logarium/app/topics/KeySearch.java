package io.logarium.app.topics;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.Content;
import io.logarium.app.cluster.Payload;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.TapeScene;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// A row in which a key is typed: it says to which partition the key goes, and why, and how many of its records are in sight.
final class KeySearch extends HBox {
    private final TextField field = new TextField();
    private final Label words = Labels.plain("", "small");
    private final IntConsumer found;
    private final Runnable changed;
    private OptionalInt told = OptionalInt.empty();

    /// @param found told when the key goes to another partition than the one before
    /// @param changed told when something else is searched for
    KeySearch(IntConsumer found, Runnable changed) {
        super(8);
        this.found = found;
        this.changed = changed;
        setId("key-search");
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(4, 14, 4, 14));
        field.setId("key-search-key");
        field.setPrefWidth(180);
        field.setMinWidth(100);
        field.promptTextProperty().bind(Texts.bind("key.prompt"));
        field.accessibleTextProperty().bind(Texts.bind("key.prompt"));
        field.textProperty()
                .addListener((_, _, _) -> {
                    told = OptionalInt.empty();
                    changed.run();
                });
        words.setId("key-search-words");
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var close = Buttons.icon("key.close", MaterialDesignC.CLOSE, this::close);
        close.setId("key-search-close");
        close.getStyleClass().addAll("small", "quiet");
        getChildren().addAll(field, words, close);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        close();
                    }
                });
        close();
    }

    void open() {
        setManaged(true);
        setVisible(true);
        field.requestFocus();
        field.selectAll();
    }

    void close() {
        setManaged(false);
        setVisible(false);
        field.clear();
        changed.run();
    }

    /// The scene with what is searched for.
    TapeScene seek(TapeScene scene, TopicFacts topic, ClusterView view) {
        var key = field.getText();
        if (!isVisible() || key.isEmpty()) {
            words.setText(Texts.of("key.hint"));
            return scene;
        }
        var route = Route.of(Payload.text(key), OptionalInt.empty(), topic, view);
        if (!(route instanceof Route.ByKey(var hash, _, var partitions, var target))) {
            words.setText(Texts.of("key.hint"));
            return scene;
        }
        int partition = target.partition();
        var sought =
                new TapeScene.Sought(Content.of(key.getBytes(StandardCharsets.UTF_8)), partition);
        words.setText(
                Texts.of(
                                "key.goes",
                                Integer.toString(partition),
                                Integer.toString(hash),
                                partitions)
                        + seen(scene, sought));
        if (!told.equals(OptionalInt.of(partition))) {
            told = OptionalInt.of(partition);
            found.accept(partition);
        }
        return scene.seeking(Optional.of(sought));
    }

    /// How many of its records are in sight, and whether some lie where another partitioner, or another number of partitions, has put
    /// them.
    private static String seen(TapeScene scene, TapeScene.Sought sought) {
        long here = 0;
        long elsewhere = 0;
        for (var lane : scene.lanes()) {
            long count = lane.records().stream().filter(sought::isOf).count();
            if (sought.isIn(lane)) {
                here += count;
            } else {
                elsewhere += count;
            }
        }
        if (here + elsewhere == 0) {
            return "";
        }
        return " "
                + (elsewhere == 0
                        ? Texts.of("key.seen", here)
                        : Texts.of("key.elsewhere", here + elsewhere, elsewhere));
    }
}
