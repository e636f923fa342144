package io.logarium.app.echo;

import io.logarium.app.cluster.ClusterClient;
import io.logarium.app.lab.LabDeed;
import io.logarium.app.settings.Snapshots;
import io.logarium.app.state.Click;
import io.logarium.app.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/// Tells what goes through it to the cluster as the command that does the same. From any thread.
///
/// @param told who hears of it; the store, so that the console shows it
/// @param clockMs milliseconds since the epoch
public record Echo(Consumer<Click> told, LongSupplier clockMs) {
    /// Verbs behind which the names of two brokers stand.
    private static final List<String> BETWEEN_TWO = List.of("cut", "mend", "slow");

    /// What only asks is not told: it is asked for on every start.
    private static final List<String> ASKS = List.of("help", "status", "snapshots");

    /// A client whose changes are told.
    public ClusterClient client(ClusterClient client, String bootstrap) {
        return new EchoingClient(client, this, bootstrap);
    }

    /// Snapshots whose changes are told.
    public Snapshots snapshots(Snapshots snapshots) {
        return new EchoingSnapshots(snapshots, this);
    }

    /// Hears what is done to the clients of the lab.
    public Consumer<LabDeed> lab(String bootstrap) {
        return deed -> {
            long now = clockMs.getAsLong();
            tell(now, LabWords.what(deed), LabWords.command(deed, bootstrap), "", true);
        };
    }

    /// The cluster's own command grammar, with each line told.
    public UnaryOperator<String> commands(UnaryOperator<String> commands) {
        return line -> {
            if (ASKS.contains(line.split(" ", 2)[0])) {
                return commands.apply(line);
            }
            long began = clockMs.getAsLong();
            var answer = commands.apply(line);
            tell(began, words(line), own(line), answer, answer.startsWith("ok"));
            return answer;
        };
    }

    /// A command that only this program has.
    static String own(String line) {
        return "# " + Texts.of("echo.own") + "\n" + line;
    }

    void tell(long beganMs, String what, String command, String answer, boolean succeeded) {
        long took = Math.max(0, clockMs.getAsLong() - beganMs);
        told.accept(new Click(beganMs, what, command, answer, succeeded, took));
    }

    /// What a line of the grammar does: `disk 0 full` is a verb with its state behind the broker.
    private static String words(String line) {
        var words = line.split(" ");
        boolean disk = words[0].equals("disk") && words.length > 2;
        var key = "echo." + (disk ? "disk-" + words[2] : words[0]);
        int names = BETWEEN_TWO.contains(words[0]) ? 2 : 1;
        Object[] arguments = Arrays.stream(words).skip(1).limit(names).toArray(Object[]::new);
        return Texts.has(key) && arguments.length == names ? Texts.of(key, arguments) : line;
    }
}
