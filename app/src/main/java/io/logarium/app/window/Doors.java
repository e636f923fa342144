package io.logarium.app.window;

import io.logarium.app.picture.Png;
import io.logarium.app.history.RecordingFile;
import io.logarium.app.history.Timeline;
import io.logarium.app.shell.Command;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.state.Looked;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The ways to other clusters, to recordings and to pictures, as commands of the window.
final class Doors {
    private final Store store;
    private final MainWindow window;
    private final Session session;

    Doors(Store store, MainWindow window, Session session) {
        this.store = store;
        this.window = window;
        this.session = session;
    }

    List<Command> commands() {
        return List.of(
                door("window.attach", MaterialDesignL.LAN_CONNECT, this::askForAddress),
                door("window.back", MaterialDesignP.PACKAGE_VARIANT_CLOSED, session::backToTheBox)
                        .when(() -> !(store.state().looked() instanceof Looked.Box)),
                door(
                                "window.recording.save",
                                MaterialDesignC.CONTENT_SAVE_OUTLINE,
                                this::saveRecording)
                        .when(() -> !(store.state().looked() instanceof Looked.Recording)),
                door(
                                "window.recording.save-span",
                                MaterialDesignC.CONTENT_SAVE_OUTLINE,
                                this::saveSpan)
                        .when(() -> session.screens().isPresent()),
                door("window.recording.open", MaterialDesignF.FOLDER_OPEN_OUTLINE, this::open),
                door("window.picture", MaterialDesignI.IMAGE_OUTLINE, this::savePicture),
                door("window.strip", MaterialDesignI.IMAGE_MULTIPLE_OUTLINE, this::saveStrip)
                        .when(() -> session.screens().isPresent()));
    }

    private static Command door(String key, Ikon icon, Runnable action) {
        return Command.of(key, icon, action);
    }

    /// Asks for the address of a cluster.
    void askForAddress() {
        pane().focus();
    }

    private AttachPane pane() {
        var panes = new AttachPane[1];
        var pane =
                new AttachPane(
                        address -> session.attach(address, panes[0]),
                        () -> window.over(Optional.empty()));
        panes[0] = pane;
        window.over(Optional.of(pane));
        return pane;
    }

    /// Attaches, with the form beside it that tells when it fails.
    void attach(String address) {
        session.attach(address, pane());
    }

    private void saveRecording() {
        askForRecording().ifPresent(this::saveRecording);
    }

    private Optional<Path> askForRecording() {
        var chooser = chooser(RecordingFile.ENDING, "window.recording.kind");
        chooser.setInitialFileName("logarium" + RecordingFile.ENDING);
        return Optional.ofNullable(chooser.showSaveDialog(window.scene().getWindow()))
                .map(File::toPath);
    }

    private void saveSpan() {
        if (shownSpan().isEmpty()) {
            store.dispatch(new Msg.NoticeRaised(Notice.info(Texts.of("window.recording.nothing"))));
            return;
        }
        askForRecording().ifPresent(this::saveSpan);
    }

    /// What was recorded in the span that the strip shows now.
    private Timeline shownSpan() {
        return session.screens().map(s -> s.time().shownSpan()).orElse(Timeline.EMPTY);
    }

    /// Writes that span into a file; it ends where it ended when this was asked.
    void saveSpan(Path file) {
        write(file, shownSpan());
    }

    /// Writes what was recorded until now into a file.
    void saveRecording(Path file) {
        session.timeline().ifPresent(timeline -> write(file, timeline));
    }

    private void write(Path file, Timeline timeline) {
        save(
                file,
                () -> {
                    RecordingFile.write(file, timeline);
                    return file;
                });
    }

    private void savePicture() {
        var chooser = chooser(".png", "window.picture.kind");
        chooser.setInitialFileName("logarium.png");
        Optional.ofNullable(chooser.showSaveDialog(window.scene().getWindow()))
                .map(File::toPath)
                .ifPresent(this::savePicture);
    }

    /// Writes what the window shows now into a file, as PNG.
    void savePicture(Path file) {
        var image = window.scene().snapshot(null);
        save(file, () -> Files.write(file, Png.encode(image)));
    }

    private void saveStrip() {
        var maker = session.screens().map(s -> new StripMaker(store, window, s.time()));
        if (maker.filter(StripMaker::hasStory).isEmpty()) {
            store.dispatch(new Msg.NoticeRaised(Notice.info(Texts.of("window.strip.nothing"))));
            return;
        }
        var chooser = chooser(".png", "window.picture.kind");
        chooser.setInitialFileName("logarium-story.png");
        Optional.ofNullable(chooser.showSaveDialog(window.scene().getWindow()))
                .map(File::toPath)
                .ifPresent(file -> saveStrip(maker.get(), file));
    }

    /// Writes the story of the shown moment as one picture into a file.
    void saveStrip(StripMaker maker, Path file) {
        maker.make(
                image -> save(file, () -> Files.write(file, Png.encode(image))),
                e -> notSaved(file, e));
    }

    private void save(Path file, Callable<Path> work) {
        store.work(
                work,
                saved ->
                        store.dispatch(
                                new Msg.NoticeRaised(
                                        Notice.ok(Texts.of("window.saved", saved.toString())))),
                e -> notSaved(file, e));
    }

    private void notSaved(Path file, Exception why) {
        store.dispatch(
                new Msg.NoticeRaised(
                        Notice.bad(
                                Texts.of("window.not-saved", file.toString()),
                                String.valueOf(why.getMessage()),
                                "")));
    }

    private void open() {
        var chooser = chooser(RecordingFile.ENDING, "window.recording.kind");
        Optional.ofNullable(chooser.showOpenDialog(window.scene().getWindow()))
                .map(File::toPath)
                .ifPresent(session::openRecording);
    }

    private static FileChooser chooser(String ending, String kind) {
        var chooser = new FileChooser();
        chooser.getExtensionFilters().add(new ExtensionFilter(Texts.of(kind), "*" + ending));
        return chooser;
    }
}
