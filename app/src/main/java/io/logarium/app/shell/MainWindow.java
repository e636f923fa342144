package io.logarium.app.shell;

import io.logarium.app.glossary.TermCards;
import io.logarium.app.state.Look;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/// The window: header, rail, the screen in the centre, inspector, time strip, and what may lie over them.
public final class MainWindow {
    public static final double MIN_WIDTH = 1024;
    public static final double MIN_HEIGHT = 680;

    /// Under this width the inspector lies over the diagram.
    private static final double DOCKED_FROM = 1360;

    /// Under this width the rail has no labels.
    private static final double LABELS_FROM = 1100;

    private final Store store;
    private final Rail rail;
    private final Inspector inspector;
    private final BorderPane body;
    private final Header header;
    private final Notices notices;
    private final CommandPalette palette;
    private final TermCards cards;
    private final StackPane centre = new StackPane();
    private final HBox middle = new HBox();
    private final StackPane overlay = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final StackPane root = new StackPane();
    private final Magnified magnified = new Magnified(root);
    private final Scene scene;
    private final Trail trail = new Trail();
    private List<Screen> screens = List.of();
    private Optional<Screen> shown = Optional.empty();
    private Optional<Strip> strip = Optional.empty();
    private Optional<Node> over = Optional.empty();
    private Optional<Door> door = Optional.empty();
    private List<Command> ofCluster = List.of();

    public MainWindow(Store store, double width, double height) {
        this.store = store;
        rail = new Rail(store);
        inspector = new Inspector(store);
        notices = new Notices(store);
        palette = new CommandPalette(this::commands, this::found, this::closePalette);
        header = new Header(store, this::openPalette, this::toggleInspector);
        centre.getStyleClass().add("shell-centre");
        centre.setMinWidth(0);
        HBox.setHgrow(centre, Priority.ALWAYS);
        middle.getChildren().add(centre);
        overlay.setPickOnBounds(false);
        body = new BorderPane(middle);
        frame.setCenter(body);
        frame.setTop(header);
        frame.setLeft(rail);
        root.getChildren().addAll(frame, notices, overlay);
        scene = new Scene(magnified, width, height);
        cards = new TermCards(store, scene, overlay, this::over);
        HandledKeys.filter(scene, this::onKey);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, this::onMouse);
        scene.widthProperty().addListener((_, _, _) -> fit(store.state().look()));
        scene.heightProperty().addListener((_, _, _) -> fit(store.state().look()));
        store.watch(
                s -> List.of(s.look().isDark(), factor(s.look())),
                _ -> Themes.style(scene, store.state().look()));
        store.watch(s -> s.look().language(), Texts::language);
        store.watch(s -> s.look(), this::fit);
        store.watch(s -> s.past().isPresent(), this::frame);
    }

    /// The screen in the centre as it looks now, without what is around it.
    public Image pictureOfScreen() {
        return centre.snapshot(null, null);
    }

    public Scene scene() {
        return scene;
    }

    /// The screens of the rail; the last one stands at its bottom. The ones before are left to their owner.
    public void screens(List<Screen> newScreens) {
        shown.ifPresent(Screen::hidden);
        shown = Optional.empty();
        centre.getChildren().clear();
        screens = List.copyOf(newScreens);
        rail.screens(screens);
        top();
        fit(store.state().look());
    }

    /// What stands under all screens from now on; with empty nothing.
    public void strip(Optional<Strip> newStrip) {
        strip = newStrip;
        header.controls(strip.map(Strip::controls));
        if (door.isPresent()) {
            return;
        }
        body.setBottom(strip.map(Strip::node).orElse(null));
        top();
        fit(store.state().look());
    }

    /// What a newcomer is offered above a screen.
    ///
    /// @param screen id of the screen below
    /// @param gone is told once when another screen is chosen or the door is taken away
    public record Door(Node node, String screen, Runnable gone) {}

    /// Puts a door above a screen, with neither rail nor strip nor inspector, until it is taken away or another screen is chosen.
    public void door(Optional<Door> newDoor) {
        var old = door;
        door = newDoor;
        top();
        body.setBottom(door.isPresent() ? null : strip.map(Strip::node).orElse(null));
        old.ifPresent(d -> d.gone().run());
        fit(store.state().look());
    }

    /// The door; or what screens have to say above all of them, and that the past is shown.
    private void top() {
        var banners = new VBox();
        screens.forEach(s -> s.banner().ifPresent(banners.getChildren()::add));
        strip.map(Strip::banner).ifPresent(banners.getChildren()::add);
        body.setTop(door.map(Door::node).orElse(banners));
    }

    /// What can be done about which cluster is looked at: in the menu of the cluster and in the palette.
    public void clusterCommands(List<Command> commands) {
        ofCluster = List.copyOf(commands);
        header.clusterCommands(ofCluster);
    }

    /// Lays a form over everything until it is closed; with empty there is none.
    public void over(Optional<Node> form) {
        over.ifPresent(old -> {
            overlay.getChildren().remove(old);
            shown.ifPresent(s -> s.node().requestFocus());
        });
        over = form;
        over.ifPresent(overlay.getChildren()::add);
    }

    /// Shows something else in the centre until there are screens: that the cluster starts, or why it did not.
    public void instead(Node node) {
        if (screens.isEmpty()) {
            centre.getChildren().setAll(node);
        }
    }

    /// A frame: the screen in the centre looks whether something is new.
    public void pulse(long nowMs) {
        shown.ifPresent(s -> s.pulse(nowMs));
    }

    /// Around screens that show the past there is a frame.
    private void frame(boolean past) {
        body.getStyleClass().remove("in-the-past");
        if (past) {
            body.getStyleClass().add("in-the-past");
        }
    }

    /// How large everything is drawn. What is shown to a room is not so large that it has to be scrolled.
    private double factor(Look look) {
        double wanted = look.comfort().factor();
        double asKept = look.comfort().scalePercent() / 100.0;
        double room = Math.min(scene.getWidth() / MIN_WIDTH, scene.getHeight() / MIN_HEIGHT);
        return look.isPresenting() ? Math.max(asKept, Math.min(wanted, room)) : wanted;
    }

    /// The width in which the window is laid out.
    private double width() {
        return magnified.inside(scene.getWidth());
    }

    private void fit(Look look) {
        if (door.filter(d -> !d.screen().equals(look.screen())).isPresent()) {
            door(Optional.empty());
            return;
        }
        magnified.factor(factor(look));
        frame.setLeft(look.isPresenting() || door.isPresent() ? null : rail);
        notices.setVisible(!look.isPresenting());
        var wanted =
                screens.stream()
                        .filter(s -> s.id().equals(look.screen()))
                        .findFirst()
                        .or(() -> screens.stream().findFirst());
        if (!wanted.equals(shown)) {
            shown.ifPresent(Screen::hidden);
            shown = wanted;
            shown.ifPresent(s -> trail.visit(s.id()));
            shown.ifPresent(this::show);
        }
        shown.ifPresent(s -> rail.choose(s.id()));
        rail.narrow(width() < LABELS_FROM);
        strip.ifPresent(s -> {
            s.narrow(width() < DOCKED_FROM);
            s.open(look.isStripOpen(shown.map(Screen::opensStrip).orElse(false)));
        });
        placeInspector(look);
    }

    private void show(Screen screen) {
        centre.getChildren().setAll(screen.node());
        inspector.content(screen.inspector());
        // Not the first field that happens to be there; a screen may want another place.
        centre.requestFocus();
        screen.shown();
    }

    private void placeInspector(Look look) {
        boolean hasOne =
                !look.isPresenting()
                        && door.isEmpty()
                        && shown.flatMap(Screen::inspector).isPresent();
        boolean docked = isDocked();
        inspector.width(look.inspectorWidth());
        place(middle.getChildren(), inspector, hasOne && docked && look.inspectorOpen());
        place(overlay.getChildren(), inspector, hasOne && !docked && look.sheetOpen());
        StackPane.setAlignment(inspector, Pos.CENTER_RIGHT);
        double height = strip.map(t -> t.node().getLayoutBounds().getHeight()).orElse(0.0);
        double below = height > 0 ? height : 32;
        StackPane.setMargin(inspector, docked ? Insets.EMPTY : new Insets(48, 0, below, 0));
    }

    private static void place(List<Node> where, Node node, boolean there) {
        if (there && !where.contains(node)) {
            where.add(node);
        } else if (!there) {
            where.remove(node);
        }
    }

    private boolean isDocked() {
        return width() >= DOCKED_FROM;
    }

    private void toggleInspector() {
        var look = store.state().look();
        store.dispatch(
                isDocked()
                        ? new Msg.InspectorShown(!look.inspectorOpen())
                        : new Msg.SheetShown(!look.sheetOpen()));
    }

    private void toggleStrip() {
        boolean open =
                store.state().look().isStripOpen(shown.map(Screen::opensStrip).orElse(false));
        store.dispatch(new Msg.StripShown(!open));
    }

    /// Shows everything that can be done, to be searched.
    public void openPalette() {
        if (!overlay.getChildren().contains(palette)) {
            overlay.getChildren().add(palette);
        }
        palette.open();
    }

    /// Closes what [#openPalette] has opened.
    public void closePalette() {
        overlay.getChildren().remove(palette);
        shown.ifPresent(s -> s.node().requestFocus());
    }

    private List<Command> commands() {
        var all = new ArrayList<Command>();
        shown.ifPresent(s -> all.addAll(s.commands()));
        strip.ifPresent(s -> all.addAll(s.commands()));
        ofCluster.stream().filter(c -> c.available().getAsBoolean()).forEach(all::add);
        screens.forEach(s -> all.addAll(s.everywhere()));
        for (int i = 0; i < screens.size(); i++) {
            var screen = screens.get(i);
            boolean last = i == screens.size() - 1;
            all.add(
                    new Command(
                                    () -> Texts.of("shell.command.go", Texts.of(screen.titleKey())),
                                    screen.icon(),
                                    Optional.empty(),
                                    () -> true,
                                    () -> store.dispatch(new Msg.ScreenChosen(screen.id())))
                            .onKeys("Shortcut+" + (last ? 0 : i + 1)));
        }
        all.add(
                Command.of(
                                "shell.inspector.toggle",
                                MaterialDesignD.DOCK_RIGHT,
                                this::toggleInspector)
                        .onKeys("Shortcut+I"));
        all.add(
                Command.of("shell.strip.toggle", MaterialDesignH.HISTORY, this::toggleStrip)
                        .onKeys("Shortcut+J"));
        all.add(
                Command.of(
                                "shell.theme.switch",
                                MaterialDesignW.WEATHER_NIGHT,
                                () -> Header.toggleTheme(store))
                        .onKeys("Shortcut+Shift+L"));
        all.add(
                Command.of(
                                "shell.glossary.open",
                                MaterialDesignB.BOOK_OPEN_VARIANT,
                                () -> cards.open())
                        .onKeys("F1"));
        all.add(
                Command.of("shell.back", MaterialDesignA.ARROW_LEFT, this::back)
                        .onKeys("Alt+Left")
                        .when(trail::hasBack));
        all.add(
                Command.of("shell.forward", MaterialDesignA.ARROW_RIGHT, this::forward)
                        .onKeys("Alt+Right")
                        .when(trail::hasForward));
        all.add(
                Command.of(
                        "shell.language.switch", MaterialDesignT.TRANSLATE, this::otherLanguage));
        all.add(
                Command.of(
                                "shell.present",
                                MaterialDesignP.PRESENTATION,
                                () -> Header.togglePresenting(store))
                        .onKeys("F5"));
        all.add(
                Command.of("shell.full-screen", MaterialDesignF.FULLSCREEN, this::toggleFullScreen)
                        .onKeys("F11"));
        return all;
    }

    private void toggleFullScreen() {
        if (scene.getWindow() instanceof Stage stage) {
            stage.setFullScreen(!stage.isFullScreen());
        }
    }

    private List<Command> found() {
        var found = new ArrayList<Command>();
        screens.forEach(s -> found.addAll(s.found()));
        for (var card : cards.cards()) {
            found.add(
                    new Command(
                            () ->
                                    Texts.of(
                                            "shell.glossary.find",
                                            card.name(Texts.language()),
                                            String.join(", ", card.otherNames())),
                            MaterialDesignB.BOOK_OPEN_VARIANT,
                            Optional.empty(),
                            () -> true,
                            () -> cards.open(card)));
        }
        return found;
    }

    private void back() {
        trail.back().ifPresent(id -> store.dispatch(new Msg.ScreenChosen(id)));
    }

    private void forward() {
        trail.forward().ifPresent(id -> store.dispatch(new Msg.ScreenChosen(id)));
    }

    /// The two buttons at the side of some mice.
    private void onMouse(MouseEvent event) {
        switch (event.getButton()) {
            case BACK -> back();
            case FORWARD -> forward();
            default -> {}
        }
    }

    private void otherLanguage() {
        var languages = io.logarium.app.text.Language.values();
        int next = (store.state().look().language().ordinal() + 1) % languages.length;
        store.dispatch(new Msg.LanguageChosen(languages[next]));
    }

    private void onKey(KeyEvent event) {
        if (new KeyCodeCombination(KeyCode.K, javafx.scene.input.KeyCombination.SHORTCUT_DOWN)
                .match(event)) {
            openPalette();
            event.consume();
            return;
        }
        if (overlay.getChildren().contains(palette)) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            closeTopmost(event);
            return;
        }
        for (var command : commands()) {
            if (command.keys().isPresent()
                    && command.keys().get().match(event)
                    && command.available().getAsBoolean()) {
                event.consume();
                command.action().run();
                return;
            }
        }
    }

    private void closeTopmost(KeyEvent event) {
        if (cards.hide()) {
            event.consume();
        } else if (over.isPresent()) {
            over(Optional.empty());
            event.consume();
        } else if (notices.closeNewest()) {
            event.consume();
        } else if (door.isPresent()) {
            door(Optional.empty());
            event.consume();
        } else if (!isDocked() && store.state().look().sheetOpen()) {
            store.dispatch(new Msg.SheetShown(false));
            event.consume();
        } else if (store.state().look().isPresenting()) {
            store.dispatch(new Msg.Presented(false));
            event.consume();
        }
    }
}
