package io.logarium.app.groups;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.topics.Desk;
import io.logarium.app.topics.Sheet;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;

/// The form that lies over the right side of the screen; one at a time.
final class GroupSheets {
    private static final String FIRST_GROUP = "demo.readers";

    private final Desk desk;
    private final Watcher watcher;
    private final StackPane over;
    private Optional<Sheet> open = Optional.empty();
    private Optional<ResetSheet> resetting = Optional.empty();
    private Optional<DoctorSheet> examining = Optional.empty();

    GroupSheets(Desk desk, Watcher watcher, StackPane over) {
        this.desk = desk;
        this.watcher = watcher;
        this.over = over;
    }

    void addConsumer(Optional<String> group, Consumer<LabConsumer> started) {
        var view = desk.cluster().view();
        var id = group.orElse(FIRST_GROUP);
        var topic =
                view.group(id)
                        .flatMap(g -> g.topics().stream().findFirst())
                        .or(() ->
                                desk.lab().members(id).stream()
                                        .flatMap(c -> c.plan().topics().stream())
                                        .findFirst())
                        .or(() -> desk.store().state().selection().topic())
                        .or(() ->
                                view.topics().stream()
                                        .filter(t -> !t.internal())
                                        .map(t -> t.name())
                                        .findFirst())
                        .orElse("");
        var form = new AddConsumerSheet(desk, id, topic, this::close, started);
        show(form.node());
        form.focus();
    }

    void reset(String group) {
        var form = new ResetSheet(desk, group, this::close);
        show(form.node());
        resetting = Optional.of(form);
        form.focus();
    }

    void chooseReset(ResetKind kind) {
        resetting.ifPresent(form -> form.choose(kind));
    }

    void doctor(String group, DoctorSheet.Cures cures) {
        var form = new DoctorSheet(desk, group, watcher, this::close, cures);
        show(form.node());
        examining = Optional.of(form);
    }

    void deleteOffsets(GroupFacts group) {
        var form = new DeleteOffsetsSheet(desk, group, this::close);
        show(form.node());
        form.focus();
    }

    void deleteGroup(GroupFacts group, Runnable deleted) {
        var form = new DeleteGroupSheet(desk, group, this::close, deleted);
        show(form.node());
        form.focus();
    }

    /// What is known now, for the forms that follow it.
    void show(ClusterView view) {
        resetting.ifPresent(form -> form.show(view));
        examining.ifPresent(form -> form.show(view));
    }

    void retell() {
        examining.ifPresent(DoctorSheet::retell);
    }

    private void show(Sheet sheet) {
        close();
        open = Optional.of(sheet);
        sheet.over(over);
    }

    void close() {
        open.ifPresent(over.getChildren()::remove);
        open = Optional.empty();
        resetting = Optional.empty();
        examining = Optional.empty();
    }
}
