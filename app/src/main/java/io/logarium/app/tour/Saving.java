package io.logarium.app.tour;

import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/// What of the tour goes into a file of the user's: the progress, programs, hand-outs.
final class Saving {
    private final Store store;
    private final Node node;

    /// @param node in whose window it is asked for the file
    Saving(Store store, Node node) {
        this.store = store;
        this.node = node;
    }

    /// Asks for a file and writes the text into it.
    ///
    /// @param text is made on another thread
    void ask(String name, Callable<String> text) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(name);
        Optional.ofNullable(chooser.showSaveDialog(node.getScene().getWindow()))
                .ifPresent(file -> write(file.toPath(), text));
    }

    /// Writes the text and says so, or why not.
    void write(Path file, Callable<String> text) {
        store.work(
                () -> Files.writeString(file, text.call()),
                saved -> tell(Notice.ok(Texts.of("tour.saved", saved + ""))),
                failed ->
                        tell(
                                Notice.bad(
                                        Texts.of("tour.not-saved"),
                                        String.valueOf(failed.getMessage()),
                                        Texts.of("tour.elsewhere"))));
    }

    private void tell(Notice notice) {
        store.dispatch(new Msg.NoticeRaised(notice));
    }
}
