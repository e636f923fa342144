package io.logarium.app.topics;

import io.logarium.app.cluster.TopicFacts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;

/// The form that lies over the right side of the screen; one at a time.
final class Sheets {
    private final Desk desk;
    private final StackPane over;
    private Optional<Sheet> open = Optional.empty();

    Sheets(Desk desk, StackPane over) {
        this.desk = desk;
        this.over = over;
    }

    /// @param name may be empty
    void create(String name, Consumer<String> created) {
        var form = new CreateTopicSheet(desk, this::close, created);
        if (!name.isEmpty()) {
            form.name(name);
        }
        show(form.node());
        form.focus();
    }

    void addPartitions(TopicFacts topic) {
        var form = new PartitionsSheet(desk, topic, this::close);
        show(form.node());
        form.focus();
    }

    void configs(TopicFacts topic, Runnable changed) {
        var form = new ConfigsSheet(desk, topic, this::close, changed);
        show(form.node());
        form.focus();
    }

    void deleteRecords(TopicFacts topic) {
        var form = new DeleteRecordsSheet(desk, topic, this::close);
        show(form.node());
        form.focus();
    }

    void delete(TopicFacts topic, Runnable deleted) {
        var form = new DeleteTopicSheet(desk, topic, this::close, deleted);
        show(form.node());
        form.focus();
    }

    private void show(Sheet sheet) {
        close();
        open = Optional.of(sheet);
        sheet.over(over);
    }

    void close() {
        open.ifPresent(over.getChildren()::remove);
        open = Optional.empty();
    }
}
