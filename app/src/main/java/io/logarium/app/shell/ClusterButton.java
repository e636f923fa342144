package io.logarium.app.shell;

import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.state.ClusterHealth;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
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
    private final HBox words = new HBox(6);
    private final MenuItem address = new MenuItem();
    private ClusterHealth health = new ClusterHealth.Starting();

    ClusterButton(Store store) {
        getStyleClass().addAll("lg-button", "cluster-button");
        setMinWidth(120);
        words.setAlignment(Pos.CENTER_LEFT);
        words.getChildren()
                .addAll(
                        Icons.of(MaterialDesignP.PACKAGE_VARIANT_CLOSED, 16, "tone-muted"),
                        Labels.bound("shell.cluster.bundled", "strong"),
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
        Texts.languageProperty().addListener((_, _, _) -> tell());
    }

    /// Where clients connect; empty while nothing runs.
    static String bootstrap(ClusterHealth health) {
        return health instanceof ClusterHealth.Running running ? running.bootstrap() : "";
    }

    private void tell() {
        state.setText(words(health));
        state.setGraphic(Icons.of(icon(health), 14, tone(health)));
        state.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        address.setText(Texts.of("shell.cluster.copy-address", bootstrap(health)));
        address.setVisible(!bootstrap(health).isEmpty());
        setAccessibleText(Texts.of("shell.cluster.bundled") + ", " + state.getText());
    }

    private static String words(ClusterHealth health) {
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
