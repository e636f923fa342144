package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.history.RecordingFile;
import io.logarium.app.FxTest;
import io.logarium.app.cluster.Boxed;
import io.logarium.app.clustermap.ClusterMapScreen;
import io.logarium.app.picture.Shape;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Looked;
import io.logarium.app.state.Store;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window looks at somebody's cluster and at recordings, and comes back to its own.
class AttachTest extends FxTest {
    @TempDir Path folder;

    private Boxed theirs;
    private ClusterHost host;
    private Store store;
    private MainWindow window;
    private Session session;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        theirs = Boxed.start(1);
        theirs.create("theirs", 2);
        host = new ClusterHost(folder);
        var home = new Home(folder, new KeptPreferences(folder));
        home.keepBrokers(1);
        fx(() -> {
            Texts.language(Language.EN);
            store = new Store(AppState.first(Look.first("cluster")), Effects.none());
            window = new MainWindow(store, 990, 900);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.show();
            session = new Session(store, window, host, home);
            session.start(0);
            return true;
        });
        until("the box", () -> ask(() -> session.screens().isPresent()));
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            session.close();
            leave(stage);
            return true;
        });
        host.close();
        theirs.close();
    }

    @Test
    void anAttachedClusterIsDrawnWithItsUnknownsAndTheBoxIsThereAgain() {
        robot.interact(() -> session.doors().askForAddress());
        robot.interact(() -> {
            ((TextField) node("#attach-address")).setText(theirs.cluster().bootstrap());
            ((Button) node("#attach-do")).fire();
        });

        until(
                "the other cluster",
                () -> ask(() -> store.state().looked()) instanceof Looked.Attached);
        until("its topic on the map", () -> texts().contains("theirs"));
        assertThat(ask(() -> session.screens().orElseThrow().viewed().inside())).isEmpty();
        until("the unknown", () -> texts().stream().anyMatch(t -> t.contains("?")));
        assertThat(ask(() -> node("#attach-pane") == null)).isTrue();
        until("read-only", () -> labels().stream().anyMatch(t -> t.contains("read-only")));

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
        until("no form", () -> ask(() -> node("#attach-pane") == null));
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
        assertThat(ask(() -> node("#time-live").isVisible())).isFalse();

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

    private Node node(String selector) {
        return window.scene().lookup(selector);
    }

    private List<String> labels() {
        return ask(() ->
                WindowRig.nodes(window.scene().getRoot()).stream()
                        .filter(Labeled.class::isInstance)
                        .map(n -> String.valueOf(((Labeled) n).getText()))
                        .toList());
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

    private static <T> T ask(Callable<T> question) {
        try {
            return fx(question);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
