package io.logarium.app.settings;

import io.logarium.app.Version;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Segmented;
import io.logarium.app.parts.Tint;
import io.logarium.app.shell.Command;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.Comfort;
import io.logarium.app.state.MotionChoice;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.state.ThemeChoice;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// Theme, language, how many brokers, the port, where the data lies, and the button that deletes it.
public final class SettingsScreen implements Screen {
    private static final double WIDTH = 640;
    private static final int MAX_PORT = 65_535;
    private static final int SCALE_STEP = 10;
    private static final int MOST_BROKERS = 7;

    private final Store store;
    private final Household household;
    private final VBox node;
    private final Segmented<ThemeChoice> theme = new Segmented<>();
    private final Segmented<Language> language = new Segmented<>();
    private final Segmented<MotionChoice> motion = new Segmented<>();
    private final TextField port = new TextField();
    private final Label portNote = Labels.plain("", "small", "muted");
    private final VBox danger = new VBox(8);
    private final Optional<SnapshotsPane> snapshots;

    /// What the settings change outside of the window.
    public interface Household {
        /// The port that the next start takes.
        int port();

        /// Keeps the port for the next start.
        void keepPort(int port);

        /// How many brokers the next start has.
        int brokers();

        /// Keeps the number of brokers for the next start.
        void keepBrokers(int brokers);

        /// Where all data lies.
        Path data();

        /// What a screen has kept under a key.
        default Optional<String> kept(String key) {
            return Optional.empty();
        }

        /// Keeps something for a screen.
        default void keep(String key, String value) {}

        /// Stops the cluster, deletes all of its data and starts it anew; comes back at once.
        void deleteAllData();

        /// Of the cluster in the box; absent where there is none.
        default Optional<Snapshots> snapshots() {
            return Optional.empty();
        }
    }

    public SettingsScreen(Store store, Household household) {
        this.store = store;
        this.household = household;
        for (var each : Language.values()) {
            language.with(each, new SimpleStringProperty(each.ownName()));
        }
        language.onChosen(l -> store.dispatch(new Msg.LanguageChosen(l)));
        theme.with(ThemeChoice.LIGHT, "settings.theme.light")
                .with(ThemeChoice.DARK, "settings.theme.dark")
                .with(ThemeChoice.SYSTEM, "settings.theme.system")
                .onChosen(t -> store.dispatch(new Msg.ThemeChosen(t)));
        var column =
                new VBox(
                        18,
                        group(
                                "settings.look",
                                row("settings.theme", theme),
                                row("settings.language", language),
                                row("settings.scale", scale()),
                                row("settings.motion", motion)),
                        group(
                                "settings.cluster",
                                row("settings.brokers", brokers()),
                                row("settings.port", portField())),
                        group("settings.data", row("settings.data.folder", folder()), danger),
                        group("settings.about", about()));
        snapshots = household.snapshots().map(s -> new SnapshotsPane(store, s));
        snapshots.ifPresent(s -> column.getChildren().add(2, group("settings.snapshots", s)));
        column.setPadding(new Insets(20, 24, 24, 24));
        column.setMaxWidth(WIDTH);
        var scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        node = new VBox(Sections.toolbar(Labels.bound("settings.title", "h1")), scroll);
        askFirst(false);
        store.watch(s -> s.look().language(), language::choose);
        store.watch(s -> s.look().theme(), theme::choose);
        motion.with(MotionChoice.SYSTEM, "settings.motion.system")
                .with(MotionChoice.FULL, "settings.motion.full")
                .with(MotionChoice.REDUCED, "settings.motion.reduced")
                .onChosen(m -> store.dispatch(new Msg.MotionChosen(m)));
        store.watch(s -> s.look().comfort().motion(), motion::choose);
        Retold.with(node, () -> checkPort());
        checkPort();
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String titleKey() {
        return "settings.title";
    }

    @Override
    public Ikon icon() {
        return MaterialDesignC.COG_OUTLINE;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void shown() {
        snapshots.ifPresent(SnapshotsPane::look);
    }

    @Override
    public List<Command> everywhere() {
        return snapshots.stream()
                .flatMap(s ->
                        Stream.of(
                                Command.of(
                                        "settings.snapshots.command.save",
                                        MaterialDesignC.CONTENT_SAVE_OUTLINE,
                                        () -> go(s::askName)),
                                Command.of(
                                                "settings.snapshots.command.reset",
                                                MaterialDesignR.RESTART,
                                                () -> go(s::askReset))
                                        .onKeys("Shortcut+Shift+R")))
                .toList();
    }

    private void go(Runnable then) {
        store.dispatch(new Msg.ScreenChosen(id()));
        then.run();
    }

    private static VBox group(String titleKey, Node... rows) {
        var group = new VBox(10, Labels.bound(titleKey, "h2"));
        group.getChildren().addAll(rows);
        return group;
    }

    private static HBox row(String nameKey, Node control) {
        var name = Labels.bound(nameKey, "muted");
        name.setMinWidth(150);
        name.setMaxWidth(150);
        name.setWrapText(true);
        var row = new HBox(12, name, control);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(control, Priority.SOMETIMES);
        return row;
    }

    private Node brokers() {
        var choice = new Segmented<Integer>();
        for (int count = 1; count <= MOST_BROKERS; count++) {
            choice.with(count, new SimpleStringProperty(Integer.toString(count)));
        }
        choice.setId("settings-brokers");
        choice.choose(household.brokers());
        choice.onChosen(household::keepBrokers);
        var note = Labels.prose("settings.brokers.note", "small", "muted");
        var box = new HBox(10, choice, note);
        box.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(note, Priority.ALWAYS);
        return box;
    }

    private Node portField() {
        port.setId("settings-port");
        port.setText(Integer.toString(household.port()));
        port.setPrefWidth(72);
        port.setMinWidth(72);
        port.getStyleClass().add("mono");
        port.accessibleTextProperty().bind(Texts.bind("settings.port"));
        port.textProperty().addListener((_, _, _) -> checkPort());
        portNote.setWrapText(true);
        var box = new HBox(10, port, portNote);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Node scale() {
        var slider =
                new Slider(
                        Comfort.MIN_SCALE,
                        Comfort.MAX_SCALE,
                        store.state().look().comfort().scalePercent());
        slider.setId("settings-scale");
        slider.setBlockIncrement(SCALE_STEP);
        slider.setMajorTickUnit(20);
        slider.setMinorTickCount(1);
        slider.setSnapToTicks(true);
        slider.setPrefWidth(220);
        slider.accessibleTextProperty().bind(Texts.bind("settings.scale"));
        var percent = Labels.plain("", "mono");
        percent.setMinWidth(52);
        // While it is dragged the window stays as it is: the slider would run away from the mouse.
        slider.valueProperty()
                .addListener((_, _, value) -> {
                    percent.setText(percent(value.doubleValue()) + " %");
                    if (!slider.isValueChanging()) {
                        chooseScale(value.doubleValue());
                    }
                });
        slider.valueChangingProperty()
                .addListener((_, _, changing) -> {
                    if (!changing) {
                        chooseScale(slider.getValue());
                    }
                });
        store.watch(
                s -> s.look().comfort().scalePercent(),
                chosen -> {
                    slider.setValue(chosen);
                    percent.setText(chosen + " %");
                });
        var box = new HBox(10, slider, percent);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void chooseScale(double value) {
        store.dispatch(new Msg.ScaleChosen(percent(value)));
    }

    private static int percent(double value) {
        return (int) Math.round(value / SCALE_STEP) * SCALE_STEP;
    }

    private void checkPort() {
        var typed = typedPort();
        if (typed.isEmpty()) {
            portNote.setText(Texts.of("settings.port.wrong"));
            portNote.getStyleClass().setAll("label", "small", "tone-bad");
            return;
        }
        portNote.setText(Texts.of("settings.port.note"));
        portNote.getStyleClass().setAll("label", "small", "muted");
        if (typed.getAsInt() != household.port()) {
            household.keepPort(typed.getAsInt());
        }
    }

    private OptionalInt typedPort() {
        var text = port.getText().strip();
        if (!text.matches("\\d{1,5}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(text);
        return number >= 1 && number <= MAX_PORT ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private Node folder() {
        var path = Labels.plain(household.data().toString(), "mono");
        path.setMinWidth(0);
        var copy =
                Buttons.icon("settings.data.copy", MaterialDesignC.CONTENT_COPY, this::copyFolder);
        copy.getStyleClass().add("small");
        var box = new HBox(8, path, copy);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void copyFolder() {
        var content = new ClipboardContent();
        content.putString(household.data().toString());
        Clipboard.getSystemClipboard().setContent(content);
        store.dispatch(new Msg.NoticeRaised(Notice.ok(Texts.of("settings.data.copied"))));
    }

    /// The button alone, or the question with the word to type.
    private void askFirst(boolean asking) {
        if (!asking) {
            var delete =
                    Buttons.danger(
                            "settings.data.delete",
                            MaterialDesignD.DELETE_OUTLINE,
                            () -> askFirst(true));
            delete.setId("settings-delete");
            danger.getChildren()
                    .setAll(Labels.prose("settings.data.what", "body", "muted"), delete);
            return;
        }
        var word = new TextField();
        word.setId("settings-delete-word");
        word.setMaxWidth(200);
        word.accessibleTextProperty().bind(Texts.bind("settings.data.type"));
        var really =
                Buttons.danger(
                        "settings.data.really",
                        MaterialDesignD.DELETE_OUTLINE,
                        () -> {
                            askFirst(false);
                            household.deleteAllData();
                        });
        really.setId("settings-delete-really");
        really.getStyleClass().add("primary");
        really.setDisable(true);
        word.setOnAction(_ -> really.fire());
        word.textProperty()
                .addListener((_, _, typed) ->
                        really.setDisable(!typed.strip().equals(Texts.of("settings.data.word"))));
        var back =
                Buttons.normal("settings.data.keep", MaterialDesignC.CLOSE, () -> askFirst(false));
        danger.getChildren()
                .setAll(
                        Sections.callout(
                                Tint.BAD,
                                Labels.prose("settings.data.warning", "body"),
                                Labels.prose("settings.data.type", "body"),
                                word,
                                Sections.actions(really, back)));
        word.requestFocus();
    }

    private static Node about() {
        var version = new SimpleStringProperty("Logarium " + Version.text());
        return new VBox(
                6,
                Labels.bound(version, "strong"),
                Labels.prose("settings.about.what", "body", "muted"),
                Labels.prose("settings.about.fonts", "body", "muted"));
    }
}
