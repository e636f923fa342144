package io.logarium.app.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// A console session whose changes a test can wait for.
final class WatchedSession implements AutoCloseable {
    private static final long PATIENCE_S = 60;

    private final Semaphore changes = new Semaphore(0);
    final ConsoleSession session;

    WatchedSession(Path folder, Optional<Path> tools, String address) {
        UnaryOperator<String> cluster =
                line -> line.equals("status") ? "ok all up" : "error what is " + line;
        session =
                new ConsoleSession(
                        new ConsoleSetup(
                                tools,
                                folder,
                                () -> address,
                                () -> Names.NONE,
                                Optional.of(cluster)));
        session.onChange(changes::release);
    }

    /// Runs one command to its end.
    Run run(String text) throws InterruptedException {
        var runs = session.submit(text);
        var last = runs.getLast();
        awaitThat(() -> last.state() instanceof Run.Ended, last);
        return last;
    }

    /// Starts one command and waits until it takes input.
    Run start(String text) throws InterruptedException {
        var run = session.submit(text).getLast();
        awaitRunning(run);
        return run;
    }

    void awaitRunning(Run run) throws InterruptedException {
        awaitThat(run::isRunning, run);
    }

    void awaitOutput(Run run, String awaited) throws InterruptedException {
        awaitThat(() -> run.output().text().contains(awaited), run);
    }

    int awaitEnd(Run run) throws InterruptedException {
        awaitThat(() -> run.state() instanceof Run.Ended, run);
        return exitCode(run);
    }

    static int exitCode(Run run) {
        return ((Run.Ended) run.state()).exitCode();
    }

    static List<String> lines(Run run, OutputLine.Source source) {
        return run.output().lines(0, Integer.MAX_VALUE).stream()
                .filter(line -> line.source() == source)
                .map(OutputLine::text)
                .toList();
    }

    private void awaitThat(BooleanSupplier claim, Run run) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!claim.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (!changes.tryAcquire(Math.max(left, 0), TimeUnit.NANOSECONDS) && left <= 0) {
                throw new AssertionError(
                        "%s stayed %s with: %s"
                                .formatted(run.text(), run.state(), run.output().text()));
            }
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
