package io.logarium.app.consoleview;

import io.logarium.app.console.ConsoleSession;
import io.logarium.app.console.Run;
import io.logarium.app.console.Statement;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Segmented;
import io.logarium.app.shell.Command;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;

/// The console: Kafka's own commands typed or pasted, their output as it comes, and what was done by clicks as commands.
public final class ConsoleScreen implements Screen {
    /// The only tool that reads what is typed while it runs.
    private static final String READS_INPUT = "kafka-console-producer";

    private static final double POPUP_MARGIN = 8;
    private static final double POPUP_WIDTH = 640;

    /// So that candidates stand under the word that they complete.
    private static final double POPUP_PADDING = 14;

    private final ConsoleSession session;
    private final LongSupplier clockMs;
    private final TranscriptSource source;
    private final Transcript transcript;
    private final CommandInput input = new CommandInput();
    private final CompletionPopup popup;
    private final InputTyping typing;
    private final CommandHelp help;
    private final Label prompt = Labels.plain("", "console-prompt");
    private final HBox hints;
    private final VBox node;
    private final Saving saving;
    private Optional<Run> typingInto = Optional.empty();
    private long lastSecond;

    public ConsoleScreen(Store store, ConsoleSession session, LongSupplier clockMs) {
        this.session = session;
        this.clockMs = clockMs;
        source = new TranscriptSource(store, session);
        transcript = new Transcript(new Deeds(), clockMs);
        saving = new Saving(store);
        help = new CommandHelp(session, store);
        popup = new CompletionPopup(this::choose);
        typing = new InputTyping(input, popup, session, store, new Target());
        hints = hints();
        var line = inputLine();
        var centre = new StackPane(transcript, popup);
        StackPane.setAlignment(popup, Pos.BOTTOM_LEFT);
        VBox.setVgrow(centre, Priority.ALWAYS);
        centre.setMinHeight(0);
        node = new VBox(toolbar(), centre, line);
        node.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        popup.visibleProperty().addListener((_, _, _) -> placePopup());
        node.widthProperty().addListener((_, _, _) -> placePopup());
        input.area().textProperty().addListener((_, _, text) -> help.show(firstWord(text)));
        Retold.with(
                node,
                () -> {
                    transcript.retell();
                    showPrompt();
                });
        showPrompt();
    }

    @Override
    public String id() {
        return "console";
    }

    @Override
    public String titleKey() {
        return "console.title";
    }

    @Override
    public Ikon icon() {
        return MaterialDesignC.CONSOLE;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(help);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("console.save", MaterialDesignF.FORMAT_ALIGN_LEFT, this::save),
                Command.of("console.clear", MaterialDesignD.DELETE_SWEEP_OUTLINE, this::clear),
                Command.of("console.stop", MaterialDesignC.CLOSE_OCTAGON_OUTLINE, this::interrupt)
                        .when(() -> newestRunning().isPresent()));
    }

    @Override
    public void shown() {
        lastSecond = 0;
        input.area().requestFocus();
    }

    @Override
    public void pulse(long nowMs) {
        boolean second = nowMs / 1_000 != lastSecond;
        source.news().ifPresent(transcript::show);
        if (typingInto.isPresent() && !typingInto.get().isRunning()) {
            typeInto(Optional.empty());
        }
        if (second) {
            lastSecond = nowMs / 1_000;
            if (newestRunning().isPresent()) {
                transcript.redraw();
            }
        }
    }

    /// Types a command into the line, as another screen's "open in the console" does; the user runs it.
    public void propose(String command) {
        typing.text(command);
    }

    /// Runs commands as if they had been typed.
    public void run(String commands) {
        enter(commands);
    }

    /// Whether nothing runs or waits.
    public boolean isQuiet() {
        return session.runs().stream().allMatch(run -> run.state() instanceof Run.Ended);
    }

    /// Whether it shows what may stand at the caret.
    public boolean isOffering() {
        return popup.isOffering();
    }

    /// Shows what may stand at the caret.
    public void complete() {
        typing.complete();
    }

    private Node toolbar() {
        var filter =
                new Segmented<TranscriptSource.Filter>()
                        .with(TranscriptSource.Filter.ALL, "console.all")
                        .with(
                                TranscriptSource.Filter.TYPED,
                                "console.only-typed",
                                MaterialDesignK.KEYBOARD_OUTLINE)
                        .with(
                                TranscriptSource.Filter.CLICKED,
                                "console.only-clicked",
                                MaterialDesignC.CURSOR_DEFAULT_CLICK_OUTLINE)
                        .choose(TranscriptSource.Filter.ALL)
                        .onChosen(source::filter);
        var save = Buttons.small("console.save", MaterialDesignF.FORMAT_ALIGN_LEFT, this::save);
        var clear =
                Buttons.small("console.clear", MaterialDesignD.DELETE_SWEEP_OUTLINE, this::clear);
        clear.setId("console-clear");
        return Sections.toolbar(
                Labels.bound("console.title", "h1"), filter, Sections.space(), save, clear);
    }

    private HBox inputLine() {
        HBox.setHgrow(input, Priority.ALWAYS);
        prompt.setMinWidth(Label.USE_PREF_SIZE);
        hints.setMinWidth(Label.USE_PREF_SIZE);
        var line = new HBox(10, prompt, input, hints);
        line.getStyleClass().add("console-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setOnMouseClicked(_ -> input.area().requestFocus());
        line.widthProperty()
                .addListener((_, _, width) -> {
                    boolean roomy = width.doubleValue() > 900;
                    hints.setVisible(roomy);
                    hints.setManaged(roomy);
                });
        return line;
    }

    private static HBox hints() {
        var box =
                new HBox(
                        6,
                        Labels.key("↑"),
                        Labels.bound("console.hint.history", "muted", "small"),
                        Labels.key("Ctrl Space"),
                        Labels.bound("console.hint.complete", "muted", "small"),
                        Labels.key("Enter"),
                        Labels.bound("console.hint.run", "muted", "small"));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void showPrompt() {
        prompt.setGraphic(Icons.of(MaterialDesignC.CHEVRON_RIGHT, 20, "tone-accent"));
        prompt.setText(
                typingInto
                        .map(run -> Texts.of("console.input.into", firstWord(run.text())))
                        .orElse(""));
    }

    private void placePopup() {
        double room = node.getWidth() - POPUP_WIDTH - POPUP_MARGIN;
        double word = input.getLayoutX() + input.caretPlace().getX() - typing.typedWidth();
        double left = Math.clamp(word - POPUP_PADDING, POPUP_MARGIN, Math.max(POPUP_MARGIN, room));
        StackPane.setMargin(popup, new Insets(0, 0, POPUP_MARGIN, left));
    }

    private void choose(io.logarium.app.console.Completions.Candidate candidate) {
        typing.choose(candidate);
    }

    private void onKey(KeyEvent event) {
        boolean inTranscript = transcript.isFocused();
        if (event.getCode() == KeyCode.C && event.isShortcutDown() && inTranscript) {
            if (transcript.hasSelection()) {
                transcript.copySelection();
            } else {
                interrupt();
            }
            event.consume();
        }
    }

    private void enter(String text) {
        if (typingInto.isPresent()) {
            typingInto.get().send(text);
            return;
        }
        session.submit(text).stream()
                .filter(ConsoleScreen::readsInput)
                .reduce((_, last) -> last)
                .ifPresent(run -> typeInto(Optional.of(run)));
        transcript.follow();
    }

    private static boolean readsInput(Run run) {
        return run.statement() instanceof Statement.Command command
                && command.input().isEmpty()
                && Descriptions.name(command.name()).equals(READS_INPUT);
    }

    private void typeInto(Optional<Run> run) {
        typingInto = run;
        showPrompt();
        input.area().requestFocus();
    }

    private Optional<Run> newestRunning() {
        return session.runs().reversed().stream().filter(Run::isRunning).findFirst();
    }

    private void interrupt() {
        typingInto.or(this::newestRunning).ifPresent(Run::interrupt);
    }

    private void save() {
        saving.save(Script.of(source.visible()), node.getScene().getWindow());
    }

    private void clear() {
        source.clear(clockMs.getAsLong());
    }

    private static String firstWord(String text) {
        var words = text.strip().split("\\s+", 2);
        return Descriptions.name(words[0]);
    }

    /// What the keys of the input line do to the rest of the screen.
    private final class Target implements InputTyping.Target {
        @Override
        public void enter(String text) {
            ConsoleScreen.this.enter(text);
        }

        @Override
        public Optional<Run> typingInto() {
            return typingInto;
        }

        @Override
        public void interrupt() {
            ConsoleScreen.this.interrupt();
        }

        @Override
        public void leave() {
            typeInto(Optional.empty());
        }
    }

    /// What the buttons of a block do.
    private final class Deeds implements BlockHead.Deeds {
        @Override
        public void copy(Block block) {
            var content = new ClipboardContent();
            content.putString(block.text());
            Clipboard.getSystemClipboard().setContent(content);
        }

        @Override
        public void again(Block block) {
            typeInto(Optional.empty());
            enter(block.origin().command());
        }

        @Override
        public void stop(Run run) {
            run.interrupt();
        }

        @Override
        public void endInput(Run run) {
            run.endInput();
        }

        @Override
        public void typeInto(Run run) {
            ConsoleScreen.this.typeInto(Optional.of(run));
        }

        private void typeInto(Optional<Run> run) {
            ConsoleScreen.this.typeInto(run);
        }
    }
}
