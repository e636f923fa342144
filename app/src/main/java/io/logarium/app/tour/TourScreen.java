package io.logarium.app.tour;

import io.logarium.app.lesson.Chapter;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.QuickCheck;
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
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The Tour: a list of lessons, and one lesson at a time.
public final class TourScreen implements Screen {
    private static final String FIRST = "01-cluster";

    /// Who waits longer is told so; the lessons are there before that almost always.
    private static final long PATIENCE_MS = 700;

    private final Store store;
    private final Path own;
    private final List<Lesson> lessons = new ArrayList<>();
    private final Route route = new Route(lessons);
    private Library library = Library.EMPTY;
    private boolean loaded;
    private Optional<String> wanted = Optional.empty();
    private long waitsSinceMs;
    private long seed;
    private final Progress progress;
    private final BorderPane node = new BorderPane();
    private final LessonList list =
            new LessonList(
                    new LessonList.Deeds(this::open, this::check, this::export, this::forget));
    private final LessonPlayer player;
    private final CheckPage check;
    private final Live live;
    private final BesideBar beside;
    private final Saving saving;
    private Optional<HandOuts> handOuts = Optional.empty();
    private final Button back = Buttons.small("tour.back", MaterialDesignA.ARROW_LEFT, this::list);
    private final Button handOut =
            Buttons.small("tour.hand-out", MaterialDesignP.PRINTER, this::handOut);
    private Optional<Lesson> open = Optional.empty();
    private Optional<Lesson> last = Optional.empty();

    /// @param own folder of the user's own lessons; it need not be there
    /// @param live the running cluster, where goals are reached
    public TourScreen(Store store, Memory memory, Path own, Live live) {
        this.store = store;
        this.own = own;
        progress = new Progress(memory);
        this.live = live;
        saving = new Saving(store, node);
        beside = new BesideBar(live, this::backTo, this::reached);
        player = new LessonPlayer(store, () -> library, live, new Ways());
        check = new CheckPage(() -> library.glossary(), this::checked, this::checkAgain, this::on);
        back.setId("tour-list-button");
        handOut.setId("tour-hand-out");
        handOut.setVisible(false);
        node.setTop(
                Sections.toolbar(
                        Labels.bound("tour.title", "h1"), back, Sections.space(), handOut));
        node.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        Retold.with(node, this::languageChanged);
        // The window gives the keyboard back to the whole screen.
        node.focusedProperty().addListener((_, _, focused) -> goOn(focused));
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
        handOut.setVisible(false);
        if (loaded) {
            list.show(lessons, progress);
        }
        node.setCenter(list);
        shown();
    }

    /// The keyboard goes on with the list where it stopped.
    @Override
    public void shown() {
        boolean here = store.state().look().screen().equals(id());
        if (here && node.getCenter() == list) {
            list.focusOn(lessons, progress, last);
        }
    }

    private void goOn(boolean focused) {
        if (focused && node.getCenter() == player) {
            player.focus();
        } else if (focused) {
            shown();
        }
    }

    /// Opens a lesson at its beginning.
    public void open(Lesson lesson) {
        open = Optional.of(lesson);
        back.setVisible(true);
        handOut.setVisible(handOuts.isPresent());
        last = open;
        beside.leave();
        player.open(lesson, route.where(lesson), route.nextKey(lesson));
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
        if (checks()) {
            check.choose(digit);
        } else {
            player.choose(digit);
        }
    }

    /// Shows a program in place of the picture; nothing happens where there is none of that name.
    public void showProgram(String name) {
        library.programs().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .ifPresent(player::showProgram);
    }

    /// How many steps of the lesson were done.
    public int done() {
        return player.course().map(Course::done).orElse(0);
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

    /// Where a lesson leads.
    private final class Ways implements LessonPlayer.Ways {
        @Override
        public void ended(Lesson lesson, Progress.Score score) {
            progress.done(lesson.id(), score);
        }

        @Override
        public void next() {
            TourScreen.this.next();
        }

        @Override
        public void goal(Lesson lesson) {
            store.dispatch(new Msg.ScreenChosen("topics"));
            begin(lesson);
        }

        @Override
        public void real(Lesson lesson) {
            boolean map = lesson.picture() == Lesson.Sight.MAP;
            store.dispatch(new Msg.ScreenChosen(map ? "cluster" : "topics"));
            beside.show(lesson, library.glossary());
        }

        @Override
        public void save(Path file, String text) {
            saving.write(file, () -> text);
        }
    }

    private void begin(Lesson lesson) {
        beside.show(new LiveGoal(store, live, lesson), () -> begin(lesson));
    }

    private void reached(LiveGoal goal) {
        progress.done(goal.lesson().id(), new Progress.Score(0, 0));
        if (open.isEmpty() && !checks()) {
            list();
        }
    }

    private void backTo(Lesson lesson) {
        beside.leave();
        store.dispatch(new Msg.ScreenChosen(id()));
        if (open.filter(lesson::equals).isEmpty()) {
            open(lesson);
        } else {
            player.focus();
        }
    }

    BesideBar beside() {
        return beside;
    }

    @Override
    public Optional<Node> banner() {
        return Optional.of(beside);
    }

    @Override
    public void dispose() {
        beside.close();
    }

    CheckPage checkPage() {
        return check;
    }

    LessonPlayer player() {
        return player;
    }

    private void next() {
        if (open.filter(route::leadsToCheck).isPresent()) {
            check(open.get().chapter());
        } else {
            open.flatMap(route::after).ifPresentOrElse(this::open, this::list);
        }
    }

    /// Asks the questions of a chapter, with two of earlier ones.
    public void check(Chapter chapter) {
        open = Optional.empty();
        back.setVisible(true);
        handOut.setVisible(false);
        check.ask(chapter, QuickCheck.of(chapter, lessons, seed));
        node.setCenter(check);
        check.refresh();
    }

    private void checkAgain() {
        seed++;
        check.chapter().ifPresent(this::check);
    }

    private void checked(Progress.Score score) {
        check.chapter().ifPresent(c -> progress.checked(c, score));
    }

    /// From a chapter's check to the first lesson behind it.
    private void on() {
        check.chapter().flatMap(route::after).ifPresentOrElse(this::open, this::list);
    }

    private boolean checks() {
        return node.getCenter() == check;
    }

    private void export() {
        var written = progress.written(lessons);
        saving.ask("logarium-progress.json", () -> written);
    }

    /// Writes the progress into a file.
    void export(Path file) {
        var written = progress.written(lessons);
        saving.write(file, () -> written);
    }

    /// Offers hand-outs from now on.
    public void handOutWith(HandOuts maker) {
        handOuts = Optional.of(maker);
    }

    private void handOut() {
        if (open.isPresent() && handOuts.isPresent()) {
            var lesson = open.get();
            var maker = handOuts.get();
            var language = Texts.language();
            saving.ask(lesson.id() + ".html", () -> maker.of(lesson, language));
        }
    }

    private void forget() {
        progress.forget(lessons);
        list();
    }

    private void languageChanged() {
        if (loaded) {
            list.show(lessons, progress);
        }
        if (checks()) {
            check.refresh();
        }
        open.ifPresent(l -> {
            player.where(route.where(l));
            player.refresh();
        });
    }

    /// A digit answers, as a clicker's number keys do.
    private void typed(KeyEvent event) {
        var typed = event.getCharacter();
        if ((open.isPresent() || checks()) && typed.matches("\\d")) {
            choose(Integer.parseInt(typed));
            event.consume();
        }
    }

    @Override
    public List<Command> commands() {
        return new TourCommands(this, player)
                .all(store.state().look().isPresenting(), open.isPresent(), checks());
    }

    @Override
    public List<Command> found() {
        return lessons.stream()
                .map(lesson ->
                        new Command(
                                () -> lesson.text(Texts.language()).title(),
                                MaterialDesignS.SCHOOL_OUTLINE,
                                Optional.empty(),
                                () -> true,
                                () -> {
                                    store.dispatch(new Msg.ScreenChosen(id()));
                                    open(lesson);
                                }))
                .toList();
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
