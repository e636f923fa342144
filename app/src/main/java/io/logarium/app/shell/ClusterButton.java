package io.logarium.app.shell;

import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.state.ClusterHealth;
import io.logarium.app.state.Looked;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// Which cluster is looked at and how it is; its menu says where clients connect.
final class ClusterButton extends MenuButton {
    private final Label state = Labels.plain("", "muted");
    private final Label name = Labels.plain("", "strong");
    private final HBox words = new HBox(6);
    private final MenuItem address = new MenuItem();
    private ClusterHealth health = new ClusterHealth.Starting();
    private Looked looked = new Looked.Box();
    private List<Command> commands = List.of();

    ClusterButton(Store store) {
        getStyleClass().addAll("lg-button", "cluster-button");
        setMinWidth(120);
        words.setAlignment(Pos.CENTER_LEFT);
        words.getChildren()
                .addAll(
                        Icons.of(MaterialDesignP.PACKAGE_VARIANT_CLOSED, 16, "tone-muted"),
                        name,
                        state);
        setGraphic(words);
        address.setGraphic(Icons.of(MaterialDesignC.CONTENT_COPY));
        address.setOnAction(_ -> copy(store));
        getItems().add(address);
        store.watch(
                s -> s.health(),
                now -> {
                    health = now;
                    tell();
                });
        name.setMinWidth(0);
        name.setMaxWidth(260);
        store.watch(
                s -> s.looked(),
                now -> {
                    looked = now;
                    tell();
                });
        Retold.with(this, () -> tell());
    }

    /// What else can be looked at; behind the address in the menu.
    void commands(List<Command> newCommands) {
        commands = newCommands;
        tell();
    }

    private String name() {
        return switch (looked) {
            case Looked.Box() -> Texts.of("shell.cluster.bundled");
            case Looked.Attached(var bootstrap) -> bootstrap;
            case Looked.Recording(var file) -> Texts.of("shell.cluster.recording", file);
        };
    }

    private MenuItem item(Command command) {
        var item = new MenuItem(command.title().get(), Icons.of(command.icon()));
        item.setOnAction(_ -> command.action().run());
        return item;
    }

    /// Where clients connect; empty while nothing runs.
    static String bootstrap(ClusterHealth health) {
        return health instanceof ClusterHealth.Running running ? running.bootstrap() : "";
    }

    private void tell() {
        name.setText(name());
        state.setText(
                looked instanceof Looked.Box
                        ? words(health)
                        : words(health) + " · " + Texts.of("shell.cluster.read-only"));
        state.setGraphic(Icons.of(icon(health), 14, tone(health)));
        state.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        address.setText(Texts.of("shell.cluster.copy-address", bootstrap(health)));
        address.setVisible(!bootstrap(health).isEmpty() && !(looked instanceof Looked.Recording));
        setAccessibleText(name() + ", " + state.getText());
        getItems().setAll(address);
        commands.stream()
                .filter(c -> c.available().getAsBoolean())
                .map(this::item)
                .forEach(getItems()::add);
    }

    private String words(ClusterHealth health) {
        if (looked instanceof Looked.Recording) {
            return Texts.of("shell.cluster.was");
        }
        if (looked instanceof Looked.Attached && health instanceof ClusterHealth.Failed) {
            return Texts.of("shell.cluster.no-answer");
        }
        return switch (health) {
            case ClusterHealth.Starting() -> Texts.of("shell.cluster.starting");
            case ClusterHealth.Running(var up, var all, _) -> Texts.of("shell.cluster.up", up, all);
            case ClusterHealth.Failed _ -> Texts.of("shell.cluster.failed");
        };
    }

    private static Ikon icon(ClusterHealth health) {
        return switch (health) {
            case ClusterHealth.Starting() -> MaterialDesignT.TIMER_SAND;
            case ClusterHealth.Running(var up, var all, _) ->
                    up == all ? MaterialDesignC.CHECK_CIRCLE : MaterialDesignC.CLOSE_OCTAGON;
            case ClusterHealth.Failed _ -> MaterialDesignC.CLOSE_OCTAGON;
        };
    }

    private static String tone(ClusterHealth health) {
        return switch (health) {
            case ClusterHealth.Starting() -> "tone-muted";
            case ClusterHealth.Running(var up, var all, _) -> up == all ? "tone-ok" : "tone-bad";
            case ClusterHealth.Failed _ -> "tone-bad";
        };
    }

    private void copy(Store store) {
        var content = new ClipboardContent();
        content.putString(bootstrap(health));
        Clipboard.getSystemClipboard().setContent(content);
        store.dispatch(
                new Msg.NoticeRaised(
                        Notice.ok(Texts.of("shell.cluster.copied", bootstrap(health)))));
    }
}
