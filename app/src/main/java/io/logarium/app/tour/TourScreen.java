package io.logarium.app.tour;

import io.logarium.app.lesson.Lesson;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.shell.Command;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The Tour: a list of lessons, and one lesson at a time.
public final class TourScreen implements Screen {
    private static final String FIRST = "01-cluster";

    /// Who waits longer is told so; the lessons are there before that almost always.
    private static final long PATIENCE_MS = 700;

    private final Store store;
    private final Path own;
    private final List<Lesson> lessons = new ArrayList<>();
    private Library library = Library.EMPTY;
    private boolean loaded;
    private Optional<String> wanted = Optional.empty();
    private long waitsSinceMs;
    private final Progress progress;
    private final BorderPane node = new BorderPane();
    private final LessonList list = new LessonList(this::open);
    private final LessonPlayer player;
    private final Button back = Buttons.small("tour.back", MaterialDesignA.ARROW_LEFT, this::list);
    private Optional<Lesson> open = Optional.empty();

    /// @param own folder of the user's own lessons; it need not be there
    public TourScreen(Store store, Memory memory, Path own) {
        this.store = store;
        this.own = own;
        progress = new Progress(memory);
        player =
                new LessonPlayer(
                        store,
                        () -> library.glossary(),
                        (lesson, score) -> progress.done(lesson.id(), score),
                        this::next);
        back.setId("tour-list-button");
        node.setTop(Sections.toolbar(Labels.bound("tour.title", "h1"), back, Sections.space()));
        node.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        Retold.with(node, this::languageChanged);
        back.setVisible(false);
        node.setCenter(list);
        store.work(
                Library::bundled, this::take, failed -> tell(String.valueOf(failed.getMessage())));
    }

    /// The lessons of the program are read; those of the user are looked for.
    private void take(Library found) {
        library = found;
        loaded = true;
        lessons.addAll(0, found.lessons());
        wanted.ifPresentOrElse(
                this::open,
                () -> {
                    if (open.isEmpty()) {
                        list();
                    }
                });
        store.work(
                () -> OwnLessons.in(own, found.glossary().ids()),
                this::takeOwn,
                failed -> tell(String.valueOf(failed.getMessage())));
    }

    /// Own lessons stand behind those of the program; one with something wrong is told of and left out.
    private void takeOwn(OwnLessons found) {
        found.lessons().stream()
                .filter(l -> lessons.stream().noneMatch(known -> known.id().equals(l.id())))
                .forEach(lessons::add);
        if (!found.lessons().isEmpty() && open.isEmpty()) {
            list();
        }
        found.problems().stream().findFirst().ifPresent(p -> tell(p.toString()));
    }

    private void tell(String why) {
        store.dispatch(
                new Msg.NoticeRaised(
                        Notice.warn(
                                Texts.of("tour.own.wrong"), why, Texts.of("tour.failed.advice"))));
    }

    @Override
    public String id() {
        return "tour";
    }

    @Override
    public String titleKey() {
        return "tour.rail";
    }

    @Override
    public Ikon icon() {
        return MaterialDesignS.SCHOOL_OUTLINE;
    }

    @Override
    public Node node() {
        return node;
    }

    /// Shows all lessons.
    public void list() {
        open = Optional.empty();
        wanted = Optional.empty();
        back.setVisible(false);
        if (loaded) {
            list.show(lessons, progress);
        }
        node.setCenter(list);
    }

    /// Opens a lesson at its beginning.
    public void open(Lesson lesson) {
        open = Optional.of(lesson);
        back.setVisible(true);
        int index = lessons.indexOf(lesson);
        player.open(lesson, where(lesson), index == lessons.size() - 1);
        node.setCenter(player);
    }

    /// Opens a lesson by its id, as soon as the lessons are read; nothing happens where there is none.
    public void open(String lesson) {
        wanted = loaded ? Optional.empty() : Optional.of(lesson);
        lessons.stream().filter(l -> l.id().equals(lesson)).findFirst().ifPresent(this::open);
    }

    /// Opens the first lesson.
    public void openFirst() {
        open(FIRST);
    }

    /// Answers the open question by the number of its option.
    public void choose(int digit) {
        player.choose(digit);
    }

    /// Does the next step, if its questions are answered.
    public void doStep() {
        player.doStep();
    }

    /// Whether the lesson's film is there and nothing moves.
    public boolean isQuiet() {
        return loaded && open.isEmpty() || player.course().isPresent() && !player.isPlaying();
    }

    List<Lesson> lessons() {
        return lessons;
    }

    LessonPlayer player() {
        return player;
    }

    private String where(Lesson lesson) {
        return Texts.of(
                "tour.where",
                lessons.indexOf(lesson) + 1,
                lessons.size(),
                Texts.of("tour.chapter." + lesson.chapter().word()));
    }

    private void next() {
        int index = open.map(lessons::indexOf).orElse(-1) + 1;
        if (index < lessons.size()) {
            open(lessons.get(index));
        } else {
            list();
        }
    }

    private void languageChanged() {
        if (loaded) {
            list.show(lessons, progress);
        }
        open.ifPresent(l -> {
            player.where(where(l));
            player.refresh();
        });
    }

    /// A digit answers, as a clicker's number keys do.
    private void typed(KeyEvent event) {
        var typed = event.getCharacter();
        if (open.isPresent() && typed.matches("\\d")) {
            player.choose(Integer.parseInt(typed));
            event.consume();
        }
    }

    @Override
    public List<Command> commands() {
        var commands = new ArrayList<Command>();
        commands.add(
                Command.of("tour.play", MaterialDesignP.PLAY_PAUSE, player::playOrPause)
                        .when(() -> open.isPresent()));
        commands.add(
                Command.of(
                                "tour.frame.back",
                                MaterialDesignC.CHEVRON_LEFT,
                                () -> player.stepFrame(-1))
                        .onKeys("Alt+Left")
                        .when(() -> open.isPresent()));
        commands.add(
                Command.of(
                                "tour.frame.forth",
                                MaterialDesignC.CHEVRON_RIGHT,
                                () -> player.stepFrame(1))
                        .onKeys("Alt+Right")
                        .when(() -> open.isPresent()));
        commands.add(
                Command.of("tour.again", MaterialDesignR.RESTART, player::again)
                        .when(() -> open.isPresent()));
        commands.add(
                Command.of("tour.back", MaterialDesignA.ARROW_LEFT, this::list)
                        .onKeys("Alt+Up")
                        .when(() -> open.isPresent()));
        for (var card : library.glossary().cards()) {
            commands.add(
                    new Command(
                            () ->
                                    Texts.of(
                                            "tour.card.find",
                                            card.name(Texts.language()),
                                            String.join(", ", card.otherNames())),
                            MaterialDesignB.BOOK_OPEN_VARIANT,
                            Optional.empty(),
                            () -> true,
                            () -> TermCard.show(card, node)));
        }
        return commands;
    }

    @Override
    public List<Command> found() {
        var commands = new ArrayList<Command>();
        for (var lesson : lessons) {
            commands.add(
                    new Command(
                            () -> lesson.text(Texts.language()).title(),
                            MaterialDesignS.SCHOOL_OUTLINE,
                            Optional.empty(),
                            () -> true,
                            () -> {
                                store.dispatch(new Msg.ScreenChosen(id()));
                                open(lesson);
                            }));
        }
        return commands;
    }

    @Override
    public void pulse(long nowMs) {
        waitsSinceMs = waitsSinceMs == 0 ? nowMs : waitsSinceMs;
        if (!loaded && nowMs - waitsSinceMs > PATIENCE_MS) {
            list.waits();
        }
        if (open.isPresent()) {
            player.pulse(nowMs);
        }
    }
}
