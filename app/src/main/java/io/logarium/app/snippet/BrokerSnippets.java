package io.logarium.app.snippet;

import static io.logarium.app.snippet.Code.literal;

/// Looking at brokers, the quorum and who writes.
public final class BrokerSnippets {
    private BrokerSnippets() {}

    /// What a broker is set to.
    public static Trio configs(int broker, String bootstrap) {
        return new Trio(
                """
                kafka-configs.sh --describe --all --entity-type brokers \\
                  --entity-name %d --bootstrap-server %s\
                """
                        .formatted(broker, bootstrap),
                Code.javaAdmin(
                        bootstrap,
                        """
                        var broker = new ConfigResource(
                            ConfigResource.Type.BROKER, "%d");
                        admin.describeConfigs(List.of(broker)).all().get()
                            .get(broker).entries().forEach(System.out::println);\
                        """
                                .formatted(broker)),
                Code.pythonAdmin(
                        "ConfigResource, ConfigResourceType",
                        bootstrap,
                        """
                        print(admin.describe_configs([ConfigResource(
                            ConfigResourceType.BROKER, "%d")]))\
                        """
                                .formatted(broker)));
    }

    /// Who leads the metadata log and how far the voters are.
    public static Trio quorum(String bootstrap) {
        return new Trio(
                """
                kafka-metadata-quorum.sh --bootstrap-server %s \\
                  describe --status\
                """
                        .formatted(bootstrap),
                Code.javaAdmin(
                        bootstrap,
                        """
                        System.out.println(
                            admin.describeMetadataQuorum().quorumInfo().get());\
                        """),
                Code.pythonAdmin(
                        "",
                        bootstrap,
                        "# Of the quorum it is told the active controller only.\n"
                                + "print(admin.describe_cluster())"));
    }

    /// Which producers have written to a partition lately, as its leader knows them.
    public static Trio producers(String topic, int partition, String bootstrap) {
        return new Trio(
                """
                kafka-transactions.sh --bootstrap-server %s \\
                  describe-producers %s --partition %d\
                """
                        .formatted(bootstrap, Code.option("--topic", topic), partition),
                Code.javaAdmin(
                        bootstrap,
                        """
                        var place = new TopicPartition(%s, %d);
                        admin.describeProducers(List.of(place))
                            .partitionResult(place).get()
                            .activeProducers().forEach(System.out::println);\
                        """
                                .formatted(literal(topic), partition)),
                Code.NO_PYTHON);
    }
}
