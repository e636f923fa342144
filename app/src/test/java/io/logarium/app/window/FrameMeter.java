package io.logarium.app.window;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

/// What a drawn frame costs: CPU and memory of the JavaFX thread and of the one that renders, from one pulse to the next. A pulse
/// after which the rendering thread did nothing has drawn nothing and does not count.
final class FrameMeter extends AnimationTimer {
    private static final long DRAWN_NANOS = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Samples between = new Samples();
    private final Samples laidOut = new Samples();
    private final Samples fx = new Samples();
    private final Samples rendering = new Samples();
    private final Samples both = new Samples();
    private final Samples allocated = new Samples();
    private volatile boolean measuring;
    private long fxId;
    private long renderId = -1;
    private long pulseAt;
    private long fxBefore;
    private long renderBefore;
    private long bytesBefore;
    private long processBefore;
    private long fxAtStart;

    FrameMeter(Scene scene) {
        scene.addPostLayoutPulseListener(() -> {
            if (measuring) {
                laidOut.add(System.nanoTime() - pulseAt);
            }
        });
    }

    void measure(boolean on) {
        if (on) {
            processBefore = processNanos();
            fxAtStart = threads.getThreadCpuTime(fxId);
        }
        measuring = on;
    }

    @Override
    public void handle(long now) {
        fxId = Thread.currentThread().threadId();
        if (renderId < 0) {
            findRendering();
            return;
        }
        long at = System.nanoTime();
        long fxNow = threads.getThreadCpuTime(fxId);
        long renderNow = threads.getThreadCpuTime(renderId);
        long bytes =
                threads.getThreadAllocatedBytes(fxId) + threads.getThreadAllocatedBytes(renderId);
        if (measuring && pulseAt != 0) {
            between.add(at - pulseAt);
            if (renderNow - renderBefore > DRAWN_NANOS) {
                fx.add(fxNow - fxBefore);
                rendering.add(renderNow - renderBefore);
                both.add(fxNow - fxBefore + renderNow - renderBefore);
                allocated.add(bytes - bytesBefore);
            }
        }
        pulseAt = at;
        fxBefore = fxNow;
        renderBefore = renderNow;
        bytesBefore = bytes;
    }

    private void findRendering() {
        for (var id : threads.getAllThreadIds()) {
            var thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().startsWith("QuantumRenderer")) {
                renderId = id;
            }
        }
    }

    void print(double seconds) throws Exception {
        System.out.printf("pulses/s                  %.1f%n", between.count() / seconds);
        System.out.printf("drawn frames/s            %.1f%n", both.count() / seconds);
        System.out.println("ms between pulses         " + between.milliseconds(16.7));
        System.out.println("ms pulse until laid out   " + laidOut.milliseconds(16.7));
        System.out.println("CPU ms a drawn frame      " + both.milliseconds(16));
        System.out.println("  of the JavaFX thread    " + fx.milliseconds(16));
        System.out.println("  of the rendering thread " + rendering.milliseconds(16));
        System.out.println("KB allocated a frame      " + allocated.kilobytes());
        System.out.printf(
                "CPU of JavaFX thread      %.0f %%, of process %.0f %% of a core%n",
                (threads.getThreadCpuTime(fxId) - fxAtStart) / seconds / 1e7,
                (processNanos() - processBefore) / seconds / 1e7);
        System.out.println(
                "RSS                       " + status("VmRSS") + ", most " + status("VmHWM"));
    }

    private static long processNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static String status(String name) throws Exception {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(l -> l.startsWith(name))
                    .findFirst()
                    .map(l -> l.replaceAll("\\D", "").trim())
                    .map(kb -> Long.parseLong(kb) / 1_024 + " MB")
                    .orElse("?");
        }
    }
}
