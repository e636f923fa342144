package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/// The whole program saves its cluster, goes back to it, and starts it over.
class SnapshotsTest extends ProgramRig {
    @Override
    String firstScreen() {
        return "settings";
    }

    @Test
    void theClusterGoesBackToWhatWasSavedAndToItsFirstDay() throws Exception {
        create("before");
        fx(() -> {
            ((TextField) window.scene().lookup("#snapshot-name")).setText("first");
            return true;
        });
        press("snapshot-save");
        until("the snapshot in the list", () -> isThere("snapshot-restore-first"));
        create("after");

        press("snapshot-restore-first");
        assertThat(topics()).contains("after");
        press("snapshot-really");
        until("only what was saved", () -> topics().equals(List.of("before")));
        until("the settings again", () -> isThere("snapshot-restore-first"));

        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        robot.release(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        until("the question", () -> isThere("snapshot-really"));
        assertThat(topics()).isEqualTo(List.of("before"));
        press("snapshot-really");
        until("nothing", () -> topics().isEmpty());
        until("the snapshot that stays", () -> isThere("snapshot-restore-first"));
    }

    private void create(String topic) throws Exception {
        var address = new AtomicReference<>("");
        host.quietly(engine -> address.set(engine.bootstrap()));
        try (var admin = Admin.create(Map.of("bootstrap.servers", address.get()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        until("the topic " + topic, () -> topics().contains(topic));
    }

    private List<String> topics() {
        var names = new AtomicReference<>(List.<String>of());
        try {
            host.quietly(engine ->
                    names.set(engine.view().topics().stream().map(t -> t.name()).toList()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return names.get();
    }
}
