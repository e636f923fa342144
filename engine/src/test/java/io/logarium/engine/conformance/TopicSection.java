package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.TopicRequests.assigned;
import static io.logarium.engine.conformance.TopicRequests.byId;
import static io.logarium.engine.conformance.TopicRequests.byName;
import static io.logarium.engine.conformance.TopicRequests.configured;
import static io.logarium.engine.conformance.TopicRequests.create;
import static io.logarium.engine.conformance.TopicRequests.delete;
import static io.logarium.engine.conformance.TopicRequests.grow;
import static io.logarium.engine.conformance.TopicRequests.topic;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.CreateTopicsResponseData;
import org.apache.kafka.common.message.DeleteTopicsRequestData.DeleteTopicState;
import org.apache.kafka.common.protocol.ApiKeys;

/// Creating, growing and deleting topics, and what is wrong with some attempts.
final class TopicSection {
    private final Probe probe;

    TopicSection(Probe probe) {
        this.probe = probe;
    }

    void observe() throws Exception {
        creating();
        creatingWrongly();
        choosingReplicas();
        growing();
        deleting();
    }

    private void creating() throws Exception {
        var plain = topic(probe.named("plain"), 1, 1);
        creating("one partition", create(plain));
        TopicRequests.awaitReady(probe, plain.name());
        creating("the same again", create(plain));
        creating("defaults for both counts", create(topic(probe.named("default"), -1, -1)));
        creating("only checked", create(topic(probe.named("checked"), 2, 1)).setValidateOnly(true));
        creating("not there after the check", create(topic(probe.named("checked"), 1, 1)));
        var many = topic(probe.named("a"), 1, 1);
        creating("two in one request", create(many, topic(probe.named("b"), 2, 1)));
        var twice = topic(probe.named("twice"), 1, 1);
        creating("twice in one request", create(twice, twice.duplicate()));
        creating("no topics", create());
        probe.observe(
                "CreateTopics: configs that come back",
                () -> {
                    CreateTopicsResponseData answer =
                            call(
                                    create(
                                            configured(
                                                    topic(probe.named("conf"), 1, 1),
                                                    Map.of("retention.ms", "1000"))));
                    var result = answer.topics().iterator().next();
                    return result.configs().stream()
                            .filter(c -> c.configSource() != 5)
                            .map(probe::show)
                            .sorted()
                            .toList()
                            .toString();
                });
    }

    private void creatingWrongly() {
        creating("more replicas than brokers", create(topic(probe.named("r99"), 1, 99)));
        creating("no replicas", create(topic(probe.named("r0"), 1, 0)));
        creating("no partitions", create(topic(probe.named("p0"), 0, 1)));
        creating("minus two partitions", create(topic(probe.named("p2"), -2, 1)));
        creating("a name with a slash", create(topic("a/b", 1, 1)));
        creating("an empty name", create(topic("", 1, 1)));
        creating("a name of a dot", create(topic(".", 1, 1)));
        creating("a name of 250 letters", create(topic("x".repeat(250), 1, 1)));
        creatingWith("an unknown config", "no.such.config", "1");
        creatingWith("a config that is no number", "retention.ms", "soon");
        creatingWith("a config below its least value", "segment.bytes", "1");
        creatingWith("a config that is no choice", "cleanup.policy", "burn");
        creatingWith("a config that is no truth value", "preallocate", "maybe");
        creatingWith("min.insync.replicas of 0", "min.insync.replicas", "0");
        creatingWith("compression of a new kind", "compression.type", "lzma");
        var collision = probe.named("c.d");
        creating("a dot in the name", create(topic(collision, 1, 1)));
        creating("that name with an underscore", create(topic(probe.named("c_d"), 1, 1)));
        probe.observe(
                "CreateTopics: config without a value",
                ApiKeys.CREATE_TOPICS,
                7,
                create(nullConfig(topic(probe.named("null"), 1, 1))));
    }

    private void choosingReplicas() {
        creating(
                "replicas named",
                create(assigned(topic(probe.named("m1"), -1, -1), List.of(0), List.of(0))));
        creating(
                "replicas named and counted",
                create(assigned(topic(probe.named("m2"), 2, 1), List.of(0), List.of(0))));
        creating(
                "an unknown broker",
                create(assigned(topic(probe.named("m3"), -1, -1), List.of(77))));
        creating(
                "a broker twice",
                create(assigned(topic(probe.named("m4"), -1, -1), List.of(0, 0))));
        creating("no broker", create(assigned(topic(probe.named("m5"), -1, -1), List.of())));
    }

    private void growing() throws Exception {
        var name = probe.named("grow");
        TopicRequests.ready(probe, topic(name, 1, 1));
        growing("to three", grow(name, 3));
        growing("to the same count", grow(name, 3));
        growing("to fewer", grow(name, 2));
        growing("to none", grow(name, 0));
        growing("an unknown topic", grow(probe.named("nope"), 3));
        growing("with a replica named", grow(name, 4, List.of(0)));
        growing("with too many replicas named", grow(name, 5, List.of(0), List.of(0)));
        growing("with an unknown broker", grow(name, 5, List.of(9)));
        growing("only checked", grow(name, 6).setValidateOnly(true));
        probe.observe(
                "CreatePartitions: leaders afterwards",
                () -> {
                    TopicRequests.awaitReady(probe, name);
                    return probe.show(
                            probe.wire()
                                    .call(
                                            ApiKeys.METADATA,
                                            12,
                                            TopicRequests.metadata(false, name)));
                });
    }

    private void deleting() throws Exception {
        var named = probe.named("gone");
        var id = TopicRequests.ready(probe, topic(named, 1, 1));
        deleting("by name", byName(named));
        deleting("by name again", byName(named));
        deleting("by an id that is gone", byId(id));
        deleting("by an unknown id", byId(new Uuid(7, 7)));
        deleting("neither name nor id", byId(Uuid.ZERO_UUID));
        deleting("name and id", byName(named).setTopicId(id));
        var other = probe.named("gone2");
        var otherId = TopicRequests.ready(probe, topic(other, 1, 1));
        deleting("by id", byId(otherId));
        var twice = probe.named("gone3");
        TopicRequests.ready(probe, topic(twice, 1, 1));
        deleting("the same name twice", byName(twice), byName(twice));
        deleting("nothing");
        for (var name : List.of(named, other)) {
            probe.observe(
                    "DeleteTopics: metadata afterwards, "
                            + (name.equals(named) ? "first" : "second"),
                    ApiKeys.METADATA,
                    12,
                    TopicRequests.metadata(false, name));
        }
        probe.observe(
                "DeleteTopics: made again, its id is another",
                () -> {
                    var again = TopicRequests.ready(probe, topic(named, 2, 1));
                    return Boolean.toString(!again.equals(id));
                });
        probe.observe(
                "DeleteTopics: made again, it is empty",
                () -> probe.show(RecordRequests.listOffset(probe, named, 1, -1)));
    }

    private CreateTopicsResponseData call(CreateTopicsRequestData request) {
        return probe.wire().call(ApiKeys.CREATE_TOPICS, 7, request);
    }

    /// An observation without the configs that come back, since those are looked at by themselves.
    private void creating(String name, CreateTopicsRequestData request) {
        probe.observe(
                "CreateTopics: " + name,
                () -> {
                    var answer = call(request);
                    for (var topic : answer.topics()) {
                        topic.setConfigs(List.of());
                    }
                    return probe.show(answer.topics().valuesList());
                });
    }

    private void creatingWith(String name, String key, String value) {
        creating(name, create(configured(topic(probe.named("w"), 1, 1), Map.of(key, value))));
    }

    private static CreatableTopic nullConfig(CreatableTopic topic) {
        topic.configs()
                .add(
                        new CreateTopicsRequestData.CreatableTopicConfig()
                                .setName("retention.ms")
                                .setValue(null));
        return topic;
    }

    private void growing(
            String name, org.apache.kafka.common.message.CreatePartitionsRequestData request) {
        probe.observe("CreatePartitions: " + name, ApiKeys.CREATE_PARTITIONS, 3, request);
    }

    private void deleting(String name, DeleteTopicState... topics) {
        probe.observe("DeleteTopics: " + name, ApiKeys.DELETE_TOPICS, 6, delete(topics));
    }
}
