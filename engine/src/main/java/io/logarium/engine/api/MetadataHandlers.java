package io.logarium.engine.api;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.ConfigTable;
import io.logarium.engine.controller.ConfigAnswers;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.wire.ApiTable;
import io.logarium.engine.wire.ApiVersionsAnswer;
import io.logarium.engine.wire.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.DescribeClusterRequestData;
import org.apache.kafka.common.message.DescribeClusterResponseData;
import org.apache.kafka.common.message.DescribeClusterResponseData.DescribeClusterBroker;
import org.apache.kafka.common.message.DescribeConfigsRequestData;
import org.apache.kafka.common.message.DescribeTopicPartitionsRequestData;
import org.apache.kafka.common.message.ListConfigResourcesRequestData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataRequestData.MetadataRequestTopic;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// What a client asks first: ApiVersions, Metadata, DescribeCluster, DescribeTopicPartitions. Answered from what is committed.
final class MetadataHandlers {
    private static final byte BROKERS = 1;
    private static final byte CONTROLLERS = 2;
    private static final short FIRST_BY_TOPIC_ID = 12;

    private final String clusterId;
    private final Supplier<MetadataImage> image;
    private final TopicCreation creation;
    private final boolean autoCreate;
    private final Chance chance;
    private final ApiVersionsAnswer apiVersions;
    private final int brokerId;
    private final BrokerConfig config;

    MetadataHandlers(Handlers.Parts parts) {
        this.clusterId = parts.clusterId();
        this.image = parts.image();
        this.creation = parts.creation();
        this.chance = parts.chance();
        this.brokerId = parts.brokerId();
        this.config = parts.config();
        this.autoCreate =
                parts.config()
                        .get(ConfigTable.BROKER.key("auto.create.topics.enable", Boolean.class));
        this.apiVersions = new ApiVersionsAnswer(ApiTable.CLIENT, clusterId, parts.brokerId());
    }

    void addTo(Router router) {
        router.serve(ApiKeys.API_VERSIONS, this::apiVersions)
                .serve(ApiKeys.METADATA, this::metadata)
                .serve(ApiKeys.DESCRIBE_CLUSTER, this::describeCluster)
                .serve(
                        ApiKeys.DESCRIBE_CONFIGS,
                        (r, now) ->
                                r.replyTo()
                                        .answer(
                                                configs()
                                                        .describe(
                                                                (DescribeConfigsRequestData)
                                                                        r.body())))
                .serve(
                        ApiKeys.LIST_CONFIG_RESOURCES,
                        (r, now) ->
                                r.replyTo()
                                        .answer(
                                                configs()
                                                        .list(
                                                                (ListConfigResourcesRequestData)
                                                                        r.body(),
                                                                r.version())))
                .serve(
                        ApiKeys.DESCRIBE_TOPIC_PARTITIONS,
                        (request, now) ->
                                request.replyTo()
                                        .answer(
                                                TopicPartitionsAnswer.of(
                                                        (DescribeTopicPartitionsRequestData)
                                                                request.body(),
                                                        image.get())));
    }

    private ConfigAnswers configs() {
        return new ConfigAnswers(image.get(), brokerId, config);
    }

    private void apiVersions(Request request, long nowMs) {
        request.replyTo()
                .answer(
                        apiVersions.to(
                                (ApiVersionsRequestData) request.body(),
                                request.version(),
                                Features.of(image.get())));
    }

    private void metadata(Request request, long nowMs) {
        var body = (MetadataRequestData) request.body();
        if (request.version() < FIRST_BY_TOPIC_ID && asksByTopicId(body)) {
            request.replyTo().answer(MetadataAnswers.invalid(body));
            return;
        }
        var answers =
                new MetadataAnswers(image.get(), request.caller().listener(), request.version());
        var response =
                new MetadataResponseData()
                        .setClusterId(clusterId)
                        .setControllerId(anyBroker())
                        .setClusterAuthorizedOperations(
                                body.includeClusterAuthorizedOperations()
                                        ? AllowedOperations.CLUSTER
                                        : AllowedOperations.NOT_TOLD);
        answers.brokers().forEach(response.brokers()::add);
        for (var topic : topics(request, body, answers, nowMs)) {
            boolean tell =
                    body.includeTopicAuthorizedOperations()
                            && topic.errorCode() == Errors.NONE.code();
            topic.setTopicAuthorizedOperations(
                    tell ? AllowedOperations.TOPIC : AllowedOperations.NOT_TOLD);
            response.topics().add(topic);
        }
        request.replyTo().answer(response);
    }

    /// The field exists since version 10, but may be used only later.
    private static boolean asksByTopicId(MetadataRequestData body) {
        return body.topics() != null
                && body.topics().stream()
                        .anyMatch(t -> t.name() == null || !Uuid.ZERO_UUID.equals(t.topicId()));
    }

    private List<MetadataResponseTopic> topics(
            Request request, MetadataRequestData body, MetadataAnswers answers, long nowMs) {
        var asked = body.topics();
        // Version 0 cannot say null: there an empty list means all.
        if (asked == null || request.version() == 0 && asked.isEmpty()) {
            return answers.image().topics().stream().map(answers::topic).toList();
        }
        return asked.stream()
                .distinct()
                .map(topic -> topic(topic, answers, body.allowAutoTopicCreation(), nowMs))
                .toList();
    }

    private MetadataResponseTopic topic(
            MetadataRequestTopic asked, MetadataAnswers answers, boolean mayCreate, long nowMs) {
        if (!asked.topicId().equals(Uuid.ZERO_UUID)) {
            return answers.image()
                    .topic(asked.topicId())
                    .map(answers::topic)
                    .orElseGet(() -> MetadataAnswers.missing(asked.topicId()));
        }
        var name = Optional.ofNullable(asked.name()).orElse("");
        var found = answers.image().topic(name);
        if (found.isPresent()) {
            return answers.topic(found.get());
        }
        var missing = MetadataAnswers.missing(name);
        boolean valid = missing.errorCode() == Errors.UNKNOWN_TOPIC_OR_PARTITION.code();
        if (valid && mayCreate && autoCreate) {
            creation.create(name, nowMs);
        }
        return missing;
    }

    /// Clients are told any live broker as the controller: in KRaft brokers hand on what only the controller decides.
    private int anyBroker() {
        var alive = image.get().brokers().stream().filter(b -> !b.fenced()).toList();
        return alive.isEmpty() ? -1 : alive.get(chance.nextInt(alive.size())).id();
    }

    private void describeCluster(Request request, long nowMs) {
        var body = (DescribeClusterRequestData) request.body();
        var response = new DescribeClusterResponseData();
        if (body.endpointType() != BROKERS) {
            boolean known = body.endpointType() == CONTROLLERS;
            var error = known ? Errors.MISMATCHED_ENDPOINT_TYPE : Errors.UNSUPPORTED_ENDPOINT_TYPE;
            response.setErrorCode(error.code())
                    .setErrorMessage(
                            known
                                    ? "The request was sent to an endpoint of type BROKER, but we wanted an endpoint of type CONTROLLER"
                                    : "Unsupported endpoint type " + body.endpointType());
            request.replyTo().answer(response);
            return;
        }
        response.setClusterId(clusterId)
                .setControllerId(anyBroker())
                .setClusterAuthorizedOperations(
                        body.includeClusterAuthorizedOperations()
                                ? AllowedOperations.CLUSTER
                                : AllowedOperations.NOT_TOLD);
        for (var broker : image.get().brokers()) {
            if (!broker.fenced() || body.includeFencedBrokers()) {
                broker.endpoint(request.caller().listener())
                        .ifPresent(at ->
                                response.brokers()
                                        .add(
                                                new DescribeClusterBroker()
                                                        .setBrokerId(broker.id())
                                                        .setHost(at.host())
                                                        .setPort(at.port())
                                                        .setIsFenced(broker.fenced())
                                                        .setRack(broker.rack().orElse(null))));
            }
        }
        request.replyTo().answer(response);
    }
}
