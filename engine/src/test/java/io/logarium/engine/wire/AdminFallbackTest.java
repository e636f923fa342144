package io.logarium.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.net.NetworkLimits;
import io.logarium.engine.testing.frames.EchoBroker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.message.ConsumerGroupDescribeRequestData;
import org.apache.kafka.common.message.ConsumerGroupDescribeResponseData;
import org.apache.kafka.common.message.DescribeClusterResponseData;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.message.FindCoordinatorResponseData.Coordinator;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// The newest Admin asks for ConsumerGroupDescribe first. Where the group is not one of the consumer protocol, it must come to the
/// classic way by itself.
class AdminFallbackTest {
    private final AtomicReference<EchoBroker> broker = new AtomicReference<>();

    @Test
    void aClassicGroupIsDescribedAfterTheNewWayFoundNone() throws Exception {
        try (var echo = new EchoBroker(NetworkLimits.DEFAULT, RequestPreparer.NONE, this::answer)) {
            broker.set(echo);
            Map<String, Object> config =
                    Map.of(
                            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + echo.port(),
                            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000,
                            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
            try (var admin = Admin.create(config)) {
                var described = admin.describeConsumerGroups(List.of("my-group")).all().get();

                assertThat(described.get("my-group").groupState()).isEqualTo(GroupState.STABLE);
                var client = echo.listener().connections().getFirst();
                assertThat(client.softwareName()).isEqualTo("apache-kafka-java");
                assertThat(client.clientId()).startsWith("adminclient-");
            }
        }
    }

    private void answer(Request request) {
        switch (request.body()) {
            case FindCoordinatorRequestData find ->
                    request.replyTo().answer(coordinator(find.coordinatorKeys()));
            case DescribeGroupsRequestData describe ->
                    request.replyTo().answer(described(describe.groups()));
            case ConsumerGroupDescribeRequestData describe ->
                    request.replyTo().answer(notFound(describe.groupIds()));
            default -> answerByApi(request);
        }
    }

    private void answerByApi(Request request) {
        switch (request.api()) {
            case METADATA -> request.replyTo().answer(metadata());
            case DESCRIBE_CLUSTER -> request.replyTo().answer(cluster());
            default -> EchoBroker.answer(request);
        }
    }

    private ApiMessage metadata() {
        var answer = new MetadataResponseData().setClusterId("echo").setControllerId(0);
        answer.brokers()
                .add(
                        new MetadataResponseBroker()
                                .setNodeId(0)
                                .setHost("127.0.0.1")
                                .setPort(port()));
        return answer;
    }

    private ApiMessage cluster() {
        var answer = new DescribeClusterResponseData().setClusterId("echo").setControllerId(0);
        answer.brokers()
                .add(
                        new DescribeClusterResponseData.DescribeClusterBroker()
                                .setBrokerId(0)
                                .setHost("127.0.0.1")
                                .setPort(port()));
        return answer;
    }

    private ApiMessage coordinator(List<String> groups) {
        var answer = new FindCoordinatorResponseData();
        for (var group : groups) {
            answer.coordinators()
                    .add(
                            new Coordinator()
                                    .setKey(group)
                                    .setNodeId(0)
                                    .setHost("127.0.0.1")
                                    .setPort(port()));
        }
        return answer;
    }

    private static ApiMessage notFound(List<String> groups) {
        var answer = new ConsumerGroupDescribeResponseData();
        for (var group : groups) {
            answer.groups()
                    .add(
                            new ConsumerGroupDescribeResponseData.DescribedGroup()
                                    .setGroupId(group)
                                    .setErrorCode(Errors.GROUP_ID_NOT_FOUND.code()));
        }
        return answer;
    }

    private static ApiMessage described(List<String> groups) {
        var answer = new DescribeGroupsResponseData();
        for (var group : groups) {
            answer.groups()
                    .add(
                            new DescribedGroup()
                                    .setGroupId(group)
                                    .setGroupState("Stable")
                                    .setProtocolType("consumer")
                                    .setProtocolData("range"));
        }
        return answer;
    }

    private int port() {
        return broker.get().port();
    }
}
