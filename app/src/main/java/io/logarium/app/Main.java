package io.logarium.app;

import io.logarium.app.home.LogFile;
import io.logarium.app.home.Places;
import io.logarium.app.pictures.Pictures;
import io.logarium.app.window.LogariumApp;
import io.logarium.engine.ClusterStartException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/// Where the program starts. Not a JavaFX application: only the window and the pictures load JavaFX, and only when asked for.
public final class Main {
    /// What was asked for cannot be done here and now.
    static final int CANNOT = 1;

    /// The command line is wrong.
    static final int WRONG_ARGUMENTS = 2;

    private Main() {}

    public static void main(String[] arguments) {
        int code = run(arguments, System.out, System.err);
        System.exit(code);
    }

    private static int run(String[] arguments, PrintStream out, PrintStream err) {
        // Standard output belongs to what the user asked for; nothing that any library prints may
        // get in between.
        System.setOut(err);
        return switch (Arguments.parse(arguments)) {
            case Wish.Tell(var text) -> {
                out.println(text);
                yield 0;
            }
            case Wish.Refused(var sentence) -> {
                err.println("logarium: " + sentence);
                yield WRONG_ARGUMENTS;
            }
            case Wish.RunCluster wish -> {
                var folder = wish.data().orElse(Places.here().data());
                yield new HeadlessCluster(System.in, out, err).run(wish, folder);
            }
            case Wish.RunScenario wish -> new SimulatedRuns(out, err).scenario(wish);
            case Wish.Soak wish -> new SimulatedRuns(out, err).soak(wish);
            case Wish.CheckLessons wish -> new LessonRuns(out, err).check(wish);
            case Wish.PrintLessons wish -> new LessonRuns(out, err).print(wish);
            case Wish.PlayLessons wish -> new LessonRuns(out, err).play(wish);
            case Wish.OpenWindow() -> openWindow(Optional.empty(), err);
            case Wish.AttachWindow(var bootstrap) -> openWindow(Optional.of(bootstrap), err);
            case Wish.DrawPictures wish -> draw(wish, out, err);
        };
    }

    private static int draw(Wish.DrawPictures wish, PrintStream out, PrintStream err) {
        try {
            Pictures.draw(wish).forEach(out::println);
            return 0;
        } catch (IOException | ClusterStartException | IllegalStateException e) {
            err.println("logarium: The pictures could not be drawn: " + e.getMessage());
            return CANNOT;
        }
    }

    private static int openWindow(Optional<String> attach, PrintStream err) {
        if (!Display.here().isThere()) {
            err.println("logarium: " + Display.ABSENT);
            return CANNOT;
        }
        var data = Places.here().data();
        LogFile.writeTo(data);
        LogariumApp.open(data, attach);
        return 0;
    }
}
