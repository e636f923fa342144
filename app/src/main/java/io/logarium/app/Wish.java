package io.logarium.app;

import io.logarium.app.home.Theme;
import io.logarium.app.text.Language;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What the command line asks for.
public sealed interface Wish {
    /// The window, with the cluster in the box.
    record OpenWindow() implements Wish {}

    /// The window with somebody's cluster, to look at.
    ///
    /// @param bootstrap `host:port[,host:port]`
    record AttachWindow(String bootstrap) implements Wish {}

    /// A cluster without a window.
    ///
    /// @param data absent: the usual folder of this machine
    /// @param settings under Kafka's names, in the order given
    record RunCluster(int brokers, int port, Optional<Path> data, Map<String, String> settings)
            implements Wish {}

    /// A scenario on a simulated cluster.
    ///
    /// @param seed in place of the scenario's own
    /// @param fork what to do instead from some moment on, to see in what it differs
    record RunScenario(Path file, OptionalLong seed, Optional<Fork> fork) implements Wish {}

    /// @param atMs simulated milliseconds since the start
    /// @param then a file with commands, a line each
    record Fork(long atMs, Path then) {}

    /// Seed after seed of random clients and faults on a simulated cluster.
    record Soak(long seeds, long from, int brokers, int seconds) implements Wish {}

    /// Every lesson played on a simulated cluster and compared with what it claims.
    ///
    /// @param folder of lessons; absent: the program's own
    record CheckLessons(Optional<Path> folder) implements Wish {}

    /// A page to print for each lesson.
    ///
    /// @param folder of lessons; absent: the program's own
    record PrintLessons(Path out, Optional<Path> folder, Language language) implements Wish {}

    /// Lessons played on a running cluster.
    ///
    /// @param lesson only this one; absent: all of the program's own
    /// @param reference somebody's cluster, `host:port[,host:port]`; absent: fresh ones in this process
    record PlayLessons(Optional<String> lesson, Optional<String> reference) implements Wish {}

    /// Every screen as a PNG file.
    ///
    /// @param width of the window, in pixels
    record DrawPictures(Path out, Theme theme, Language language, int width, int height)
            implements Wish {
        public static final int WIDTH = 1_600;
        public static final int HEIGHT = 1_000;
    }

    /// A text that was asked for: help or the version.
    record Tell(String text) implements Wish {}

    /// Nothing that we understand.
    ///
    /// @param sentence what is wrong and what to do, one line
    record Refused(String sentence) implements Wish {}
}
