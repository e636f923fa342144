package io.logarium.app.console;

import io.logarium.app.console.OutputLine.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// The console behind its screen: takes what is typed, runs it, keeps what came of it. Any thread may use it.
///
/// What is submitted together runs one after the other, as in a shell; what is submitted apart runs at the same time.
public final class ConsoleSession implements AutoCloseable {
    /// Each is a process of its own of some 60 MB.
    public static final int MAX_RUNNING = 12;

    /// Older ones that have ended are forgotten.
    public static final int MAX_RUNS = 200;

    private static final int UNREADABLE = 2;

    /// The words that a cluster of ours takes besides Kafka's tools.
    private static final Set<String> CLUSTER_COMMANDS =
            Set.of(
                    "start",
                    "stop",
                    "kill",
                    "power-off",
                    "pause",
                    "resume",
                    "cut",
                    "mend",
                    "slow",
                    "disk",
                    "client",
                    "save",
                    "forget",
                    "snapshots",
                    "status");

    private final ConsoleSetup setup;
    private final Optional<ToolsFolder> tools;
    private final Set<String> clusterCommands;
    private final History history;
    private final Completer completer;
    private final List<Run> runs = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong version = new AtomicLong();
    private long nextId;
    private boolean closed;

    public ConsoleSession(ConsoleSetup setup) {
        this.setup = setup;
        this.tools = setup.tools().map(ToolsFolder::new);
        this.clusterCommands = setup.clusterCommand().isPresent() ? CLUSTER_COMMANDS : Set.of();
        this.history = new History(setup.folder());
        this.completer =
                new Completer(
                        tools.map(folder -> new OptionBook(folder, setup.folder())),
                        setup.names(),
                        setup.address(),
                        clusterCommands);
    }

    /// Runs what was typed or pasted; empty lines and comments alone give no run.
    ///
    /// @return the runs in order; they are in [#runs] too
    public List<Run> submit(String text) {
        var statements = PastedText.statements(text);
        if (statements.isEmpty()) {
            return List.of();
        }
        history.add(text.strip());
        var fresh = new ArrayList<Run>();
        synchronized (this) {
            if (closed) {
                return List.of();
            }
            for (var statement : statements) {
                fresh.add(new Run(nextId++, statement, System.currentTimeMillis(), this::changed));
            }
            runs.addAll(fresh);
            forgetOld();
        }
        changed();
        Thread.startVirtualThread(() -> runInOrder(fresh));
        return List.copyOf(fresh);
    }

    /// Oldest first.
    public synchronized List<Run> runs() {
        return List.copyOf(runs);
    }

    /// Forgets the runs that have ended.
    public void clear() {
        synchronized (this) {
            runs.removeIf(run -> run.state() instanceof Run.Ended);
        }
        changed();
    }

    public History history() {
        return history;
    }

    /// What may stand at the caret. The first question about a tool takes as long as the tool's own help, so ask from a thread
    /// that may wait.
    public Completions complete(String text, int caret) {
        return completer.complete(text, caret);
    }

    /// Grows with each change of any run or its output.
    public long version() {
        return version.get();
    }

    /// Calls back after each change, on the thread that made it; it must be quick.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// Ends everything that runs.
    @Override
    public void close() {
        List<Run> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(runs);
        }
        all.forEach(Run::kill);
    }

    private void changed() {
        version.incrementAndGet();
        listeners.forEach(Runnable::run);
    }

    private void forgetOld() {
        int tooMany = runs.size() - MAX_RUNS;
        for (int i = 0; i < runs.size() && tooMany > 0; ) {
            if (runs.get(i).state() instanceof Run.Ended) {
                runs.remove(i);
                tooMany--;
            } else {
                i++;
            }
        }
    }

    private void runInOrder(List<Run> fresh) {
        boolean succeeded = true;
        for (var run : fresh) {
            var ties =
                    run.statement() instanceof Statement.Command command
                            ? command.ties()
                            : Statement.Ties.NONE;
            if (ties.onlyAfterSuccess() && !succeeded) {
                run.interrupt();
            } else if (ties.background()) {
                Thread.startVirtualThread(() -> execute(run));
                succeeded = true;
            } else {
                execute(run);
                succeeded = run.state() instanceof Run.Ended ended && ended.exitCode() == 0;
            }
        }
    }

    private void execute(Run run) {
        if (!run.isWaiting()) {
            return;
        }
        switch (run.statement()) {
            case Statement.Unreadable(var text, var trouble) ->
                    refuse(run, new Note.NotReadable(trouble), UNREADABLE);
            case Statement.Command command -> execute(run, command);
        }
    }

    private void execute(Run run, Statement.Command command) {
        var tool = Tools.find(command.name());
        if (tool.isPresent()) {
            runTool(run, command, tool.get());
        } else if (clusterCommands.contains(command.name())) {
            runOnCluster(run, command);
        } else if (Tools.isNotNeeded(command.name())) {
            refuse(run, new Note.NotNeeded(Tools.nameOf(command.name())), 0);
        } else {
            var nearest = Tools.nearest(command.name(), clusterCommands.stream());
            refuse(run, new Note.UnknownCommand(command.name(), nearest), Run.NOT_FOUND);
        }
    }

    private void runOnCluster(Run run, Statement.Command command) {
        var line = String.join(" ", command.words());
        var answer = setup.clusterCommand().map(c -> c.apply(line)).orElse("error");
        run.append(Source.STANDARD_OUTPUT, answer + "\n");
        run.ended(answer.startsWith("ok") ? 0 : 1, System.currentTimeMillis());
    }

    private void runTool(Run run, Statement.Command command, Tool tool) {
        if (tools.isEmpty()) {
            refuse(run, new Note.ToolsMissing(), Run.NOT_FOUND);
            return;
        }
        if (running() >= MAX_RUNNING) {
            refuse(run, new Note.TooMany(MAX_RUNNING), UNREADABLE);
            return;
        }
        var call = ToolCall.of(tool, command.arguments(), setup.address().get());
        call.addedAddress().ifPresent(address -> run.tell(new Note.AddressAdded(address)));
        try {
            Files.createDirectories(setup.folder());
            var process =
                    ToolProcess.start(
                            tools.get(),
                            tool.mainClass(),
                            call.arguments(),
                            setup.folder(),
                            run::append);
            if (!run.started(process, System.currentTimeMillis())) {
                process.kill();
                return;
            }
            killIfClosed(run);
            command.input()
                    .ifPresent(input -> {
                        process.write(input);
                        process.endInput();
                    });
            int code = process.await();
            run.ended(code, System.currentTimeMillis());
        } catch (IOException e) {
            refuse(run, new Note.NotStarted(String.valueOf(e.getMessage())), UNREADABLE);
        } catch (InterruptedException e) {
            run.kill();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void killIfClosed(Run run) {
        if (closed) {
            run.kill();
        }
    }

    private synchronized long running() {
        return runs.stream().filter(Run::isRunning).count();
    }

    private static void refuse(Run run, Note why, int code) {
        run.tell(why);
        run.ended(code, System.currentTimeMillis());
    }
}
