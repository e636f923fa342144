package io.logarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Three brokers in one process, over real sockets: one quorum, one metadata.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SeveralBrokersTest {
    @Test
    void threeBrokersAreOneClusterAndAnyOfThemCreatesTopics() throws Exception {
        try (var cluster = LocalCluster.start(ClusterConfig.ephemeral().withBrokers(3))) {
            var addresses = List.of(cluster.bootstrap().split(","));
            assertThat(addresses).hasSize(3);
            for (int i = 0; i < 3; i++) {
                try (var admin = admin(addresses.get(i))) {
                    var nodes = admin.describeCluster().nodes().get();
                    assertThat(nodes).extracting(Node::id).containsExactlyInAnyOrder(0, 1, 2);
                    admin.createTopics(List.of(new NewTopic("topic-" + i, 3, (short) 3)))
                            .all()
                            .get();
                }
            }
            try (var admin = admin(addresses.getFirst())) {
                assertThat(admin.listTopics().names().get())
                        .contains("topic-0", "topic-1", "topic-2");
            }
        }
    }

    private static Admin admin(String address) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address));
    }
}
