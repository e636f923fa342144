package io.logarium.engine;

import io.logarium.engine.fault.FaultCommand;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.LinkView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The command grammar of a live cluster. One line in, one line out.
final class CommandLine {
    private static final int MOST_WORDS = 16;

    private static final List<String> SNAPSHOTS =
            List.of("save NAME", "restore NAME", "forget NAME", "snapshots", "reset");

    private static final Pattern LEADER = Pattern.compile("leader\\((.{1,249})-(\\d{1,6})\\)");

    /// Only a simulation has clocks of its own.
    private static final List<String> ELSEWHERE = List.of("clock");

    private final LocalCluster cluster;

    CommandLine(LocalCluster cluster) {
        this.cluster = cluster;
    }

    String run(String line) {
        var words = List.of(line.strip().split("\\s+", MOST_WORDS));
        var verb = words.getFirst().toLowerCase(Locale.ROOT);
        try {
            return switch (verb) {
                case "help" -> "ok " + String.join("; ", grammar());
                case "status" -> status(words);
                case "save", "restore", "forget" -> kept(verb, words);
                case "reset" -> reset(words);
                case "snapshots" -> snapshots(words);
                default -> changed(verb, words);
            };
        } catch (IllegalArgumentException | ClusterStartException wrong) {
            return "error " + wrong.getMessage();
        }
    }

    private static List<String> grammar() {
        var lines = new ArrayList<String>();
        for (var verb : faults()) {
            lines.add(FaultCommand.usage(verb));
        }
        lines.addAll(SNAPSHOTS);
        lines.add("status");
        lines.add("help");
        return lines;
    }

    private static TreeSet<String> faults() {
        var verbs = new TreeSet<>(FaultCommand.verbs());
        verbs.removeAll(ELSEWHERE);
        return verbs;
    }

    private String changed(String verb, List<String> words) throws ClusterStartException {
        if (ELSEWHERE.contains(verb)) {
            return "error %s works in a simulation only.".formatted(verb);
        }
        if (!faults().contains(verb)) {
            return "error %s is not a command. Known are: %s."
                    .formatted(quoted(words.getFirst()), String.join("; ", grammar()));
        }
        var done = new ArrayList<String>();
        for (var fault : FaultCommand.read(words, this::brokers)) {
            done.add(cluster.apply(fault));
        }
        return "ok " + String.join("; ", done);
    }

    private String kept(String verb, List<String> words) throws ClusterStartException {
        if (words.size() != 2) {
            return "error %s is written: %s NAME.".formatted(verb, verb);
        }
        var name = words.get(1);
        switch (verb) {
            case "save" -> {
                return "ok saved %s, %d bytes".formatted(name, cluster.save(name).bytes());
            }
            case "restore" -> cluster.restore(name);
            default -> cluster.forget(name);
        }
        return verb.equals("restore") ? "ok restored " + name : "ok forgot " + name;
    }

    private String reset(List<String> words) throws ClusterStartException {
        if (words.size() != 1) {
            return "error reset takes no more words.";
        }
        cluster.reset();
        return "ok the cluster is as on its first day";
    }

    private String snapshots(List<String> words) {
        if (words.size() != 1) {
            return "error snapshots takes no more words.";
        }
        var names =
                cluster.saved().stream().map(s -> s.name() + " " + s.bytes() + " bytes").toList();
        return "ok " + (names.isEmpty() ? "none" : String.join("; ", names));
    }

    /// A number, `controller`, `leader(TOPIC-PARTITION)`, or `others` than those named before.
    private List<Integer> brokers(String word, List<Integer> before) {
        var view = cluster.view();
        int count = view.brokers().size();
        if (word.equals("others") && !before.isEmpty()) {
            return IntStream.range(0, count).filter(id -> !before.contains(id)).boxed().toList();
        }
        if (word.equals("controller") && view.quorum().leaderId() >= 0) {
            return List.of(view.quorum().leaderId());
        }
        var leader = LEADER.matcher(word);
        if (leader.matches()) {
            return List.of(leaderOf(leader.group(1), Integer.parseInt(leader.group(2)), view));
        }
        if (!word.matches("\\d{1,3}")) {
            throw new IllegalArgumentException(
                    "%s is no broker; say a number from 0 to %d, controller, leader(TOPIC-PARTITION), or others."
                            .formatted(quoted(word), count - 1));
        }
        int id = Integer.parseInt(word);
        if (id >= count) {
            throw new IllegalArgumentException(
                    "There is no broker %d; there are 0 to %d.".formatted(id, count - 1));
        }
        return List.of(id);
    }

    private static int leaderOf(String topic, int partition, ClusterSnapshot view) {
        return view.topics().stream()
                .filter(t -> t.name().equals(topic))
                .flatMap(t -> t.partitions().stream())
                .filter(p -> p.index() == partition)
                .flatMap(p -> p.leader().stream().boxed())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "Nobody leads %s.".formatted(quoted(topic + "-" + partition))));
    }

    private static String quoted(String word) {
        var shown = word.length() > 40 ? word.substring(0, 40) + "…" : word;
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    private String status(List<String> words) {
        if (words.size() > 1) {
            return "error status takes no more words.";
        }
        var view = cluster.view();
        var brokers =
                view.brokers().stream().map(CommandLine::broker).collect(Collectors.joining(", "));
        long partitions = view.topics().stream().mapToLong(t -> t.partitions().size()).sum();
        var links = view.links().stream().map(l -> ", link " + link(l)).distinct();
        return "ok %s%s; topics %d, partitions %d, groups %d; controller %d, epoch %d"
                .formatted(
                        brokers,
                        links.collect(Collectors.joining()),
                        view.topics().size(),
                        partitions,
                        view.groups().size(),
                        view.quorum().leaderId(),
                        view.quorum().epoch());
    }

    private static String broker(BrokerView broker) {
        var disk = broker.disk().name().toLowerCase(Locale.ROOT);
        return "broker %d %s %s:%d%s"
                .formatted(
                        broker.id(),
                        broker.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        broker.host(),
                        broker.port(),
                        broker.disk() == BrokerView.Disk.OK ? "" : " disk " + disk);
    }

    private static String link(LinkView link) {
        var how = link.cut() ? "cut" : "slow " + link.delayMs() + " ms";
        return "%d>%d %s".formatted(link.from(), link.to(), how);
    }
}
