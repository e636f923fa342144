package io.logarium.app.tour;

import io.logarium.app.lesson.Film;
import io.logarium.app.lesson.Filming;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.Prediction;
import io.logarium.app.lesson.Program;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.HBox;

/// One lesson: its words at the left, the simulated cluster at the right, and the bar to go to and fro in time below.
final class LessonPlayer extends HBox implements LessonPage.Deeds {
    private static final double PAGE_SHARE = 0.36;
    private static final double PAGE_MIN = 330;
    private static final double PAGE_MAX = 480;

    private final Store store;
    private final LessonPage page;
    private final FilmView picture = new FilmView();
    private final TakeBar bar;
    private final Ways ways;
    private final ProgramView program;
    private final Waiting waiting = new Waiting();
    private final BorderPane right = new BorderPane(picture);
    private final Map<String, String> knobs = new LinkedHashMap<>();
    private Optional<Course> course = Optional.empty();
    private Optional<Lesson> lesson = Optional.empty();
    private Flights flights = Flights.NONE;
    private String where = "";
    private Optional<String> nextButton = Optional.empty();
    private int take;
    private long atMs;
    private Optional<Pointing> pointing = Optional.empty();
    private boolean playing;
    private boolean veiled;
    private long pulseMs;
    private long asked;

    /// Where a lesson leads.
    interface Ways {
        /// All steps of a lesson were done.
        void ended(Lesson lesson, Progress.Score score);

        /// Goes on to what follows the lesson.
        void next();

        /// Sets the goal of a lesson on the running cluster.
        void goal(Lesson lesson);

        /// Leads to the running cluster.
        void real(Lesson lesson);

        /// Writes a text into a file.
        void save(Path file, String text);
    }

    LessonPlayer(Store store, Supplier<Library> library, Live live, Ways ways) {
        this.store = store;
        this.ways = ways;
        page = new LessonPage(library, this);
        program =
                new ProgramView(
                        () -> library.get().glossary(), live, ways::save, this::closeProgram);
        ScrollKeys.on(page, () -> !store.state().look().isPresenting());
        bar = new TakeBar(this);
        setId("tour-player");
        widthProperty().addListener((_, _, width) -> pageWidth(width.doubleValue()));
        pageWidth(0);
        right.setBottom(bar);
        right.setMinWidth(0);
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(page, right);
    }

    private void pageWidth(double all) {
        double width = Math.clamp(all * PAGE_SHARE, PAGE_MIN, PAGE_MAX);
        page.setMinWidth(width);
        page.setPrefWidth(width);
        page.setMaxWidth(width);
    }

    /// @param whereNow a line such as "Lesson 5 of 22"
    /// @param nextKey what the button says that leads on
    void open(Lesson wanted, String whereNow, Optional<String> nextKey) {
        lesson = Optional.of(wanted);
        where = whereNow;
        nextButton = nextKey;
        knobs.clear();
        pointing = Optional.empty();
        veiled = false;
        picture.sight(wanted.picture());
        film(false);
    }

    /// Makes the film on another thread; it takes some tenths of a second.
    private void film(boolean keepEnd) {
        var wanted = lesson.orElseThrow();
        long mine = ++asked;
        var chosen = Map.copyOf(knobs);
        if (!keepEnd) {
            course = Optional.empty();
            wait(wanted);
        }
        store.work(
                () -> Filming.of(wanted, chosen),
                film -> {
                    if (mine == asked) {
                        came(wanted, film, keepEnd);
                    }
                },
                this::failed);
    }

    private void failed(Throwable why) {
        waiting.end();
        store.dispatch(
                new Msg.NoticeRaised(
                        Notice.bad(
                                Texts.of("tour.failed"),
                                String.valueOf(why.getMessage()),
                                Texts.of("tour.failed.advice"))));
    }

    /// Until the film is there the lesson can be read.
    private void wait(Lesson wanted) {
        picture.clear();
        page.show(wanted, where);
        right.setCenter(waiting);
        right.setBottom(null);
        waiting.begin();
        page.requestFocus();
    }

    private void came(Lesson wanted, Film film, boolean keepEnd) {
        if (!keepEnd) {
            course = Optional.of(new Course(wanted, film));
            waiting.end();
            closeProgram();
            goTo(0);
            playing = false;
            refresh();
            return;
        }
        // Another value of a knob: the same steps, shown from the first to the last.
        course.ifPresent(old -> {
            var again = new Course(wanted, film);
            for (var step : wanted.steps()) {
                for (var prediction : wanted.before(step.id())) {
                    again.answer(prediction, old.answerTo(prediction).orElse(Prediction.UNKNOWN));
                }
                again.doStep();
            }
            course = Optional.of(again);
            refresh();
            play(Math.min(1, wanted.steps().size()));
        });
    }

    /// The lesson that is open once its film is there.
    Optional<Course> course() {
        return course;
    }

    FilmView picture() {
        return picture;
    }

    @Override
    public void answer(Prediction prediction, String answer) {
        course.ifPresent(c -> {
            c.answer(prediction, answer);
            refresh();
        });
    }

    @Override
    public void doStep() {
        course.filter(Course::mayDo)
                .ifPresent(c -> {
                    c.doStep();
                    veiled = store.state().look().isPresenting();
                    play(c.done());
                    refresh();
                    if (c.isAtEnd()) {
                        ways.ended(c.lesson(), c.score());
                    }
                });
    }

    @Override
    public void knob(String id, String value) {
        knobs.put(id, value);
        film(true);
    }

    @Override
    public void again() {
        veiled = false;
        film(false);
    }

    /// Chooses the option by its number, where a question with options is open; where a number is asked for, that number.
    void choose(int digit) {
        course.flatMap(Course::open)
                .ifPresent(p -> Guesses.byDigit(p, digit).ifPresent(a -> answer(p, a)));
    }

    /// Plays a take from its beginning; where motion is reduced, its end is shown at once, and [#stepFrame] tells the way.
    void play(int index) {
        if (store.state().look().reducesMotion()) {
            goTo(index);
            return;
        }
        take = index;
        atMs = 0;
        playing = true;
        flights = film().map(f -> Flights.of(f.takes().get(index))).orElse(Flights.NONE);
        shown();
    }

    /// Shows the end of a take.
    void goTo(int index) {
        take = index;
        playing = false;
        flights = Flights.NONE;
        atMs = film().map(f -> f.takes().get(index).spanMs()).orElse(0L);
        shown();
    }

    void playOrPause() {
        boolean over = film().filter(f -> atMs >= endMs(f.takes().get(take))).isPresent();
        if (!playing && over) {
            play(take);
        } else {
            playing = !playing;
            shown();
        }
    }

    /// To the next or previous moment at which something changed.
    ///
    /// @param by 1 or -1
    void stepFrame(int by) {
        film().ifPresent(f -> {
            playing = false;
            var now = f.takes().get(take);
            long base = now.first().atMs();
            var frames = now.frames();
            int index = frames.indexOf(now.at(atMs)) + by;
            if (index < 0 && take > 0) {
                goTo(take - 1);
            } else if (index >= frames.size() && take < reached()) {
                take++;
                atMs = 0;
                shown();
            } else if (index >= 0 && index < frames.size()) {
                atMs = frames.get(index).atMs() - base;
                shown();
            }
        });
    }

    Optional<Film> film() {
        return course.map(Course::film);
    }

    /// The newest take that may be seen.
    int reached() {
        return course.map(Course::done).orElse(0);
    }

    int take() {
        return take;
    }

    boolean isPlaying() {
        return playing;
    }

    long atMs() {
        return atMs;
    }

    private long endMs(Film.Take shown) {
        return Math.max(shown.spanMs(), flights.endMs());
    }

    void pulse(long nowMs) {
        long passed = Math.clamp(nowMs - pulseMs, 0, 200);
        pulseMs = nowMs;
        if (!playing) {
            return;
        }
        film().ifPresent(f -> {
            atMs += passed;
            if (atMs >= endMs(f.takes().get(take))) {
                playing = false;
            }
            shown();
        });
    }

    private void shown() {
        course.ifPresent(c -> {
            var now = c.film().takes().get(take);
            picture.ask(
                    take == c.done() ? pointing : Optional.empty(),
                    page::pointed,
                    answer -> pointing.ifPresent(p -> answer(p.prediction(), answer)));
            picture.guess(Guesses.of(c, take));
            picture.show(now.at(atMs), c.lesson());
            picture.move(flights, atMs);
            bar.show(c);
        });
    }

    @Override
    public void point(KeyEvent event) {
        picture.pointKey(event);
    }

    @Override
    public void next() {
        ways.next();
    }

    @Override
    public void beginGoal() {
        lesson.ifPresent(ways::goal);
    }

    @Override
    public void goLive() {
        lesson.ifPresent(ways::real);
    }

    @Override
    public void showProgram(Program wanted) {
        program.show(wanted);
        right.setCenter(program);
        right.setBottom(null);
    }

    private void closeProgram() {
        right.setCenter(picture);
        right.setBottom(bar);
    }

    @Override
    public void reveal() {
        veiled = false;
        refresh();
    }

    /// What the clicker's key forward does: to the next question, step, answer or lesson.
    void forth() {
        course.ifPresent(c -> {
            if (veiled) {
                reveal();
            } else if (c.open().isPresent()) {
                answer(c.open().get(), Prediction.UNKNOWN);
            } else if (c.mayDo()) {
                doStep();
            } else {
                ways.next();
            }
        });
    }

    /// What the clicker's key back does: to the step before, or to its beginning.
    void back() {
        if (take > 0) {
            goTo(take - 1);
        }
    }

    /// Shows all words anew.
    void refresh() {
        if (course.isEmpty()) {
            lesson.ifPresent(l -> page.show(l, where));
        }
        course.ifPresent(c -> {
            askOnPicture(c);
            page.show(c, where, knobs, nextButton, veiled);
            picture.refresh(c.lesson());
            program.refresh();
            shown();
            focus();
        });
    }

    /// The question that is answered on the picture now; one that was answered may be answered anew until its step is done.
    private void askOnPicture(Course c) {
        var asked = c.asked().filter(Pointing::isFor);
        if (!asked.equals(pointing.map(Pointing::prediction))) {
            pointing = asked.map(p -> new Pointing(p, c.answerTo(p)));
            asked.ifPresent(p -> {
                if (p instanceof Prediction.Drag) {
                    picture.sight(Lesson.Sight.TAPE);
                } else if (p instanceof Prediction.Click click
                        && click.thing() != Prediction.Thing.PARTITION) {
                    picture.sight(Lesson.Sight.MAP);
                }
            });
        }
    }

    void where(String line) {
        where = line;
    }

    /// Gives the keyboard to what comes next.
    void focus() {
        for (var id :
                List.of(
                        "#tour-reveal",
                        "#tour-do",
                        "#tour-goal-begin",
                        "#tour-next",
                        "#tour-point")) {
            var node = page.lookup(id);
            if (node != null && !node.isDisabled()) {
                node.requestFocus();
                return;
            }
        }
        page.lookupAll(".lg-option").stream()
                .filter(n -> !n.isDisabled())
                .findFirst()
                .ifPresent(javafx.scene.Node::requestFocus);
    }
}
