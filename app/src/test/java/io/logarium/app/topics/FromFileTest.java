package io.logarium.app.topics;

import static io.logarium.app.cluster.Boxed.done;
import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.RecordFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FromFileTest extends TopicsRig {
    @TempDir Path folder;

    @Test
    void theLinesOfAFileAreShownAndSentInTheirOrder() throws Exception {
        opened("orders", 1);
        choose("user_007:first\nuser_008:second\nuser_009:third\n");
        awaitNode("file-words", n -> ((Label) n).getText().startsWith("3 lines"));
        assertThat(ask(() -> texts(node("file-lines")))).contains("user_007:first");

        type("file-separator", ":");
        awaitNode("file-lines", n -> texts(n).contains("user_007"));
        press("file-send");

        awaitNode("file-progress", n -> ((ProgressBar) n).getProgress() == 1);
        var records = done(boxed.client().read("orders", 0, 0, 10));
        assertThat(records)
                .extracting(RecordFacts::key)
                .map(Object::toString)
                .containsExactly("user_007", "user_008", "user_009");
        awaitNode("file-send", n -> !n.isDisabled());

        // What cannot be sent is told, and is not sent.
        choose("user_010:fourth\nno key here\n");
        awaitNode(
                "file-words", n -> ((Label) n).getText().startsWith("Line 2 has no \":\" between"));
        awaitNode("file-send", javafx.scene.Node::isDisabled);
    }

    @Test
    void sendingCanBeStopped() throws Exception {
        opened("orders", 1);
        choose("a line of a file that takes some seconds\n".repeat(900_000));
        awaitNode("file-send", n -> !n.isDisabled());
        press("file-send");

        press("file-cancel");

        until("it has ended", () -> lab.files().getFirst().progress().phase().isOver());
        var progress = lab.files().getFirst().progress();
        assertThat(progress.sent()).isLessThan(900_000);
        assertThat(progress.problem()).isEmpty();
        assertThat(done(boxed.client().offsets("orders")).get(0).end())
                .isEqualTo(progress.acknowledged());
    }

    private void choose(String lines) throws Exception {
        var file = Files.writeString(folder.resolve(lines.length() + ".txt"), lines);
        fx(() -> {
            screen.fromFile(file);
            return true;
        });
    }
}
