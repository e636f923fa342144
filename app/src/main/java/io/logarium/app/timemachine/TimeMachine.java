package io.logarium.app.timemachine;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.Moment;
import io.logarium.app.cluster.ViewedCluster;
import io.logarium.app.history.BadRecordingException;
import io.logarium.app.history.Happening;
import io.logarium.app.history.Playback;
import io.logarium.app.history.Recorded;
import io.logarium.app.history.Timeline;
import io.logarium.app.incident.CopyPlan;
import io.logarium.app.incident.Incident;
import io.logarium.app.incident.Lanes;
import io.logarium.app.incident.Scenarios;
import io.logarium.app.picture.Picture;
import io.logarium.app.shell.Command;
import io.logarium.app.shell.Keys;
import io.logarium.app.shell.Strip;
import io.logarium.app.state.Click;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The time machine: tells all screens which moment to show, and goes from event to event. JavaFX thread only.
public final class TimeMachine implements Strip, AutoCloseable {
    /// What an event changed is in the moments recorded so long after it: what is recorded is up to that old.
    private static final long SETTLED_MS = 500;

    /// The screen with the simulated copy.
    private static final String WHAT_IF = "what-if";

    private final Store store;
    private final ViewedCluster cluster;
    private final Recorded recorded;
    private final Playback playback = new Playback();
    private final Playback beforehand = new Playback();
    private final StripView view;
    private final PastBanner banner;
    private final BlockDesk desk;
    private final RunControls controls;
    private final HoldBar hold;
    private final List<Store.Subscription> subscriptions;
    private Timeline timeline = Timeline.EMPTY;
    private Story story = Story.EMPTY;
    private int told = -1;
    private Optional<Click> lastClick;

    /// @param cluster through which all screens look
    /// @param hands with what incidents happen again
    public TimeMachine(
            Store store, ViewedCluster cluster, Recorded recorded, Optional<Hands> hands) {
        this.store = store;
        this.cluster = cluster;
        this.recorded = recorded;
        timeline = recorded.timeline();
        story = Story.of(timeline.happenings());
        desk = new BlockDesk(store, hands, recorded::heard, this::blocksChanged);
        desk.happened(timeline.happenings());
        controls = new RunControls(store, hands.map(Hands::lab), new Moves());
        hold = new HoldBar(controls);
        view = new StripView(store, cluster, new Moves(), desk);
        banner = new PastBanner(new Moves());
        lastClick = newest(store.state().clicks());
        subscriptions =
                List.of(
                        store.watch(s -> s.latest(), news -> recorded.heard(news)),
                        store.watch(s -> s.clicks(), this::clicked),
                        store.watch(s -> s.happenings().untilMs(), _ -> look()),
                        store.watch(s -> s.past(), this::goTo));
    }

    /// What the parts of the strip may ask for.
    final class Moves {
        void to(long ms) {
            TimeMachine.this.lookAt(ms);
        }

        void to(Story.Line line) {
            lookAt(after(line));
        }

        void next() {
            nextEvent();
        }

        void previous() {
            previousEvent();
        }

        void live() {
            goLive();
        }

        /// Stays at the newest moment from now on.
        void hold() {
            if (!isPast()) {
                lookAt(recorded.timeline().untilMs() - 1);
            }
        }

        void saveScenario() {
            TimeMachine.this.saveScenario();
        }

        void openCopy() {
            TimeMachine.this.openCopy();
        }

        /// A recorded moment earlier or later.
        void step(boolean forward) {
            long from = store.state().past().orElse(timeline.untilMs());
            var there = forward ? timeline.momentAfter(from) : timeline.momentBefore(from);
            there.ifPresent(this::to);
        }
    }

    /// Looks at a moment; one at the end of the recording is the present.
    public void lookAt(long ms) {
        timeline = recorded.timeline();
        if (!timeline.isEmpty()) {
            long there = Math.max(ms, timeline.fromMs());
            store.dispatch(
                    new Msg.TimeChosen(
                            there >= timeline.untilMs() && !recorded.isOver()
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(Math.min(there, timeline.untilMs()))));
        }
    }

    /// Looks at what is.
    public void goLive() {
        store.dispatch(
                new Msg.TimeChosen(
                        recorded.isOver()
                                ? OptionalLong.of(timeline.untilMs())
                                : OptionalLong.empty()));
    }

    /// Looks at what the next event left behind.
    public void nextEvent() {
        look();
        var past = store.state().past();
        if (past.isPresent()) {
            story.lines().stream()
                    .filter(l -> after(l) > past.getAsLong())
                    .findFirst()
                    .ifPresentOrElse(l -> lookAt(after(l)), this::goLive);
        }
    }

    /// Looks at what the event before left behind; before the first event at the start.
    public void previousEvent() {
        look();
        long from = store.state().past().orElse(timeline.untilMs());
        story.lines().reversed().stream()
                .filter(l -> after(l) < from)
                .findFirst()
                .ifPresentOrElse(l -> lookAt(after(l)), () -> lookAt(timeline.fromMs()));
    }

    /// When all that a line tells can be seen.
    private static long after(Story.Line line) {
        return line.untilMs() + SETTLED_MS;
    }

    /// What the lines tell, oldest first, in the language of now.
    public List<String> lines() {
        look();
        return story.lines().stream().map(l -> Sentences.of(l).text().replace("**", "")).toList();
    }

    /// A line of what happened.
    ///
    /// @param untilMs when the last of it happened
    public record Told(long atMs, long untilMs, String words) {}

    /// What happened, oldest first, in the language of now.
    public List<Told> told() {
        look();
        return story.lines().stream()
                .map(l -> new Told(l.atMs(), l.untilMs(), Sentences.of(l).text().replace("**", "")))
                .toList();
    }

    /// The newest moment that was recorded.
    public Moment newest() {
        return new Playback()
                .at(recorded.timeline(), Long.MAX_VALUE)
                .orElseGet(() -> new Moment(0, ClusterView.EMPTY, Optional.empty(), List.of()));
    }

    /// What was recorded until now.
    public Timeline timeline() {
        return recorded.timeline();
    }

    /// What was recorded in the span that the strip shows now.
    public Timeline shownSpan() {
        return view.shown(recorded.timeline());
    }

    /// What the ruler shows now.
    public Picture shownRuler() {
        return view.shownRuler();
    }

    private static Optional<Click> newest(List<Click> clicks) {
        return clicks.isEmpty() ? Optional.empty() : Optional.of(clicks.getLast());
    }

    private void clicked(List<Click> clicks) {
        int fresh = lastClick.map(clicks::lastIndexOf).orElse(-1) + 1;
        lastClick = newest(clicks);
        for (var click : clicks.subList(fresh, clicks.size())) {
            recorded.heard(
                    new Happening.Done(
                            click.atMs(), click.what(), click.line(), click.succeeded()));
        }
    }

    private void look() {
        timeline = recorded.timeline();
        int count = timeline.happeningCount();
        if (count != told) {
            told = count;
            var happenings = timeline.happenings();
            story = Story.of(happenings);
            desk.happened(happenings);
        }
        desk.tick(Math.max(store.state().happenings().untilMs(), timeline.untilMs()));
        tell();
    }

    private void blocksChanged() {
        view.blocksChanged();
    }

    /// The incidents that lie on the ruler, oldest first.
    public List<Incident> incidents() {
        return desk.blocks().stream().map(Lanes.Laid::incident).toList();
    }

    /// What a simulated copy would be made of: the chosen incident, or all until the shown moment, and the cluster before them.
    public CopyPlan.Result copy() {
        var moments = recorded.timeline();
        long shown = store.state().past().orElse(Long.MAX_VALUE);
        var incidents = desk.chosen().stream().filter(i -> i.beginMs() <= shown).toList();
        var first = incidents.stream().mapToLong(Incident::beginMs).min();
        return CopyPlan.of(
                incidents,
                first.isPresent()
                        ? beforehand
                                .at(moments, first.getAsLong() - SETTLED_MS)
                                .map(Moment::view)
                                .orElseGet(cluster::newest)
                        : cluster.view());
    }

    /// Chooses the next incident, from none the newest.
    public void chooseIncident() {
        store.dispatch(new Msg.StripShown(true));
        desk.selectNext(true);
    }

    private void openCopy() {
        store.dispatch(new Msg.ScreenChosen(WHAT_IF));
    }

    private void saveScenario() {
        var chooser = scenarios();
        chooser.setInitialFileName("incidents" + Scenarios.ENDING);
        Optional.ofNullable(chooser.showSaveDialog(view.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(this::saveScenario);
    }

    /// Writes the chosen incident, or all of them, as a scenario.
    public void saveScenario(Path file) {
        desk.save(
                file,
                desk.chosen(),
                ms -> playback.at(timeline, ms).map(Moment::view).orElseGet(cluster::newest));
    }

    private void openScenario() {
        Optional.ofNullable(scenarios().showOpenDialog(view.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(this::openScenario);
    }

    /// Plays what of a scenario can be played on the cluster.
    public void openScenario(Path file) {
        desk.open(file);
    }

    private static FileChooser scenarios() {
        var chooser = new FileChooser();
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                Texts.of("time.scenario.kind"), "*" + Scenarios.ENDING));
        return chooser;
    }

    private void goTo(OptionalLong past) {
        timeline = recorded.timeline();
        try {
            cluster.look(
                    past.isPresent() ? playback.at(timeline, past.getAsLong()) : Optional.empty());
        } catch (BadRecordingException e) {
            store.dispatch(
                    new Msg.NoticeRaised(
                            Notice.bad(
                                    Texts.of("time.unreadable"),
                                    String.valueOf(e.getMessage()),
                                    "")));
        }
        tell();
    }

    private void tell() {
        var past = store.state().past();
        long now =
                recorded.isOver()
                        ? timeline.untilMs()
                        : Math.max(store.state().happenings().untilMs(), timeline.untilMs());
        view.tell(timeline, story, now, past);
        hold.tell(past.isPresent(), recorded.isOver());
        banner.tell(past, now, recorded.isOver());
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public Node banner() {
        return banner;
    }

    @Override
    public Node controls() {
        return hold;
    }

    @Override
    public void open(boolean open) {
        view.open(open);
        tell();
    }

    @Override
    public void narrow(boolean narrow) {
        view.narrow(narrow);
        banner.narrow(narrow);
        hold.narrow(narrow);
    }

    @Override
    public List<Command> commands() {
        var all = new ArrayList<>(timeCommands());
        if (!recorded.isOver()) {
            all.addAll(controls.commands(view));
        }
        return all;
    }

    private List<Command> timeCommands() {
        return List.of(
                Command.of("time.previous", MaterialDesignS.SKIP_PREVIOUS, this::previousEvent)
                        .onKeys("Shift+Left")
                        .when(() -> !Keys.types(view)),
                Command.of("time.next", MaterialDesignS.SKIP_NEXT, this::nextEvent)
                        .onKeys("Shift+Right")
                        .when(() -> isPast() && !Keys.types(view)),
                Command.of("time.live", MaterialDesignR.RECORD_CIRCLE, this::goLive)
                        .onKeys("End")
                        .when(() -> isPast() && !Keys.types(view)),
                Command.of("time.start-of", MaterialDesignH.HISTORY, () -> lookAt(0)),
                Command.of(
                                "time.block.later",
                                MaterialDesignC.CLOCK_OUTLINE,
                                () -> desk.shift(true))
                        .onKeys("Alt+Right")
                        .when(() -> hasChosen() && !Keys.types(view)),
                Command.of(
                                "time.block.sooner",
                                MaterialDesignC.CLOCK_OUTLINE,
                                () -> desk.shift(false))
                        .onKeys("Alt+Left")
                        .when(() -> hasChosen() && !Keys.types(view)),
                Command.of("time.block.choose", MaterialDesignF.FLASH, this::chooseIncident)
                        .onKeys("Shortcut+Shift+Down")
                        .when(desk::hasIncidents),
                Command.of("time.block.again", MaterialDesignR.REPLAY, desk::again)
                        .when(this::hasChosen),
                Command.of("time.block.end", MaterialDesignS.STOP_CIRCLE_OUTLINE, desk::end)
                        .when(this::hasChosen),
                Command.of(
                                "time.block.cancel-all",
                                MaterialDesignP.PLAYLIST_REMOVE,
                                desk::cancelAll)
                        .when(desk::hasPlans),
                Command.of("time.copy", MaterialDesignS.SOURCE_BRANCH, this::openCopy),
                Command.of(
                                "time.scenario.save",
                                MaterialDesignF.FILE_EXPORT_OUTLINE,
                                this::saveScenario)
                        .when(desk::hasIncidents),
                Command.of(
                                "time.scenario.open",
                                MaterialDesignF.FILE_IMPORT_OUTLINE,
                                this::openScenario)
                        .when(desk::mayAct));
    }

    /// A block is chosen that can be moved or planned again.
    private boolean hasChosen() {
        return desk.mayAct() && desk.selected().isPresent();
    }

    private boolean isPast() {
        return store.state().past().isPresent();
    }

    @Override
    public void close() {
        subscriptions.forEach(Store.Subscription::close);
    }
}
