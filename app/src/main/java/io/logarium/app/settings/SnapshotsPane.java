package io.logarium.app.settings;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.engine.ClusterStartException;
import io.logarium.engine.view.SavedCluster;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// Saves the cluster under a name, puts it back, or starts it over. Asks before anything is lost.
final class SnapshotsPane extends VBox {
    private final Store store;
    private final Snapshots snapshots;
    private final TextField name = new TextField();
    private final VBox rows = new VBox(6);
    private final VBox question = new VBox(8);

    SnapshotsPane(Store store, Snapshots snapshots) {
        super(10);
        this.store = store;
        this.snapshots = snapshots;
        name.setId("snapshot-name");
        name.setPrefWidth(180);
        name.promptTextProperty().bind(Texts.bind("settings.snapshots.name"));
        name.accessibleTextProperty().bind(Texts.bind("settings.snapshots.name"));
        name.setOnAction(_ -> save());
        var save =
                Buttons.normal(
                        "settings.snapshots.save",
                        MaterialDesignC.CONTENT_SAVE_OUTLINE,
                        this::save);
        save.setId("snapshot-save");
        var first = new HBox(8, name, save);
        first.setAlignment(Pos.CENTER_LEFT);
        var reset =
                Buttons.danger("settings.snapshots.reset", MaterialDesignR.RESTART, this::askReset);
        reset.setId("cluster-reset");
        getChildren()
                .addAll(
                        Labels.prose("settings.snapshots.what", "body", "muted"),
                        first,
                        rows,
                        reset,
                        question);
        Retold.with(this, () -> look());
        look();
    }

    /// Shows what there is now.
    void look() {
        store.work(snapshots::saved, this::show, e -> show(List.of()));
    }

    void askName() {
        name.requestFocus();
    }

    void askReset() {
        ask("settings.snapshots.reset.warning", Optional.empty());
    }

    private void show(List<SavedCluster> saved) {
        rows.getChildren().setAll(saved.stream().map(this::row).toList());
    }

    private HBox row(SavedCluster one) {
        var called = Labels.plain(one.name(), "mono");
        called.setMinWidth(0);
        var facts =
                Labels.plain(
                        Times.moment(one.atMs()) + " · " + Numbers.bytes(one.bytes()),
                        "small",
                        "muted");
        facts.setMinWidth(Label.USE_PREF_SIZE);
        var restore =
                Buttons.small(
                        "settings.snapshots.restore",
                        MaterialDesignB.BACKUP_RESTORE,
                        () -> ask("settings.snapshots.restore.warning", Optional.of(one.name())));
        restore.setId("snapshot-restore-" + one.name());
        var forget =
                Buttons.icon(
                        "settings.snapshots.forget",
                        MaterialDesignD.DELETE_OUTLINE,
                        () -> change(() -> snapshots.forget(one.name())));
        forget.setId("snapshot-forget-" + one.name());
        var row = new HBox(10, called, facts, restore, forget);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void save() {
        var wanted = name.getText().strip();
        change(() -> snapshots.save(wanted));
    }

    /// Something that waits and may be refused with a sentence.
    @FunctionalInterface
    private interface Change {
        void make() throws ClusterStartException;
    }

    private void change(Change change) {
        store.work(
                () -> {
                    change.make();
                    return snapshots.saved();
                },
                saved -> {
                    name.clear();
                    show(saved);
                },
                e ->
                        store.dispatch(
                                new Msg.NoticeRaised(
                                        Notice.bad(
                                                Texts.of("settings.snapshots.refused"),
                                                String.valueOf(e.getMessage()),
                                                ""))));
    }

    /// @param wanted the snapshot; empty for a reset
    private void ask(String warningKey, Optional<String> wanted) {
        var words = Labels.plain(Texts.of(warningKey, wanted.orElse("")), "body");
        words.setWrapText(true);
        words.setMinHeight(Label.USE_PREF_SIZE);
        var sure =
                Buttons.danger(
                        wanted.isPresent()
                                ? "settings.snapshots.restore"
                                : "settings.snapshots.reset.really",
                        MaterialDesignB.BACKUP_RESTORE,
                        () -> {
                            question.getChildren().clear();
                            wanted.ifPresentOrElse(snapshots::restore, snapshots::reset);
                        });
        sure.setId("snapshot-really");
        var not =
                Buttons.normal(
                        "settings.data.keep",
                        MaterialDesignC.CLOSE,
                        () -> question.getChildren().clear());
        not.setId("snapshot-not");
        question.getChildren()
                .setAll(Sections.callout(Tint.WARN, words, Sections.actions(sure, not)));
        sure.requestFocus();
    }
}
