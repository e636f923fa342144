package io.logarium.app.topics;

import io.logarium.app.lab.LabFile;
import io.logarium.app.lab.LineFile;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Facts;
import io.logarium.app.parts.Labels;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Sends the lines of a text file: which file, what is in it, how far it is. It goes on when the drawer is closed.
final class FilePane extends HBox {
    private static final int LONGEST_SHOWN = 200;

    private final Desk desk;
    private final Label name = Labels.plain("", "mono", "strong");
    private final TextField separator = new TextField();
    private final DeliveryChoice delivery = new DeliveryChoice("file", () -> {});
    private final Label words = Labels.plain("", "small");
    private final VBox lines = new VBox(2);
    private final Facts facts = new Facts();
    private final ProgressBar bar = new ProgressBar(0);
    private final ProblemBox problem = new ProblemBox();
    private final Button send;
    private final Button cancel;
    private Optional<Path> path = Optional.empty();
    private Optional<LineFile.Found> found = Optional.empty();
    private Optional<LabFile> running = Optional.empty();
    private String topic = "";

    /// Of several looks at files only the newest counts.
    private int looks;

    FilePane(Desk desk) {
        super(16);
        this.desk = desk;
        setId("file");
        send = Buttons.primary("file.send", MaterialDesignS.SEND, this::send);
        send.setId("file-send");
        cancel = Buttons.normal("file.cancel", MaterialDesignC.CLOSE, this::cancel);
        cancel.setId("file-cancel");
        getChildren().addAll(left(), centre(), right());
        tell();
    }

    private VBox left() {
        var choose = Buttons.normal("file.choose", MaterialDesignF.FILE_OUTLINE, this::chooseFile);
        choose.setId("file-choose");
        name.setId("file-name");
        name.setMinWidth(0);
        separator.setId("file-separator");
        separator.getStyleClass().addAll("mono", "lg-compact");
        separator.promptTextProperty().bind(Texts.bind("file.separatorHint"));
        separator.accessibleTextProperty().bind(Texts.bind("file.separator"));
        separator.textProperty().addListener((_, _, _) -> look());
        var column =
                new VBox(
                        8,
                        choose,
                        name,
                        new VBox(3, Labels.bound("file.separator", "small", "muted"), separator),
                        delivery);
        column.setMinWidth(256);
        column.setMaxWidth(256);
        return column;
    }

    private VBox centre() {
        words.setId("file-words");
        words.setWrapText(true);
        words.setMinHeight(Label.USE_PREF_SIZE);
        lines.setId("file-lines");
        var column = new VBox(6, words, lines);
        column.setMinWidth(180);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private VBox right() {
        facts.row("generator.sent").row("generator.acknowledged");
        bar.setId("file-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(Texts.bind("file.progress"));
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        var foot = new HBox(8, send, cancel);
        foot.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(6, Labels.bound("file.progress", "h3"), facts, bar, problem, gap, foot);
        card.getStyleClass().add("lg-card");
        card.setMinWidth(260);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    /// The drawer is for this topic now.
    void topic(String newTopic) {
        topic = newTopic;
        running = desk.lab().files().stream().filter(f -> f.plan().topic().equals(topic)).findAny();
        tell();
    }

    private void chooseFile() {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("file.choose"));
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()))
                .ifPresent(file -> choose(file.toPath()));
    }

    /// Looks into a file, as the dialog's button does.
    void choose(Path newPath) {
        path = Optional.of(newPath);
        name.setText(String.valueOf(newPath.getFileName()));
        look();
    }

    /// Looks into a file unless it has; returns whether it tells what is in it.
    boolean shows(Path wanted) {
        if (path.filter(wanted::equals).isEmpty()) {
            choose(wanted);
        }
        return found.isPresent();
    }

    private Optional<LineFile> file() {
        // As Kafka's tools have it in properties.
        var between = separator.getText().replace("\\t", "\t");
        return path.map(p -> new LineFile(p, between));
    }

    private Optional<LineFile.Found.Good> good() {
        return found.filter(LineFile.Found.Good.class::isInstance)
                .map(LineFile.Found.Good.class::cast);
    }

    private void look() {
        file().ifPresent(file -> {
            int look = ++looks;
            found = Optional.empty();
            tell();
            desk.store()
                    .work(
                            file::look,
                            result -> {
                                if (look == looks) {
                                    found = Optional.of(result);
                                    tell();
                                }
                            },
                            e -> {
                                throw new IllegalStateException("the file's lines", e);
                            });
        });
    }

    private void send() {
        if (isRunning() || desk.refuses() || file().isEmpty() || good().isEmpty()) {
            return;
        }
        running =
                desk.lab()
                        .send(
                                new LabFile.Plan(
                                        desk.lab().freeName("file-producer"),
                                        topic,
                                        file().get(),
                                        good().get().lines(),
                                        delivery.acks(),
                                        delivery.compression()));
        tell();
    }

    private void cancel() {
        running.ifPresent(LabFile::cancel);
    }

    private boolean isRunning() {
        return running.filter(f -> !f.progress().phase().isOver()).isPresent();
    }

    /// Looks how far it is; at most ten times a second.
    void pulse() {
        running.ifPresent(f -> tellProgress());
    }

    /// Says it in the language of now.
    void refresh() {
        tell();
    }

    private void tell() {
        words.setText(said());
        boolean bad = found.filter(LineFile.Found.Bad.class::isInstance).isPresent();
        words.getStyleClass().setAll("label", "small", bad ? "tone-bad" : "muted");
        lines.getChildren().clear();
        good().ifPresent(g -> g.first().forEach(line -> lines.getChildren().add(row(line))));
        tellProgress();
    }

    private String said() {
        if (path.isEmpty()) {
            return Texts.of("file.none", Numbers.bytes(LineFile.MOST_BYTES));
        }
        if (found.isEmpty()) {
            return Texts.of("file.looking");
        }
        return switch (found.get()) {
            case LineFile.Found.Good(var count, var bytes, _) ->
                    Texts.of("file.good", count, Numbers.bytes(bytes));
            case LineFile.Found.Bad(var why, var line, var said) ->
                    switch (why) {
                        case UNREADABLE -> Texts.of("file.UNREADABLE", said);
                        case EMPTY -> Texts.of("file.EMPTY");
                        case TOO_LARGE ->
                                Texts.of(
                                        "file.TOO_LARGE",
                                        Numbers.bytes(Long.parseLong(said)),
                                        Numbers.bytes(LineFile.MOST_BYTES));
                        case TOO_MANY_LINES ->
                                Texts.of(
                                        "file.TOO_MANY_LINES",
                                        Numbers.grouped(LineFile.MOST_LINES));
                        case LINE_TOO_LONG ->
                                Texts.of(
                                        "file.LINE_TOO_LONG",
                                        Integer.toString(line),
                                        Numbers.grouped(LineFile.LONGEST_LINE));
                        case NO_SEPARATOR ->
                                Texts.of("file.NO_SEPARATOR", Integer.toString(line), said);
                        case NOT_UTF8 -> Texts.of("file.NOT_UTF8", Integer.toString(line));
                    };
        };
    }

    private static HBox row(LineFile.Line line) {
        var row = new HBox(8);
        line.key().ifPresent(k -> row.getChildren().add(Labels.plain(cut(k), "mono", "strong")));
        var value = Labels.plain(cut(line.value()), "mono");
        value.setMinWidth(0);
        row.getChildren().add(value);
        return row;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + '…';
    }

    private void tellProgress() {
        boolean on = isRunning();
        send.setDisable(on || good().isEmpty());
        cancel.setDisable(!on);
        var progress = running.map(LabFile::progress);
        facts.set("generator.sent", progress.map(p -> of(p.sent(), p)).orElse("–"));
        facts.set(
                "generator.acknowledged",
                progress.map(p -> of(p.acknowledged(), p)).orElse("–"),
                true);
        bar.setProgress(progress.map(LabFile.Progress::share).orElse(0.0));
        progress.flatMap(LabFile.Progress::problem).ifPresentOrElse(problem::show, problem::clear);
    }

    private static String of(int number, LabFile.Progress progress) {
        return Numbers.grouped(number) + " / " + Numbers.grouped(progress.lines());
    }
}
