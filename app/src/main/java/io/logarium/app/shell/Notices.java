package io.logarium.app.shell;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Tint;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Notices at the top right: what happened, why, what to do. Good news leaves by itself, trouble stays until it is closed.
final class Notices extends VBox {
    private static final Duration GOOD_NEWS = Duration.seconds(6);

    private final Store store;
    private final Map<Long, Notification> shown = new HashMap<>();

    Notices(Store store) {
        super(8);
        this.store = store;
        setId("notices");
        setPadding(new Insets(60, 14, 0, 0));
        setAlignment(Pos.TOP_RIGHT);
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        store.watch(AppState::notices, this::show);
    }

    /// Closes the newest one; false when there is none.
    boolean closeNewest() {
        var open = store.state().notices();
        if (open.isEmpty()) {
            return false;
        }
        store.dispatch(new Msg.NoticeClosed(open.getLast().number()));
        return true;
    }

    private void show(List<AppState.Numbered> notices) {
        var open = notices.stream().map(AppState.Numbered::number).collect(Collectors.toSet());
        shown.keySet().removeIf(number -> !open.contains(number));
        for (var each : notices) {
            shown.computeIfAbsent(each.number(), _ -> node(each));
        }
        getChildren().setAll(notices.stream().map(n -> shown.get(n.number())).toList());
    }

    private Notification node(AppState.Numbered numbered) {
        var notice = numbered.notice();
        var node = new Notification(words(notice), Icons.of(tint(notice.level()).icon()));
        node.getStyleClass().addAll("shell-notice", Styles.INTERACTIVE, style(notice.level()));
        node.setOnClose(_ -> store.dispatch(new Msg.NoticeClosed(numbered.number())));
        var buttons = new ArrayList<Button>();
        for (var action : notice.actions()) {
            var button = new Button(action.label());
            button.getStyleClass().addAll("lg-button", "small");
            button.setOnAction(_ -> {
                store.dispatch(new Msg.NoticeClosed(numbered.number()));
                action.deed().run();
            });
            buttons.add(button);
        }
        if (!notice.details().isEmpty()) {
            buttons.add(details(node, notice));
        }
        node.setPrimaryActions(buttons.toArray(Button[]::new));
        if (notice.level() == Notice.Level.OK || notice.level() == Notice.Level.INFO) {
            var leave = new PauseTransition(GOOD_NEWS);
            leave.setOnFinished(_ -> store.dispatch(new Msg.NoticeClosed(numbered.number())));
            leave.play();
        }
        return node;
    }

    private static Button details(Notification node, Notice notice) {
        var button = new Button(Texts.of("shell.notice.details"));
        button.getStyleClass().addAll("lg-button", "small");
        button.setOnAction(_ -> {
            if (button.getText().equals(Texts.of("shell.notice.details"))) {
                node.setMessage(words(notice) + "\n\n" + firstLines(notice.details()));
                button.setText(Texts.of("shell.notice.copy"));
            } else {
                var content = new ClipboardContent();
                content.putString(words(notice) + "\n\n" + notice.details());
                Clipboard.getSystemClipboard().setContent(content);
            }
        });
        return button;
    }

    private static String firstLines(String details) {
        return details.lines().limit(12).collect(Collectors.joining("\n"));
    }

    private static String words(Notice notice) {
        return Stream.of(notice.what(), notice.why(), notice.whatNow())
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static Tint tint(Notice.Level level) {
        return switch (level) {
            case INFO -> Tint.INFO;
            case OK -> Tint.OK;
            case WARN -> Tint.WARN;
            case BAD -> Tint.BAD;
        };
    }

    private static String style(Notice.Level level) {
        return switch (level) {
            case INFO -> Styles.ACCENT;
            case OK -> Styles.SUCCESS;
            case WARN -> Styles.WARNING;
            case BAD -> Styles.DANGER;
        };
    }
}
