package io.logarium.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.logarium.engine.sim.scenario.Scenario;
import io.logarium.engine.sim.scenario.ScenarioException;
import io.logarium.engine.sim.scenario.ScenarioRunner;
import io.logarium.engine.sim.soak.Soak;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.slf4j.LoggerFactory;

/// `logarium scenario` and `logarium soak`: the simulated cluster on the command line.
final class SimulatedRuns {
    private final PrintStream out;
    private final PrintStream err;

    SimulatedRuns(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// @return the exit code: 1 when something expected is otherwise, 2 when the file is wrong
    int scenario(Wish.RunScenario wish) {
        quiet();
        var name = wish.file().toString();
        try {
            var scenario = Scenario.parse(name, Files.readString(wish.file()));
            if (wish.fork().isPresent()) {
                var fork = wish.fork().get();
                new ForkedRun(out)
                        .run(scenario, wish.seed(), fork.atMs(), Files.readString(fork.then()));
                return 0;
            }
            int differences = new ScenarioRunner(scenario, wish.seed(), out::println).run();
            out.println(
                    differences == 0
                            ? "everything as expected"
                            : "otherwise than expected: " + differences);
            return differences == 0 ? 0 : Main.CANNOT;
        } catch (ScenarioException e) {
            err.println("logarium: " + e.getMessage());
        } catch (NoSuchFileException e) {
            err.println("logarium: There is no file " + e.getFile() + ".");
        } catch (MalformedInputException e) {
            err.println("logarium: " + name + " is not a text in UTF-8.");
        } catch (IOException e) {
            err.println("logarium: " + name + " cannot be read: " + e.getMessage());
        }
        return Main.WRONG_ARGUMENTS;
    }

    /// @return the exit code
    int soak(Wish.Soak wish) {
        quiet();
        int threads = Runtime.getRuntime().availableProcessors();
        var options =
                new Soak.Options(
                        wish.seeds(), wish.from(), wish.brokers(), threads, wish.seconds());
        return new Soak(options, out, err).run();
    }

    /// What simulated brokers log is of their time and of no use here.
    static void quiet() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF);
        }
    }
}
