package io.logarium.app.window;

import io.logarium.app.window.CoreTimes.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// How long the JavaFX thread is taken: the time until it takes up something new is the time that its longest task lasts. Of each
/// long one it tells what the time went into: CPU of the JavaFX thread, waiting for a core, waiting for the thread that renders (and
/// what that one did), stops of the whole Java machine, and the asking thread's own wait for a core.
final class LongTasks {
    private static final long LONG_NANOS = 16_000_000;
    private static final long LOOK_FROM_NANOS = 6_000_000;
    private static final int DEEPEST = 60;
    private static final int MOST_TOLD = 12;

    private final Samples waited = new Samples();
    private final List<Task> tasks = new ArrayList<>();
    private final TreeMap<String, Integer> places = new TreeMap<>();
    private final TreeMap<String, Integer> own = new TreeMap<>();
    private final TreeMap<String, Integer> drawing = new TreeMap<>();
    private Stops stops = new Stops();
    private int samples;

    /// @param looks how often was looked what it does
    /// @param rendering in how many of them it waited for the rendering thread
    private record Task(
            long from,
            long nanos,
            Times javafx,
            Times renderer,
            Times asker,
            int looks,
            int rendering) {
        /// What is left when nobody had to wait for a core. The rendering thread's wait counts where the task waited for it.
        long withCores() {
            double share = looks == 0 ? 0 : rendering / (double) looks;
            long others = javafx.waited() + asker.waited() + (long) (share * renderer.waited());
            return Math.max(0, nanos - others);
        }
    }

    /// The threads that are looked at.
    private record Watched(
            Thread fx,
            Thread rendering,
            CoreTimes javafxTimes,
            CoreTimes renderTimes,
            CoreTimes asker) {}

    void watch(long nanos) throws Exception {
        var thread = new Thread[1];
        var times = new CoreTimes[1];
        var known = new CountDownLatch(1);
        Platform.runLater(() -> {
            thread[0] = Thread.currentThread();
            times[0] = CoreTimes.ofThisThread();
            known.countDown();
        });
        known.await();
        var rendering =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(t -> t.getName().startsWith("QuantumRenderer"))
                        .findFirst()
                        .orElseThrow();
        var watched =
                new Watched(
                        thread[0],
                        rendering,
                        times[0],
                        CoreTimes.of("QuantumRenderer"),
                        CoreTimes.ofThisThread());
        long began = System.nanoTime();
        while (System.nanoTime() - began < nanos) {
            ask(watched);
            Thread.sleep(2);
        }
        stops = Stops.in(System.getProperty("bench.stops", ""), began);
    }

    private void ask(Watched watched) throws Exception {
        var javafx = watched.javafxTimes().now();
        var renderer = watched.renderTimes().now();
        var asker = watched.asker().now();
        long asked = System.nanoTime();
        var took = new long[1];
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            took[0] = System.nanoTime() - asked;
            done.countDown();
        });
        int looks = 0;
        int waiting = 0;
        while (!done.await(1, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - asked > LOOK_FROM_NANOS) {
                var stack = watched.fx().getStackTrace();
                sample(stack);
                drawn(watched.rendering().getStackTrace());
                looks++;
                waiting += waitsForRendering(stack) ? 1 : 0;
            }
        }
        waited.add(took[0]);
        if (took[0] > LONG_NANOS) {
            tasks.add(
                    new Task(
                            asked,
                            took[0],
                            watched.javafxTimes().now().since(javafx),
                            watched.renderTimes().now().since(renderer),
                            watched.asker().now().since(asker),
                            looks,
                            waiting));
        }
    }

    private static boolean waitsForRendering(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(f -> f.getMethodName().equals("waitForRenderingToComplete"));
    }

    private void sample(StackTraceElement[] stack) {
        if (stack.length == 0) {
            return;
        }
        samples++;
        places.merge(name(stack[0]), 1, Integer::sum);
        for (int i = 0; i < Math.min(stack.length, DEEPEST); i++) {
            if (stack[i].getClassName().startsWith("io.logarium")) {
                own.merge(name(stack[i]), 1, Integer::sum);
                return;
            }
        }
        own.merge(javafx(stack), 1, Integer::sum);
    }

    /// What the rendering thread draws meanwhile: the node and how.
    private void drawn(StackTraceElement[] stack) {
        var node = "";
        var how = "";
        for (var frame : stack) {
            var type = frame.getClassName();
            if (how.isEmpty() && type.startsWith("com.sun.prism")) {
                how = name(frame);
            }
            if (type.startsWith("com.sun.javafx.sg.prism.NG")) {
                node = name(frame);
                break;
            }
        }
        drawing.merge(node.isEmpty() ? "not drawing" : node + " by " + how, 1, Integer::sum);
    }

    /// Of a stack without code of ours: which part of a pulse it is.
    private static String javafx(StackTraceElement[] stack) {
        for (var part :
                List.of("doCSSPass", "doLayoutPass", "synchronizeSceneNodes", "waitForRender")) {
            for (var frame : stack) {
                if (frame.getMethodName().equals(part)) {
                    return "JavaFX " + part;
                }
            }
        }
        return "JavaFX " + name(stack[Math.max(0, stack.length - 12)]);
    }

    private static String name(StackTraceElement frame) {
        var type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1)
                + "."
                + frame.getMethodName()
                + ":"
                + frame.getLineNumber();
    }

    void print() {
        System.out.println("ms until JavaFX is free   " + waited.milliseconds(16));
        long ours = tasks.stream().filter(t -> t.withCores() > LONG_NANOS).count();
        System.out.printf(
                "tasks over 16 ms          %d, of them %d also without the waits for a core%n",
                tasks.size(), ours);
        stops.print();
        if (!tasks.isEmpty()) {
            System.out.println(
                    "  task ms | JavaFX CPU, no core | waits for rendering: looks, CPU, no core | stopped | asker no core | with cores");
        }
        tasks.stream()
                .sorted(Comparator.comparingLong(Task::nanos).reversed())
                .limit(MOST_TOLD)
                .forEach(this::print);
        System.out.println("in " + samples + " looks at tasks over 6 ms:");
        most(own);
        most(places);
        System.out.println("and meanwhile the rendering thread:");
        most(drawing);
    }

    private void print(Task t) {
        System.out.printf(
                "  %7.1f | %10.1f, %7.1f | %d of %d, %.1f, %.1f | %.1f | %.1f | %.1f%n",
                t.nanos() / 1e6,
                t.javafx().ran() / 1e6,
                t.javafx().waited() / 1e6,
                t.rendering(),
                t.looks(),
                t.renderer().ran() / 1e6,
                t.renderer().waited() / 1e6,
                stops.within(t.from(), t.from() + t.nanos()) / 1e6,
                t.asker().waited() / 1e6,
                t.withCores() / 1e6);
    }

    private static void most(TreeMap<String, Integer> counted) {
        counted.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(MOST_TOLD)
                .forEach(e -> System.out.printf("  %4d %s%n", e.getValue(), e.getKey()));
        System.out.println();
    }
}
