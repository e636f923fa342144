package io.logarium.app.console;

import io.logarium.app.console.OutputLine.Source;
import java.util.Optional;

/// One command of the console, from Enter to its exit code. Any thread may ask it.
public final class Run {
    private final long id;
    private final Statement statement;
    private final long submittedMs;
    private final OutputLog output = new OutputLog();
    private final Runnable changed;
    private State state = new Waiting();
    private Optional<Note> note = Optional.empty();
    private Optional<ToolProcess> process = Optional.empty();

    Run(long id, Statement statement, long submittedMs, Runnable changed) {
        this.id = id;
        this.statement = statement;
        this.submittedMs = submittedMs;
        this.changed = changed;
    }

    /// Grows from run to run.
    public long id() {
        return id;
    }

    /// What was typed.
    public String text() {
        return statement.text();
    }

    public Statement statement() {
        return statement;
    }

    /// Milliseconds since the epoch.
    public long submittedMs() {
        return submittedMs;
    }

    public OutputLog output() {
        return output;
    }

    public synchronized State state() {
        return state;
    }

    public synchronized Optional<Note> note() {
        return note;
    }

    public boolean isRunning() {
        return state() instanceof Running;
    }

    /// Sends a line to the command's standard input; it is shown in its output, as a terminal does.
    ///
    /// @return false when nothing takes input any more
    public boolean send(String line) {
        var target = running();
        if (target.isEmpty()) {
            return false;
        }
        append(Source.TYPED, line + "\n");
        return target.get().write(line + "\n");
    }

    /// Ctrl+D.
    public void endInput() {
        running().ifPresent(ToolProcess::endInput);
    }

    /// Ctrl+C. A run that waits is called off.
    public void interrupt() {
        callOff();
        running().ifPresent(ToolProcess::interrupt);
        changed.run();
    }

    void kill() {
        callOff();
        running().ifPresent(ToolProcess::kill);
    }

    private synchronized void callOff() {
        if (state instanceof Waiting) {
            state = new Ended(submittedMs, submittedMs, SKIPPED);
            note = Optional.of(new Note.Skipped());
        }
    }

    private synchronized Optional<ToolProcess> running() {
        return state instanceof Running ? process : Optional.empty();
    }

    void append(Source source, String text) {
        output.append(source, text);
        changed.run();
    }

    synchronized boolean isWaiting() {
        return state instanceof Waiting;
    }

    void tell(Note what) {
        synchronized (this) {
            note = Optional.of(what);
        }
        changed.run();
    }

    /// @return false when it was called off meanwhile: then the child must not live on
    boolean started(ToolProcess child, long nowMs) {
        synchronized (this) {
            if (!(state instanceof Waiting)) {
                return false;
            }
            process = Optional.of(child);
            state = new Running(nowMs);
        }
        changed.run();
        return true;
    }

    void ended(int exitCode, long nowMs) {
        synchronized (this) {
            long startedMs = state instanceof Running(var ms) ? ms : nowMs;
            state = new Ended(startedMs, nowMs, exitCode);
            process = Optional.empty();
        }
        changed.run();
    }

    /// As a shell has it for a command that it does not know.
    static final int NOT_FOUND = 127;

    /// For a command that was never tried.
    static final int SKIPPED = 130;

    /// Where a run stands.
    public sealed interface State {}

    /// For the one before it.
    public record Waiting() implements State {}

    public record Running(long startedMs) implements State {}

    /// @param exitCode the process's own; 127 for an unknown command, 2 for an unreadable one, 130 for one called off
    public record Ended(long startedMs, long endedMs, int exitCode) implements State {}
}
