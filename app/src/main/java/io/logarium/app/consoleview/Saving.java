package io.logarium.app.consoleview;

import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks where a script goes and writes it there.
final class Saving {
    private final Store store;

    Saving(Store store) {
        this.store = store;
    }

    void save(String script, Window owner) {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("console.save"));
        chooser.setInitialFileName("kafka-commands.sh");
        var file = chooser.showSaveDialog(owner);
        if (file != null) {
            write(script, file.toPath());
        }
    }

    private void write(String script, Path file) {
        store.work(
                () -> Files.writeString(file, script),
                path ->
                        store.dispatch(
                                new Msg.NoticeRaised(
                                        Notice.ok(Texts.of("console.saved", path.toString())))),
                e ->
                        store.dispatch(
                                new Msg.NoticeRaised(
                                        Notice.bad(
                                                Texts.of("console.not-saved"),
                                                String.valueOf(e.getMessage()),
                                                Texts.of("console.not-saved.advice")))));
    }
}
