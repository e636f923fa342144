package io.logarium.app.window;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/// How long the JavaFX thread is taken: the time until it takes up something new is the time that its longest task lasts. Of the long
/// ones it tells what they did, how much CPU they had and whether the collector stopped everything meanwhile.
final class LongTasks {
    private static final long LONG_NANOS = 12_000_000;
    private static final int DEEPEST = 60;
    private static final int MOST_TOLD = 12;

    private final Samples waited = new Samples();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Pause> pauses = new CopyOnWriteArrayList<>();
    private final TreeMap<String, Integer> places = new TreeMap<>();
    private final TreeMap<String, Integer> own = new TreeMap<>();
    private final TreeMap<String, Integer> drawing = new TreeMap<>();
    private int samples;

    private record Task(long atMs, long nanos, long cpuNanos) {}

    private record Pause(long fromMs, long untilMs) {}

    LongTasks() {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (told, _) -> {
                                var info =
                                        GarbageCollectionNotificationInfo.from(
                                                        (CompositeData) told.getUserData())
                                                .getGcInfo();
                                pauses.add(new Pause(info.getStartTime(), info.getEndTime()));
                            },
                            n ->
                                    n.getType()
                                            .equals(
                                                    GarbageCollectionNotificationInfo
                                                            .GARBAGE_COLLECTION_NOTIFICATION),
                            null);
        }
    }

    void watch(long nanos) throws Exception {
        pauses.clear();
        var thread = new Thread[1];
        var known = new CountDownLatch(1);
        Platform.runLater(() -> {
            thread[0] = Thread.currentThread();
            known.countDown();
        });
        known.await();
        var rendering =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(t -> t.getName().startsWith("QuantumRenderer"))
                        .findFirst()
                        .orElseThrow();
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            ask(thread[0], rendering);
            Thread.sleep(2);
        }
    }

    private void ask(Thread fx, Thread rendering) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getThreadCpuTime(fx.threadId());
        long atMs = ManagementFactory.getRuntimeMXBean().getUptime();
        long asked = System.nanoTime();
        var took = new long[1];
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            took[0] = System.nanoTime() - asked;
            done.countDown();
        });
        while (!done.await(1, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - asked > LONG_NANOS / 2) {
                sample(fx.getStackTrace());
                drawn(rendering.getStackTrace());
            }
        }
        waited.add(took[0]);
        if (took[0] > LONG_NANOS) {
            tasks.add(new Task(atMs, took[0], threads.getThreadCpuTime(fx.threadId()) - cpu));
        }
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
        long paused = pauses.stream().mapToLong(p -> p.untilMs() - p.fromMs()).sum();
        long longest = pauses.stream().mapToLong(p -> p.untilMs() - p.fromMs()).max().orElse(0);
        System.out.printf(
                "pauses of the collector   %d, together %d ms, longest %d ms%n",
                pauses.size(), paused, longest);
        tasks.stream()
                .sorted(Comparator.comparingLong(Task::nanos).reversed())
                .limit(MOST_TOLD)
                .forEach(t ->
                        System.out.printf(
                                "  task %.1f ms, CPU %.1f ms, collector %d ms%n",
                                t.nanos() / 1e6, t.cpuNanos() / 1e6, collected(t)));
        System.out.println("in " + samples + " looks at tasks over 6 ms:");
        most(own);
        most(places);
        System.out.println("and meanwhile the rendering thread:");
        most(drawing);
    }

    private long collected(Task task) {
        long until = task.atMs() + task.nanos() / 1_000_000;
        return pauses.stream()
                .mapToLong(p ->
                        Math.max(
                                0,
                                Math.min(p.untilMs(), until) - Math.max(p.fromMs(), task.atMs())))
                .sum();
    }

    private static void most(TreeMap<String, Integer> counted) {
        counted.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(MOST_TOLD)
                .forEach(e -> System.out.printf("  %4d %s%n", e.getValue(), e.getKey()));
        System.out.println();
    }
}
