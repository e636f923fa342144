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
    /// Known, but only of use with more than one broker.
    private static final Set<String> NEEDS_SEVERAL =
            new TreeSet<>(
                    List.of(
                            "start",
                            "stop",
                            "kill",
                            "power-off",
                            "pause",
                            "resume",
                            "cut",
                            "mend",
                            "slow",
                            "disk"));

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
        if (NEEDS_SEVERAL.contains(verb)) {
            return "error " + verb + " needs several brokers; this version runs one.";
        }
        return "error %s is not a command. Known is: status.".formatted(quoted(words[0]));
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
