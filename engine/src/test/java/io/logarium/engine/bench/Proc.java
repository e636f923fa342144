package io.logarium.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the system says about a process. Linux only.
record Proc(long pid) {
    private static final double TICKS_PER_SECOND = 100;

    /// Processor time used so far.
    double cpuSeconds() throws IOException {
        var stat = Files.readString(file("stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /// Memory that it has in RAM.
    long residentMegabytes() throws IOException {
        return megabytes("VmRSS:");
    }

    /// The most that it ever had.
    long peakMegabytes() throws IOException {
        return megabytes("VmHWM:");
    }

    private long megabytes(String name) throws IOException {
        for (var line : Files.readAllLines(file("status"))) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    private Path file(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
