package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.TopicRequests.topic;

import java.util.List;
import org.apache.kafka.common.message.AlterConfigsRequestData;
import org.apache.kafka.common.message.DescribeConfigsRequestData;
import org.apache.kafka.common.message.DescribeConfigsRequestData.DescribeConfigsResource;
import org.apache.kafka.common.message.DescribeConfigsResponseData;
import org.apache.kafka.common.message.DescribeConfigsResponseData.DescribeConfigsResourceResult;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData;
import org.apache.kafka.common.message.ListConfigResourcesRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.jspecify.annotations.Nullable;

/// Settings of topics and brokers, read and changed.
final class ConfigSection {
    private static final int TOPIC = 2;
    private static final int BROKER = 4;
    private static final int SET = 0;
    private static final int DELETE = 1;
    private static final int APPEND = 2;
    private static final int SUBTRACT = 3;

    private final Probe probe;
    private final String topic;

    ConfigSection(Probe probe) {
        this.probe = probe;
        this.topic = probe.named("config");
    }

    void observe() throws Exception {
        TopicRequests.ready(probe, topic(topic, 1, 1));
        reading();
        changing();
        changingWrongly();
        replacing();
        listing();
    }

    private void reading() {
        DescribeConfigsResponseData all =
                probe.wire().call(ApiKeys.DESCRIBE_CONFIGS, 4, describe(TOPIC, topic));
        for (var config : sorted(all)) {
            probe.observe("DescribeConfigs: of a topic, " + config.name(), () -> line(config));
        }
        reading("one key", describe(TOPIC, topic, "retention.ms"));
        reading("an unknown key", describe(TOPIC, topic, "no.such.config"));
        reading("an unknown topic", describe(TOPIC, probe.named("nope")));
        reading("a bad topic name", describe(TOPIC, "a/b"));
        reading("an empty topic name", describe(TOPIC, ""));
        reading("an unknown broker", describe(BROKER, "77"));
        reading("a broker that is no number", describe(BROKER, "me"));
        reading("an unknown kind", describe(99, "x"));
        reading("some of a broker", describe(BROKER, "0", "num.partitions", "log.retention.ms"));
        reading("the default broker", describe(BROKER, "", "num.partitions"));
    }

    private void changing() {
        changing("set", TOPIC, change("retention.ms", SET, "7200000"));
        shown("after set", "retention.ms", "7200000");
        changing("append to a list", TOPIC, change("cleanup.policy", APPEND, "compact"));
        shown("after append", "cleanup.policy", "delete,compact");
        changing("subtract from a list", TOPIC, change("cleanup.policy", SUBTRACT, "delete"));
        shown("after subtract", "cleanup.policy", "compact");
        changing("delete", TOPIC, change("retention.ms", DELETE, null));
        shown("after delete", "retention.ms", "604800000");
        changing("delete what is not set", TOPIC, change("segment.ms", DELETE, null));
        probe.observe(
                "IncrementalAlterConfigs: only checked",
                ApiKeys.INCREMENTAL_ALTER_CONFIGS,
                1,
                alter(TOPIC, topic, change("segment.ms", SET, "5000")).setValidateOnly(true));
        shown("after a check", "segment.ms", "604800000");
    }

    private void changingWrongly() {
        changing("append to a number", TOPIC, change("retention.ms", APPEND, "1"));
        changing("an unknown key", TOPIC, change("no.such.config", SET, "1"));
        changing("a value of the wrong type", TOPIC, change("retention.ms", SET, "soon"));
        changing("a null value", TOPIC, change("retention.ms", SET, null));
        changing("an unknown operation", TOPIC, change("retention.ms", 9, "1"));
        changing(
                "the same key twice",
                TOPIC,
                change("segment.ms", SET, "9000"),
                change("segment.ms", DELETE, null));
        changing("an unknown kind", 99, change("x", SET, "1"));
        probe.observe(
                "IncrementalAlterConfigs: an unknown topic",
                ApiKeys.INCREMENTAL_ALTER_CONFIGS,
                1,
                alter(TOPIC, probe.named("nope"), change("retention.ms", SET, "1000")));
    }

    private void replacing() {
        replacing("set one", "segment.ms", "60000");
        shown("after AlterConfigs", "segment.ms", "60000");
        shown("after AlterConfigs, what was set before", "cleanup.policy", "delete");
        replacing("an unknown key", "no.such.config", "1");
        replacing("a value of the wrong type", "segment.ms", "soon");
    }

    private void listing() {
        probe.observe(
                "ListConfigResources: v0",
                ApiKeys.LIST_CONFIG_RESOURCES,
                0,
                new ListConfigResourcesRequestData());
        probe.observe(
                "ListConfigResources: brokers",
                ApiKeys.LIST_CONFIG_RESOURCES,
                1,
                new ListConfigResourcesRequestData().setResourceTypes(List.of((byte) BROKER)));
        probe.observe(
                "ListConfigResources: an unknown kind",
                ApiKeys.LIST_CONFIG_RESOURCES,
                1,
                new ListConfigResourcesRequestData().setResourceTypes(List.of((byte) 99)));
    }

    private static DescribeConfigsRequestData describe(int kind, String name, String... keys) {
        return new DescribeConfigsRequestData()
                .setIncludeSynonyms(true)
                .setResources(
                        List.of(
                                new DescribeConfigsResource()
                                        .setResourceType((byte) kind)
                                        .setResourceName(name)
                                        .setConfigurationKeys(
                                                keys.length == 0 ? null : List.of(keys))));
    }

    private void reading(String name, DescribeConfigsRequestData request) {
        probe.observe("DescribeConfigs: " + name, () -> result(answer(request)));
    }

    /// A broker hears of a change a moment after the controller has answered, so it is asked until it shows the value.
    private void shown(String when, String key, String value) {
        var request = describe(TOPIC, topic, key);
        probe.observe(
                "DescribeConfigs: " + key + " " + when,
                () ->
                        result(
                                Eventually.get(
                                        () -> answer(request),
                                        answer ->
                                                sorted(answer).stream()
                                                        .allMatch(c -> value.equals(c.value())))));
    }

    private DescribeConfigsResponseData answer(DescribeConfigsRequestData request) {
        return probe.wire().call(ApiKeys.DESCRIBE_CONFIGS, 4, request);
    }

    private String result(DescribeConfigsResponseData answer) {
        var result = answer.results().getFirst();
        return Probe.error(result.errorCode())
                + " \"%s\" ".formatted(result.errorMessage())
                + sorted(answer).stream().map(this::line).toList();
    }

    private static List<DescribeConfigsResourceResult> sorted(DescribeConfigsResponseData answer) {
        return answer.results().getFirst().configs().stream()
                .sorted(java.util.Comparator.comparing(DescribeConfigsResourceResult::name))
                .toList();
    }

    private String line(DescribeConfigsResourceResult config) {
        return probe.show(config);
    }

    private static IncrementalAlterConfigsRequestData.AlterableConfig change(
            String key, int operation, @Nullable String value) {
        return new IncrementalAlterConfigsRequestData.AlterableConfig()
                .setName(key)
                .setConfigOperation((byte) operation)
                .setValue(value);
    }

    private static IncrementalAlterConfigsRequestData alter(
            int kind, String name, IncrementalAlterConfigsRequestData.AlterableConfig... changes) {
        var resource =
                new IncrementalAlterConfigsRequestData.AlterConfigsResource()
                        .setResourceType((byte) kind)
                        .setResourceName(name);
        for (var change : changes) {
            resource.configs().add(change);
        }
        var request = new IncrementalAlterConfigsRequestData();
        request.resources().add(resource);
        return request;
    }

    private void changing(
            String name, int kind, IncrementalAlterConfigsRequestData.AlterableConfig... changes) {
        probe.observe(
                "IncrementalAlterConfigs: " + name,
                ApiKeys.INCREMENTAL_ALTER_CONFIGS,
                1,
                alter(kind, topic, changes));
    }

    private void replacing(String name, String key, String value) {
        var resource =
                new AlterConfigsRequestData.AlterConfigsResource()
                        .setResourceType((byte) TOPIC)
                        .setResourceName(topic);
        resource.configs()
                .add(new AlterConfigsRequestData.AlterableConfig().setName(key).setValue(value));
        var request = new AlterConfigsRequestData();
        request.resources().add(resource);
        probe.observe("AlterConfigs: " + name, ApiKeys.ALTER_CONFIGS, 2, request);
    }
}
