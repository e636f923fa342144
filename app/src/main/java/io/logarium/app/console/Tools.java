package io.logarium.app.console;

import io.logarium.app.console.Tool.Address;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of Kafka's tools, as its `bin` folder has them.
public final class Tools {
    private static final String PACKAGE = "org.apache.kafka.tools.";
    private static final int NEAREST = 3;

    private static final List<Tool> ALL =
            List.of(
                    tool("kafka-acls", "AclCommand"),
                    tool("kafka-broker-api-versions", "BrokerApiVersionsCommand"),
                    tool("kafka-client-metrics", "ClientMetricsCommand"),
                    new Tool("kafka-cluster", PACKAGE + "ClusterTool", Address.AT_THE_END),
                    new Tool("kafka-configs", "kafka.admin.ConfigCommand", Address.IN_FRONT),
                    tool("kafka-console-consumer", "consumer.ConsoleConsumer"),
                    tool("kafka-console-producer", "ConsoleProducer"),
                    tool("kafka-console-share-consumer", "consumer.ConsoleShareConsumer"),
                    tool("kafka-consumer-groups", "consumer.group.ConsumerGroupCommand"),
                    tool("kafka-consumer-perf-test", "ConsumerPerformance"),
                    tool("kafka-delegation-tokens", "DelegationTokenCommand"),
                    tool("kafka-delete-records", "DeleteRecordsCommand"),
                    fileTool("kafka-dump-log", PACKAGE + "DumpLogSegments"),
                    fileTool("kafka-e2e-latency", PACKAGE + "EndToEndLatency"),
                    tool("kafka-features", "FeatureCommand"),
                    tool("kafka-get-offsets", "GetOffsetShell"),
                    tool("kafka-groups", "GroupsCommand"),
                    fileTool("kafka-jmx", PACKAGE + "JmxTool"),
                    tool("kafka-leader-election", "LeaderElectionCommand"),
                    tool("kafka-log-dirs", "LogDirsCommand"),
                    tool("kafka-metadata-quorum", "MetadataQuorumCommand"),
                    new Tool(
                            "kafka-producer-perf-test",
                            PACKAGE + "ProducerPerformance",
                            Address.IN_FRONT_WITHOUT_FILE),
                    tool("kafka-reassign-partitions", "reassign.ReassignPartitionsCommand"),
                    fileTool("kafka-replica-verification", PACKAGE + "ReplicaVerificationTool"),
                    tool("kafka-share-consumer-perf-test", "ShareConsumerPerformance"),
                    tool("kafka-share-groups", "consumer.group.ShareGroupCommand"),
                    fileTool("kafka-storage", "kafka.tools.StorageTool"),
                    tool("kafka-streams-application-reset", "StreamsResetter"),
                    tool("kafka-streams-groups", "streams.StreamsGroupCommand"),
                    tool("kafka-topics", "TopicCommand"),
                    tool("kafka-transactions", "TransactionsCommand"),
                    tool("kafka-verifiable-consumer", "VerifiableConsumer"),
                    tool("kafka-verifiable-producer", "VerifiableProducer"),
                    tool("kafka-verifiable-share-consumer", "VerifiableShareConsumer"));

    /// Scripts that start or stop what runs here anyway, or what Kafka no longer has.
    private static final Set<String> NOT_NEEDED =
            Set.of(
                    "kafka-server-start",
                    "kafka-server-stop",
                    "zookeeper-server-start",
                    "zookeeper-server-stop",
                    "zookeeper-shell");

    private Tools() {}

    /// By name.
    public static List<Tool> all() {
        return ALL;
    }

    /// The tool that a typed word names: any path before it, `.sh` or `.bat` behind it.
    public static Optional<Tool> find(String typed) {
        var name = nameOf(typed);
        return ALL.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    /// The name in a typed word: without a path before it and an ending behind it.
    static String nameOf(String typed) {
        var name = typed.substring(Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1);
        for (var ending : List.of(".sh", ".bat", ".cmd")) {
            if (name.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    static boolean isNotNeeded(String typed) {
        return NOT_NEEDED.contains(nameOf(typed));
    }

    /// The names that a person may have meant, nearest first; empty when nothing is near.
    static List<String> nearest(String typed, Stream<String> otherNames) {
        var wanted = nameOf(typed).toLowerCase(Locale.ROOT);
        var names =
                Stream.concat(ALL.stream().map(Tool::name), otherNames)
                        .collect(Collectors.toMap(Function.identity(), n -> distance(wanted, n)));
        int limit = wanted.length() / 3;
        return names.entrySet().stream()
                .filter(entry -> entry.getValue() <= limit)
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(NEAREST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How far a typed name is from a real one; leaving out `kafka-` costs nothing.
    private static int distance(String typed, String name) {
        int whole = edits(typed, name);
        return name.startsWith("kafka-")
                ? Math.min(whole, edits(typed, name.substring("kafka-".length())))
                : whole;
    }

    /// Letters put in, left out or exchanged (Levenshtein).
    private static int edits(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static Tool tool(String name, String classInTools) {
        return new Tool(name, PACKAGE + classInTools, Address.IN_FRONT);
    }

    private static Tool fileTool(String name, String mainClass) {
        return new Tool(name, mainClass, Address.NOWHERE);
    }
}
