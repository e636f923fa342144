package io.logarium.app.tour;

import io.logarium.app.lesson.Glossary;
import io.logarium.app.lesson.Program;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.CodeView;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.LiveScroll;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Segmented;
import io.logarium.app.text.Texts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// A program in Python and in Java, with what is said to the line under the mouse or the chosen one, and how to start it.
final class ProgramView extends BorderPane {
    private static final PseudoClass TOLD = PseudoClass.getPseudoClass("told");
    private static final double LINE = 20;

    private final Supplier<Glossary> glossary;
    private final Live live;
    private final BiConsumer<Path, String> save;
    private final Segmented<Program.Tongue> tongues = new Segmented<>();
    private final Label title = Labels.plain("", "h2");
    private final ListView<Integer> lines = new ListView<>();
    private final VBox words = new VBox(8);
    private final CodeView run = new CodeView("program-run");
    private Optional<Program> program = Optional.empty();
    private Program.Tongue tongue = Program.Tongue.PYTHON;
    private Optional<Program.Note> told = Optional.empty();

    /// @param save writes the text into a file
    /// @param close leads back to the picture
    ProgramView(
            Supplier<Glossary> glossary, Live live, BiConsumer<Path, String> save, Runnable close) {
        this.glossary = glossary;
        this.live = live;
        this.save = save;
        setId("tour-program");
        getStyleClass().add("lg-program");
        tongues.with(Program.Tongue.PYTHON, new SimpleStringProperty("Python"))
                .with(Program.Tongue.JAVA, new SimpleStringProperty("Java"))
                .onChosen(this::speak);
        var copy = Buttons.small("tour.program.copy", MaterialDesignC.CONTENT_COPY, this::copy);
        copy.setId("program-copy");
        var keep =
                Buttons.small(
                        "tour.program.save", MaterialDesignC.CONTENT_SAVE_OUTLINE, this::save);
        var cross = Buttons.icon("tour.program.close", MaterialDesignC.CLOSE, close);
        cross.setId("program-close");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().add("lg-program-title");
        setTop(new VBox(title, Sections.toolbar(tongues, Sections.space(), copy, keep, cross)));
        lines.setId("program-lines");
        lines.setFixedCellSize(LINE);
        lines.setCellFactory(_ -> new Line());
        lines.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, line) -> tell(Optional.ofNullable(line)));
        setCenter(lines);
        var scroll = new LiveScroll(words);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollBarPolicy.NEVER);
        scroll.setMinHeight(96);
        scroll.setPrefHeight(120);
        var bottom =
                new VBox(
                        8,
                        scroll,
                        Labels.bound("tour.program.run", "h3"),
                        run,
                        Labels.prose("tour.program.map", "small", "muted"));
        bottom.getStyleClass().add("lg-program-words");
        setBottom(bottom);
    }

    void show(Program wanted) {
        program = Optional.of(wanted);
        tongues.choose(tongue);
        refresh();
    }

    /// Shows all words anew.
    void refresh() {
        program.ifPresent(p -> {
            var twin = p.twin(tongue);
            title.setText(p.title(Texts.language()));
            told = Optional.empty();
            lines.getItems()
                    .setAll(
                            java.util.stream.IntStream.rangeClosed(1, twin.lines().size())
                                    .boxed()
                                    .toList());
            run.show(twin.run() + " --bootstrap " + live.bootstrap().split(",", 2)[0]);
            lines.getSelectionModel().selectFirst();
            tell(Optional.of(1));
        });
    }

    private void speak(Program.Tongue chosen) {
        tongue = chosen;
        refresh();
    }

    private Optional<Program.Note> note(int line) {
        return program.flatMap(p ->
                p.twin(tongue).notes(Texts.language()).stream()
                        .filter(n -> n.from() <= line && line <= n.to())
                        .findFirst());
    }

    private void tell(Optional<Integer> line) {
        var now = line.flatMap(this::note);
        if (now.isEmpty() || now.equals(told)) {
            return;
        }
        told = now;
        words.getChildren().setAll(new ProseView(glossary.get()).nodes(now.get().blocks()));
        lines.refresh();
    }

    private String text() {
        return program.map(p -> String.join("\n", p.twin(tongue).lines()) + "\n").orElse("");
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(text());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void save() {
        program.ifPresent(p -> {
            var chooser = new FileChooser();
            chooser.setInitialFileName(p.twin(tongue).file());
            Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
                    .ifPresent(file -> save.accept(file.toPath(), text()));
        });
    }

    private final class Line extends ListCell<Integer> {
        private final Label number = Labels.plain("", "mono", "muted", "lg-line-number");
        private final Label code = Labels.plain("", "mono", "may-be-cut");
        private final HBox row = new HBox(12, number, code);

        private Line() {
            setOnMouseEntered(_ -> tell(Optional.ofNullable(getItem())));
        }

        @Override
        protected void updateItem(@Nullable Integer line, boolean empty) {
            super.updateItem(line, empty);
            int at = empty || line == null ? 0 : line;
            pseudoClassStateChanged(
                    TOLD, told.filter(n -> n.from() <= at && at <= n.to()).isPresent());
            if (at == 0 || program.isEmpty()) {
                setGraphic(null);
                return;
            }
            number.setText("" + at);
            code.setText(program.get().twin(tongue).lines().get(at - 1));
            setGraphic(row);
        }
    }
}
