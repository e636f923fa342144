package io.logarium.engine;

import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The command grammar of a live cluster. One line in, one line out.
final class CommandLine {
    /// Known, but only a simulation can do them.
    private static final Set<String> ELSEWHERE =
            new TreeSet<>(List.of("power-off", "pause", "resume", "cut", "mend", "slow", "disk"));

    private final LocalCluster cluster;

    CommandLine(LocalCluster cluster) {
        this.cluster = cluster;
    }

    String run(String line) {
        var words = line.strip().split("\\s+");
        var verb = words[0].toLowerCase(Locale.ROOT);
        if (verb.equals("status") && words.length == 1) {
            return "ok " + status(cluster.view());
        }
        if (verb.equals("status")) {
            return "error status takes no more words.";
        }
        return switch (verb) {
            case "start" -> life(words, cluster::startBroker, "is starting");
            case "stop" -> life(words, cluster::stopBroker, "has stopped");
            case "kill" -> life(words, cluster::killBroker, "is killed");
            default -> unknown(verb, words[0]);
        };
    }

    private static String unknown(String verb, String word) {
        if (ELSEWHERE.contains(verb)) {
            return "error %s works in a simulation, not on a live cluster yet.".formatted(verb);
        }
        return "error %s is not a command. Known are: start N, stop N, kill N, status."
                .formatted(quoted(word));
    }

    /// Something that a broker goes through.
    @FunctionalInterface
    private interface Change {
        void of(int broker) throws ClusterStartException;
    }

    private static String life(String[] words, Change change, String outcome) {
        if (words.length != 2 || !words[1].matches("\\d{1,3}")) {
            return "error %s needs the number of a broker: %s 0".formatted(words[0], words[0]);
        }
        int broker = Integer.parseInt(words[1]);
        try {
            change.of(broker);
            return "ok broker %d %s".formatted(broker, outcome);
        } catch (ClusterStartException e) {
            return "error " + e.getMessage();
        }
    }

    private static String quoted(String word) {
        var shown = word.length() > 40 ? word.substring(0, 40) + "…" : word;
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    private static String status(ClusterSnapshot view) {
        var brokers =
                view.brokers().stream().map(CommandLine::broker).collect(Collectors.joining(", "));
        long partitions = view.topics().stream().mapToLong(t -> t.partitions().size()).sum();
        return "%s; topics %d, partitions %d, groups %d; controller %d, epoch %d"
                .formatted(
                        brokers,
                        view.topics().size(),
                        partitions,
                        view.groups().size(),
                        view.quorum().leaderId(),
                        view.quorum().epoch());
    }

    private static String broker(BrokerView broker) {
        return "broker %d %s %s:%d"
                .formatted(
                        broker.id(),
                        broker.state().name().toLowerCase(Locale.ROOT),
                        broker.host(),
                        broker.port());
    }
}
