package io.logarium.app.topics;

import io.logarium.app.cluster.Payload;
import io.logarium.app.cluster.RecordPlan;
import io.logarium.app.parts.Buttons;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The headers of a record, a line each: name and value. A line without a name is not sent; names may repeat, as in Kafka.
final class HeadersEditor extends VBox {
    /// A form, not a load test.
    private static final int MOST = 20;

    private final VBox lines = new VBox(4);
    private final List<Line> all = new ArrayList<>();
    private final Runnable changed;
    private final Button add;

    private record Line(HBox node, TextField name, TextField value) {}

    HeadersEditor(Runnable changed) {
        super(6);
        this.changed = changed;
        setId("headers");
        add = Buttons.small("produce.headers.add", MaterialDesignP.PLUS, () -> add("", ""));
        add.setId("headers-add");
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, add);
        add("", "");
    }

    void add(String name, String value) {
        if (all.size() == MOST) {
            return;
        }
        var nameField = field(name, "produce.headers.name");
        var valueField = field(value, "produce.headers.value");
        HBox.setHgrow(valueField, Priority.ALWAYS);
        nameField.setPrefWidth(100);
        var remove = Buttons.icon("produce.headers.remove", MaterialDesignC.CLOSE, () -> {});
        remove.getStyleClass().addAll("quiet", "small");
        var line = new Line(new HBox(4, nameField, valueField, remove), nameField, valueField);
        remove.setOnAction(_ -> {
            all.remove(line);
            lines.getChildren().remove(line.node());
            changed.run();
        });
        all.add(line);
        lines.getChildren().add(line.node());
        changed.run();
    }

    private TextField field(String text, String promptKey) {
        var field = new TextField(text);
        field.promptTextProperty().bind(Texts.bind(promptKey));
        field.accessibleTextProperty().bind(Texts.bind(promptKey));
        field.getStyleClass().addAll("mono", "lg-compact");
        field.textProperty().addListener((_, _, _) -> changed.run());
        return field;
    }

    List<RecordPlan.Header> headers() {
        return all.stream()
                .filter(l -> !l.name().getText().isEmpty())
                .map(l ->
                        new RecordPlan.Header(
                                l.name().getText(), Payload.text(l.value().getText())))
                .toList();
    }
}
