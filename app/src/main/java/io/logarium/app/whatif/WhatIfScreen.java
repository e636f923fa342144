package io.logarium.app.whatif;

import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.incident.CopyPlan;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.shell.Command;
import io.logarium.app.shell.Keys;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The What if screen: a simulated copy of the cluster and its incidents, stopped, gone back in and forked at will. JavaFX thread only.
public final class WhatIfScreen implements Screen {
    public static final String ID = "what-if";

    /// While nothing is copied yet, it is looked so often what could be.
    private static final long LOOK_MS = 1_000;

    private final Store store;
    private final Supplier<CopyPlan.Result> source;
    private final CopyClock clock = new CopyClock();
    private final CopyForm form;
    private final CopyBench bench;
    private final Button anew;
    private final BorderPane root = new BorderPane();
    private Optional<CopyPlan> plan = Optional.empty();
    private Optional<Branches> branches = Optional.empty();
    private Optional<CopyRun> running = Optional.empty();
    private long lookedMs;

    /// @param source what a copy would be made of just now
    public WhatIfScreen(Store store, Supplier<CopyPlan.Result> source) {
        this.store = store;
        this.source = source;
        form = new CopyForm(this::copy, this::cancel);
        bench = new CopyBench(clock, new Deeds());
        anew = Buttons.small("whatif.anew", MaterialDesignC.CONTENT_DUPLICATE, this::leave);
        anew.setId("whatif-anew");
        var title = Labels.bound("whatif.title", "h1");
        title.setMinWidth(Button.USE_PREF_SIZE);
        var aside = Labels.bound("whatif.aside", "muted");
        aside.setMinWidth(0);
        aside.getStyleClass().add("may-be-cut");
        root.setTop(Sections.toolbar(title, aside, Sections.space(), anew));
        root.setId("what-if");
        place();
    }

    private final class Deeds implements CopyBench.Deeds {
        @Override
        public void to(long ms) {
            lookAt(ms);
        }

        @Override
        public void playOrPause() {
            clock.playOrPause();
            tell();
        }

        @Override
        public void step(boolean forward) {
            WhatIfScreen.this.step(forward);
        }

        @Override
        public void rewind() {
            lookAt(0);
        }

        @Override
        public void fromTheFork() {
            branches.flatMap(Branches::forked)
                    .ifPresent(f -> {
                        clock.to(f.branch().forkMs());
                        clock.playOrPause();
                        tell();
                    });
        }

        @Override
        public void fork(Branches.Fork fork) {
            WhatIfScreen.this.fork(fork);
        }

        @Override
        public void cancel() {
            WhatIfScreen.this.cancel();
        }
    }

    /// Makes the copy of what there is now.
    public void copy() {
        if (running.isEmpty() && source.get() instanceof CopyPlan.Result.Planned(var fresh)) {
            var run = new CopyRun(fresh);
            run(
                    run,
                    form.run(),
                    run::copy,
                    done -> {
                        plan = Optional.of(fresh);
                        branches = Optional.of(done);
                        clock.endsAt(done.endMs());
                        clock.to(0);
                        place();
                    });
        }
    }

    /// Goes back to the shown moment and does something else there.
    public void fork(String command) {
        bench.form().type(command);
        bench.form().ask();
    }

    private void fork(Branches.Fork fork) {
        if (running.isPresent() || plan.isEmpty() || branches.isEmpty()) {
            return;
        }
        clock.to(fork.atMs());
        var run = new CopyRun(plan.get());
        var old = branches.get();
        run(
                run,
                bench.form().run(),
                () -> run.fork(old, fork),
                done -> {
                    branches = Optional.of(done);
                    clock.endsAt(done.endMs());
                    clock.to(done.endMs());
                    place();
                });
    }

    private void run(CopyRun run, RunBar bar, Callable<Branches> work, Consumer<Branches> then) {
        running = Optional.of(run);
        bar.runs(0);
        place();
        store.work(
                work,
                done -> ended(run, bar, Optional.empty(), () -> then.accept(done)),
                e ->
                        ended(
                                run,
                                bar,
                                e instanceof CancellationException
                                        ? Optional.empty()
                                        : Optional.of(
                                                Texts.of(
                                                        "whatif.failed",
                                                        String.valueOf(e.getMessage()))),
                                () -> {}));
    }

    private void ended(CopyRun run, RunBar bar, Optional<String> why, Runnable then) {
        if (running.filter(r -> r == run).isPresent()) {
            running = Optional.empty();
            bar.ended(why);
            then.run();
            place();
        }
    }

    private void cancel() {
        running.ifPresent(CopyRun::cancel);
    }

    /// Lets go of the copy, so that another can be made.
    public void leave() {
        cancel();
        plan = Optional.empty();
        branches = Optional.empty();
        clock.to(0);
        form.run().ended(Optional.empty());
        bench.form().run().ended(Optional.empty());
        place();
    }

    /// Looks at a moment of the copy, in simulated milliseconds since its start.
    public void lookAt(long ms) {
        clock.to(ms);
        tell();
    }

    private void step(boolean forward) {
        branches.ifPresent(b -> b.change(clock.atMs(), forward).ifPresent(this::lookAt));
    }

    private void event(boolean forward) {
        branches.ifPresent(b -> b.event(clock.atMs(), forward).ifPresent(this::lookAt));
    }

    private void place() {
        anew.setVisible(branches.isPresent());
        root.setCenter(branches.isPresent() ? bench : form);
        tell();
    }

    private void tell() {
        if (branches.isPresent()) {
            bench.show(branches.get(), running.isPresent());
        } else {
            form.show(source.get(), running.isPresent());
        }
    }

    /// The moment that is looked at, in simulated milliseconds since the copy's start.
    public long shownMs() {
        return clock.atMs();
    }

    /// How long the copy lasts; 0 where there is none.
    public long endMs() {
        return branches.map(Branches::endMs).orElse(0L);
    }

    /// Whether nothing is being simulated.
    public boolean isQuiet() {
        return running.isEmpty();
    }

    /// What the maps show, that of the copy itself first.
    public List<MapScene> scenes() {
        return branches.isEmpty()
                ? List.of()
                : bench.pictures().stream().map(BranchPicture::scene).toList();
    }

    /// In what the branches differ at the shown moment, in words.
    public List<String> differences() {
        return bench.differences().told();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String titleKey() {
        return "whatif.title";
    }

    @Override
    public Ikon icon() {
        return MaterialDesignS.SOURCE_BRANCH;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        tell();
    }

    @Override
    public void pulse(long nowMs) {
        running.ifPresent(
                r -> (branches.isPresent() ? bench.form().run() : form.run()).runs(r.progress()));
        if (branches.isPresent()) {
            if (clock.beat(nowMs)) {
                tell();
            }
        } else if (nowMs - lookedMs >= LOOK_MS) {
            lookedMs = nowMs;
            tell();
        }
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("whatif.play", MaterialDesignP.PLAY_PAUSE, clock::playOrPause)
                        .onKeys("Space")
                        .when(() -> isThere() && Keys.areFree(root)),
                Command.of("whatif.forth", MaterialDesignC.CHEVRON_RIGHT, () -> step(true))
                        .onKeys("Period")
                        .when(() -> isThere() && !Keys.types(root)),
                Command.of("whatif.back", MaterialDesignC.CHEVRON_LEFT, () -> step(false))
                        .onKeys("Comma")
                        .when(() -> isThere() && !Keys.types(root)),
                Command.of("whatif.slower", MaterialDesignP.PLAY_SPEED, () -> shift(-1))
                        .onKeys("Open Bracket")
                        .when(() -> isThere() && !Keys.types(root)),
                Command.of("whatif.faster", MaterialDesignP.PLAY_SPEED, () -> shift(1))
                        .onKeys("Close Bracket")
                        .when(() -> isThere() && !Keys.types(root)),
                Command.of("whatif.previous", MaterialDesignS.SKIP_PREVIOUS, () -> event(false))
                        .onKeys("Shift+Left")
                        .when(() -> isThere() && !Keys.types(root)),
                Command.of("whatif.next", MaterialDesignS.SKIP_NEXT, () -> event(true))
                        .onKeys("Shift+Right")
                        .when(() -> isThere() && !Keys.types(root)),
                Command.of("whatif.rewind", MaterialDesignS.SKIP_BACKWARD, () -> lookAt(0))
                        .onKeys("Home")
                        .when(() -> isThere() && !Keys.types(root)));
    }

    private void shift(int by) {
        clock.shift(by);
        tell();
    }

    private boolean isThere() {
        return branches.isPresent();
    }

    @Override
    public void dispose() {
        cancel();
    }
}
