package io.logarium.app.timemachine;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.history.Happening;
import io.logarium.app.history.Knob;
import io.logarium.app.incident.Deed;
import io.logarium.app.incident.Incident;
import io.logarium.app.incident.Incidents;
import io.logarium.app.incident.LabWatch;
import io.logarium.app.incident.Lanes;
import io.logarium.app.incident.Plans;
import io.logarium.app.incident.Scenarios;
import io.logarium.app.lab.Lab;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.engine.sim.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Keeps the incidents of the ruler: which one is chosen, which are planned, and what can be done with them. JavaFX thread only.
final class BlockDesk {
    private static final long AHEAD_MS = 10_000;
    private static final long STEP_MS = 5_000;
    private static final long SHORTEST_MS = 1_000;
    private static final long MOST_FILE_BYTES = 1 << 20;

    private final Store store;
    private final Optional<Hands> hands;
    private final Consumer<Happening.Turned> turned;
    private final Runnable changed;
    private final Plans plans = new Plans();
    private final LabWatch watch = new LabWatch();
    private List<Incident> incidents = List.of();
    private Optional<String> selected = Optional.empty();
    private Optional<Incident> dragged = Optional.empty();
    private long nowMs;

    /// @param turned is told how clients of the lab were changed
    /// @param changed is told when the ruler is to be drawn again
    BlockDesk(
            Store store,
            Optional<Hands> hands,
            Consumer<Happening.Turned> turned,
            Runnable changed) {
        this.store = store;
        this.hands = hands;
        this.turned = turned;
        this.changed = changed;
    }

    void happened(List<Happening> happenings) {
        incidents = Incidents.of(happenings);
    }

    /// Does what is due, and looks at the clients of the lab.
    void tick(long newNowMs) {
        nowMs = newNowMs;
        hands.ifPresent(h -> {
            watch.look(
                            nowMs,
                            h.lab().producers().stream().map(p -> p.state()).toList(),
                            h.lab().consumers().stream().map(c -> c.state()).toList())
                    .forEach(turned);
            var due = plans.due(nowMs);
            if (!due.isEmpty()) {
                run(due);
                changed.run();
            }
        });
    }

    boolean mayAct() {
        return hands.isPresent();
    }

    /// Until when plans reach; 0 where there are none.
    long plannedUntilMs() {
        return plans.all().stream().mapToLong(p -> p.beginMs() + p.lengthMs()).max().orElse(0);
    }

    /// What lies on the ruler, in order of its begin, with its lane.
    List<Lanes.Laid<IncidentBlock>> blocks() {
        var things = new ArrayList<Lanes.Thing<IncidentBlock>>();
        incidents.forEach(i -> things.add(new Lanes.Thing<>(IncidentBlock.of(i), i)));
        plans.all().stream()
                .filter(p -> !p.begun())
                .map(p -> IncidentBlock.planned(p.number(), p.incident()))
                .forEach(b -> things.add(new Lanes.Thing<>(b, b.incident())));
        dragged.map(d -> IncidentBlock.planned(0, d))
                .ifPresent(b -> things.add(new Lanes.Thing<>(b, b.incident())));
        return Lanes.of(things, nowMs);
    }

    BlockShapes shapes(RulerPicture.Span span) {
        return new BlockShapes(blocks(), selected, span, nowMs);
    }

    Optional<IncidentBlock> selected() {
        return selected.flatMap(this::find);
    }

    private Optional<IncidentBlock> find(String id) {
        return blocks().stream().map(Lanes.Laid::thing).filter(b -> b.id().equals(id)).findFirst();
    }

    void select(Optional<IncidentBlock> block) {
        selected = block.map(IncidentBlock::id);
        changed.run();
    }

    /// The next or previous block; from none the newest.
    void selectNext(boolean forward) {
        var all =
                blocks().stream()
                        .map(Lanes.Laid::thing)
                        .sorted(Comparator.comparingLong(b -> b.incident().beginMs()))
                        .toList();
        if (all.isEmpty()) {
            return;
        }
        int index = selected().map(all::indexOf).orElse(-1);
        int next = index < 0 ? all.size() - 1 : index + (forward ? 1 : -1);
        select(Optional.of(all.get(Math.clamp(next, 0, all.size() - 1))));
    }

    /// Lets what is chosen happen again now, as long as it did.
    void again() {
        selected()
                .filter(b -> !b.isPlan() && !b.incident().isOpen() && mayAct())
                .flatMap(b -> plan(b.incident(), nowMs))
                .ifPresent(_ -> {
                    tick(nowMs);
                    changed.run();
                });
    }

    private Optional<Plans.Plan> plan(Incident incident, long beginMs) {
        long length = Math.max(SHORTEST_MS, incident.lengthMs(nowMs));
        return plans.add(incident.what(), beginMs, length);
    }

    /// Moves the plan that is chosen; of what was it plans a copy.
    void shift(boolean later) {
        selected()
                .filter(_ -> mayAct())
                .ifPresent(block -> {
                    if (block.isPlan()) {
                        long to = block.incident().beginMs() + (later ? STEP_MS : -STEP_MS);
                        plans.move(block.plan().getAsInt(), to, nowMs);
                        changed.run();
                    } else {
                        planAt(block, nowMs + AHEAD_MS);
                    }
                });
    }

    /// Shows where a block would lie.
    void drag(IncidentBlock block, long beginMs) {
        var incident = block.incident();
        long length = incident.lengthMs(nowMs);
        dragged =
                mayAct()
                        ? Optional.of(
                                new Incident(
                                        incident.what(),
                                        beginMs,
                                        java.util.OptionalLong.of(beginMs + length)))
                        : Optional.empty();
        changed.run();
    }

    /// Drops a block: what is planned moves, of what was a copy is planned. The past stays as it was.
    void drop(IncidentBlock block, long beginMs) {
        dragged = Optional.empty();
        if (!mayAct()) {
            return;
        }
        if (beginMs <= nowMs) {
            notice(Notice.info(Texts.of("time.block.past")));
        } else if (block.isPlan()) {
            plans.move(block.plan().getAsInt(), beginMs, nowMs);
        } else {
            planAt(block, beginMs);
        }
        changed.run();
    }

    private void planAt(IncidentBlock block, long beginMs) {
        plan(block.incident(), beginMs)
                .ifPresent(
                        p -> select(Optional.of(IncidentBlock.planned(p.number(), p.incident()))));
    }

    /// Ends what lasts, or takes a plan back.
    void end() {
        selected()
                .filter(_ -> mayAct())
                .ifPresent(block -> {
                    if (block.isPlan()) {
                        plans.cancel(block.plan().getAsInt());
                        selected = Optional.empty();
                    } else if (block.incident().isOpen()) {
                        var what = block.incident().what();
                        plans.running(what).ifPresent(p -> plans.cancel(p.number()));
                        run(Deed.end(what));
                    }
                    changed.run();
                });
    }

    private void run(List<Deed> deeds) {
        var by = hands.orElseThrow();
        store.work(
                () -> deeds.stream().flatMap(d -> done(d, by).stream()).toList(),
                problems ->
                        problems.forEach(
                                p -> notice(Notice.warn(Texts.of("time.block.failed"), p, ""))),
                e ->
                        notice(
                                Notice.bad(
                                        Texts.of("time.block.failed"),
                                        String.valueOf(e.getMessage()),
                                        "")));
    }

    /// @return what went wrong
    private static Optional<String> done(Deed deed, Hands by) {
        return switch (deed) {
            case Deed.Say(var line) -> {
                var answer = by.commands().apply(line);
                yield answer.startsWith("error")
                        ? Optional.of(line + ": " + answer.replaceFirst("^error ", ""))
                        : Optional.empty();
            }
            case Deed.Set set ->
                    turn(set, by.lab())
                            ? Optional.empty()
                            : Optional.of(Texts.of("time.block.no-client", set.client()));
        };
    }

    private static boolean turn(Deed.Set set, Lab lab) {
        boolean on = set.value() != 0;
        for (var p : lab.producers()) {
            if (p.plan().name().equals(set.client()) && !p.state().phase().isOver()) {
                if (set.knob() == Knob.RATE) {
                    p.rate(set.value());
                } else {
                    p.pause(on);
                }
                return true;
            }
        }
        for (var c : lab.consumers()) {
            if (LabWatch.nameOf(c.state()).equals(set.client()) && !c.state().phase().isOver()) {
                if (set.knob() == Knob.HUNG) {
                    c.hang(on);
                } else {
                    c.pause(on);
                }
                return true;
            }
        }
        return false;
    }

    /// The one that is chosen, or all that have happened.
    List<Incident> chosen() {
        return selected().map(b -> List.of(b.incident())).orElse(incidents);
    }

    /// Writes incidents as a scenario.
    ///
    /// @param viewAt the cluster as it was at a moment
    void save(Path file, List<Incident> what, LongFunction<ClusterView> viewAt) {
        var first = what.stream().mapToLong(Incident::beginMs).min().orElse(nowMs);
        var view = viewAt.apply(first);
        store.work(
                () -> Files.writeString(file, Scenarios.text(what, view)),
                _ -> notice(Notice.ok(Texts.of("time.block.saved", file.toString()))),
                e ->
                        notice(
                                Notice.bad(
                                        Texts.of("window.not-saved", file.toString()),
                                        String.valueOf(e.getMessage()),
                                        "")));
    }

    /// Plays what of a scenario the live cluster can do.
    void open(Path file) {
        store.work(() -> read(file), this::play, e -> bad(file, e));
    }

    private static Scenarios.Playable read(Path file) throws IOException, ScenarioException {
        if (Files.size(file) > MOST_FILE_BYTES) {
            throw new IOException(Texts.of("time.block.large"));
        }
        return Scenarios.read(String.valueOf(file.getFileName()), Files.readString(file));
    }

    private void bad(Path file, Exception e) {
        notice(
                Notice.bad(
                        Texts.of("time.block.bad", file.toString()),
                        String.valueOf(e.getMessage()),
                        ""));
    }

    private void play(Scenarios.Playable playable) {
        long begin = nowMs + SHORTEST_MS;
        for (var at : playable.lines()) {
            plans.add(new Incident.Line(at.line()), begin + at.offsetMs(), 0);
        }
        long length = playable.lines().isEmpty() ? 0 : playable.lines().getLast().offsetMs();
        var said = Texts.of("time.block.plays", playable.lines().size(), Times.wholeSpan(length));
        notice(
                playable.not().isEmpty()
                        ? Notice.info(said)
                        : Notice.warn(
                                said,
                                Texts.of("time.block.not", String.join(", ", playable.not())),
                                Texts.of("time.block.headless")));
        changed.run();
    }

    private void notice(Notice notice) {
        store.dispatch(new Msg.NoticeRaised(notice));
    }

    /// Takes all plans back; what was brought about from here ends.
    void cancelAll() {
        var deeds = plans.cancelAll();
        if (!deeds.isEmpty()) {
            run(deeds);
        }
        changed.run();
    }

    boolean hasPlans() {
        return !plans.all().isEmpty();
    }

    boolean hasIncidents() {
        return !incidents.isEmpty();
    }
}
