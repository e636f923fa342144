package io.logarium.engine.controller;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.ConfigEntries;
import io.logarium.engine.config.ConfigEntries.Entry;
import io.logarium.engine.config.ConfigKey.Update;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.message.DescribeConfigsRequestData;
import org.apache.kafka.common.message.DescribeConfigsRequestData.DescribeConfigsResource;
import org.apache.kafka.common.message.DescribeConfigsResponseData;
import org.apache.kafka.common.message.DescribeConfigsResponseData.DescribeConfigsResourceResult;
import org.apache.kafka.common.message.DescribeConfigsResponseData.DescribeConfigsResult;
import org.apache.kafka.common.message.DescribeConfigsResponseData.DescribeConfigsSynonym;
import org.apache.kafka.common.message.ListConfigResourcesRequestData;
import org.apache.kafka.common.message.ListConfigResourcesResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiError;
import org.apache.kafka.common.requests.DescribeConfigsResponse.ConfigType;

/// DescribeConfigs and ListConfigResources, from an image and the settings of the broker that is asked.
public final class ConfigAnswers {
    private static final List<ConfigResource.Type> LISTED =
            List.of(
                    ConfigResource.Type.TOPIC,
                    ConfigResource.Type.BROKER,
                    ConfigResource.Type.BROKER_LOGGER,
                    ConfigResource.Type.CLIENT_METRICS,
                    ConfigResource.Type.GROUP);

    private final MetadataImage image;
    private final int brokerId;
    private final BrokerConfig broker;

    /// @param image what is committed
    /// @param brokerId the broker that is asked
    /// @param given its settings as given at the start
    public ConfigAnswers(MetadataImage image, int brokerId, BrokerConfig given) {
        this.image = image;
        this.brokerId = brokerId;
        this.broker =
                given.withDynamic(
                        image.configs(ConfigOwner.ALL_BROKERS),
                        image.configs(ConfigOwner.broker(brokerId)));
    }

    public DescribeConfigsResponseData describe(DescribeConfigsRequestData request) {
        var response = new DescribeConfigsResponseData();
        for (var asked : request.resources()) {
            var result =
                    new DescribeConfigsResult()
                            .setResourceType(asked.resourceType())
                            .setResourceName(asked.resourceName());
            switch (entriesOf(asked)) {
                case Refused(ApiError error) ->
                        result.setErrorCode(error.error().code()).setErrorMessage(error.message());
                case Found(List<Entry> entries) -> {
                    boolean ofBroker = asked.resourceType() == ConfigResource.Type.BROKER.id();
                    for (var entry : entries) {
                        if (isWanted(asked, entry)) {
                            result.configs().add(told(entry, ofBroker, request));
                        }
                    }
                }
            }
            response.results().add(result);
        }
        return response;
    }

    /// @param version 0 knows client metrics only
    public ListConfigResourcesResponseData list(
            ListConfigResourcesRequestData request, short version) {
        var response = new ListConfigResourcesResponseData();
        var wanted = new TreeSet<ConfigResource.Type>();
        if (version == 0) {
            wanted.add(ConfigResource.Type.CLIENT_METRICS);
        } else if (request.resourceTypes().isEmpty()) {
            wanted.addAll(LISTED);
        } else {
            request.resourceTypes().forEach(id -> wanted.add(ConfigResource.Type.forId(id)));
        }
        if (!LISTED.containsAll(wanted)) {
            return response.setErrorCode(Errors.UNSUPPORTED_VERSION.code());
        }
        for (var type : LISTED) {
            if (wanted.contains(type)) {
                for (var name : names(type)) {
                    response.configResources()
                            .add(
                                    new ListConfigResourcesResponseData.ConfigResource()
                                            .setResourceType(type.id())
                                            .setResourceName(name));
                }
            }
        }
        return response;
    }

    private List<String> names(ConfigResource.Type type) {
        return switch (type) {
            case TOPIC -> image.topics().stream().map(TopicImage::name).toList();
            case BROKER, BROKER_LOGGER ->
                    image.brokers().stream().map(b -> Integer.toString(b.id())).toList();
            default ->
                    image.configOwners().stream()
                            .filter(owner -> owner.type() == type)
                            .map(ConfigOwner::name)
                            .toList();
        };
    }

    private sealed interface Outcome permits Found, Refused {}

    private record Found(List<Entry> entries) implements Outcome {}

    private record Refused(ApiError error) implements Outcome {}

    private Outcome entriesOf(DescribeConfigsResource asked) {
        var name = asked.resourceName();
        return switch (ConfigResource.Type.forId(asked.resourceType())) {
            case TOPIC -> ofTopic(name);
            case BROKER -> name.isEmpty() ? ofAllBrokers() : ofBroker(name);
            case BROKER_LOGGER -> ofLogger(name);
            case CLIENT_METRICS ->
                    name.isEmpty()
                            ? invalid("Client metrics subscription name must not be empty")
                            : new Found(
                                    ConfigEntries.ofClientMetrics(
                                            image.configs(
                                                    new ConfigOwner(
                                                            ConfigResource.Type.CLIENT_METRICS,
                                                            name))));
            case GROUP ->
                    name.isEmpty()
                            ? invalid("Group name must not be empty")
                            : new Found(
                                    ConfigEntries.ofGroup(
                                            image.configs(ConfigOwner.group(name)), broker));
            default -> invalid(Errors.INVALID_REQUEST.message());
        };
    }

    private Outcome ofTopic(String name) {
        try {
            Topic.validate(name);
        } catch (InvalidTopicException e) {
            return new Refused(new ApiError(Errors.INVALID_TOPIC_EXCEPTION, e.getMessage()));
        }
        if (image.topic(name).isEmpty()) {
            return new Refused(new ApiError(Errors.UNKNOWN_TOPIC_OR_PARTITION, ""));
        }
        return new Found(ConfigEntries.ofTopic(image.configs(ConfigOwner.topic(name)), broker));
    }

    private Outcome ofAllBrokers() {
        return new Found(
                ConfigEntries.ofAllBrokers(new TreeMap<>(image.configs(ConfigOwner.ALL_BROKERS))));
    }

    private Outcome ofBroker(String name) {
        return isThisBroker(name)
                ? new Found(ConfigEntries.ofBroker(broker))
                : notThisBroker(name, " or empty string");
    }

    /// We keep no levels of single loggers.
    private Outcome ofLogger(String name) {
        if (name.isEmpty()) {
            return invalid("Broker id must not be empty");
        }
        return isThisBroker(name) ? new Found(List.of()) : notThisBroker(name, "");
    }

    private boolean isThisBroker(String name) {
        return name.equals(Integer.toString(brokerId));
    }

    private Outcome notThisBroker(String name, String otherwise) {
        if (!name.matches("-?\\d{1,9}")) {
            return invalid("Broker id must be an integer, but it is: " + name);
        }
        return invalid(
                "Unexpected broker id, expected %d%s, but received %s"
                        .formatted(brokerId, otherwise, name));
    }

    private static Outcome invalid(String why) {
        return new Refused(new ApiError(Errors.INVALID_REQUEST, why));
    }

    private static boolean isWanted(DescribeConfigsResource asked, Entry entry) {
        var keys = asked.configurationKeys();
        return keys == null || keys.isEmpty() || keys.contains(entry.key().name());
    }

    private static DescribeConfigsResourceResult told(
            Entry entry, boolean ofBroker, DescribeConfigsRequestData request) {
        var key = entry.key();
        var result =
                new DescribeConfigsResourceResult()
                        .setName(key.name())
                        .setValue(entry.value())
                        .setConfigSource(entry.source().id())
                        .setIsSensitive(key.isSensitive())
                        .setReadOnly(ofBroker && key.update() == Update.READ_ONLY)
                        .setConfigType(ConfigType.valueOf(key.type().name()).id())
                        .setDocumentation(request.includeDocumentation() ? key.help() : null);
        if (request.includeSynonyms()) {
            for (var synonym : entry.synonyms()) {
                result.synonyms()
                        .add(
                                new DescribeConfigsSynonym()
                                        .setName(synonym.name())
                                        .setValue(synonym.value())
                                        .setSource(synonym.source().id()));
            }
        }
        return result;
    }
}
