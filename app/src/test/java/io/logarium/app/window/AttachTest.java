package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.history.RecordingFile;
import io.logarium.app.cluster.Boxed;
import io.logarium.app.clustermap.ClusterMapScreen;
import io.logarium.app.picture.Shape;
import io.logarium.app.state.Looked;
import io.logarium.app.state.Msg;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The window looks at somebody's cluster and at recordings, and comes back to its own.
class AttachTest extends ProgramRig {
    private Boxed theirs;

    @BeforeEach
    void openTheirs() throws Exception {
        theirs = Boxed.start(1);
        theirs.create("theirs", 2);
    }

    @AfterEach
    void closeTheirs() {
        theirs.close();
    }

    @Override
    String firstScreen() {
        return "cluster";
    }

    @Test
    void anAttachedClusterIsDrawnWithItsUnknownsAndTheBoxIsThereAgain() {
        robot.interact(() -> session.doors().askForAddress());
        robot.interact(() -> {
            ((TextField) node("attach-address")).setText(theirs.cluster().bootstrap());
            ((Button) node("attach-do")).fire();
        });

        until(
                "the other cluster",
                () -> ask(() -> store.state().looked()) instanceof Looked.Attached);
        until("its topic on the map", () -> texts().contains("theirs"));
        assertThat(ask(() -> session.screens().orElseThrow().viewed().inside())).isEmpty();
        until("the unknown", () -> texts().stream().anyMatch(t -> t.contains("?")));
        assertThat(isThere("attach-pane")).isFalse();
        until("read-only", () -> labels().stream().anyMatch(t -> t.contains("read-only")));

        robot.interact(() -> store.dispatch(new Msg.ScreenChosen("topics")));
        until("its list", () -> isThere("topics-table"));
        assertThat(ask(() -> node("topics-create").isVisible())).isFalse();

        robot.interact(() -> session.backToTheBox());
        until("the box", () -> ask(() -> store.state().looked()) instanceof Looked.Box);
        until("no topic of theirs", () -> !texts().contains("theirs"));
    }

    @Test
    void whereNobodyAnswersTheFormSaysWhyAndEscapeClosesIt() {
        robot.interact(() -> session.doors().attach("127.0.0.1:1"));

        until("the words", () -> labels().stream().anyMatch(t -> t.startsWith("No answer from")));
        robot.interact(() -> window.scene().getRoot().requestFocus());
        robot.type(KeyCode.ESCAPE);
        until("no form", () -> !isThere("attach-pane"));
        assertThat(ask(() -> store.state().looked())).isInstanceOf(Looked.Box.class);
    }

    @Test
    void aRecordingIsSavedOpenedAndLookedThrough() throws Exception {
        until("moments", () -> ask(() -> session.timeline().orElseThrow().moments() > 0));
        var file = folder.resolve("kept.logarium");
        robot.interact(() -> session.doors().saveRecording(file));
        until("the file", () -> Files.isRegularFile(file));

        var span = folder.resolve("span.logarium");
        robot.interact(() -> session.doors().saveSpan(span));
        until("the file of the span", () -> Files.isRegularFile(span));
        assertThat(RecordingFile.read(span).timeline().moments()).isPositive();

        robot.interact(() -> session.openRecording(file));
        until("the recording", () -> ask(() -> store.state().looked()) instanceof Looked.Recording);
        until("its past", () -> ask(() -> store.state().past().isPresent()));
        assertThat(labels()).anyMatch(t -> t.endsWith("of a recording."));
        assertThat(ask(() -> node("time-live").isVisible())).isFalse();

        var bad =
                Files.writeString(folder.resolve("bad.logarium"), "no recording at all, but text");
        robot.interact(() -> session.openRecording(bad));
        until(
                "the reason",
                () ->
                        ask(() -> store.state().notices()).stream()
                                .anyMatch(n -> n.notice().why().contains("no recording")));
    }

    @Test
    void thePictureIsSavedAsPng() throws Exception {
        var file = folder.resolve("now.png");
        robot.interact(() -> session.doors().savePicture(file));

        until(
                "the words",
                () ->
                        ask(() -> store.state().notices()).stream()
                                .anyMatch(n -> n.notice().what().startsWith("Saved")));
        assertThat(Files.readAllBytes(file))
                .startsWith(0x89, 'P', 'N', 'G')
                .hasSizeGreaterThan(1_000);
    }

    private List<String> texts() {
        return ask(() ->
                session.screens().stream()
                        .flatMap(
                                s -> s.one(ClusterMapScreen.class).shownPicture().shapes().stream())
                        .filter(Shape.Text.class::isInstance)
                        .map(s -> ((Shape.Text) s).text())
                        .toList());
    }
}
