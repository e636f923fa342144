package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.RecordRequests.fetch;
import static io.logarium.engine.conformance.RecordRequests.fetched;
import static io.logarium.engine.conformance.RecordRequests.from;
import static io.logarium.engine.conformance.RecordRequests.records;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.CreateTopicsResponseData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.ListGroupsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;

/// Every version of every request that is served: a well-formed one and an empty one, and what comes back.
final class VersionSection {
    private static final Pattern ERROR = Pattern.compile("error=([A-Z_]+)");
    private static final Pattern PRODUCER_ID = Pattern.compile("producerId=\\d+");
    private static final Pattern TIME = Pattern.compile("\\b\\d{13}\\b");

    private final Probe probe;
    private final String topic;
    private final String group;
    private Uuid topicId = Uuid.ZERO_UUID;

    VersionSection(Probe probe) {
        this.probe = probe;
        this.topic = probe.named("sweep");
        this.group = probe.named("sweepers");
    }

    void observe() throws Exception {
        topicId = TopicRequests.ready(probe, TopicRequests.timeless(topic, 1));
        GroupRequests.awaitCoordinator(probe, group);
        ranges();
        var requests = new SweepRequests(topic, topicId, group);
        for (var api : SweepRequests.APIS) {
            for (short version : versions(api)) {
                ordinary(api, version, requests.of(api, version));
                empty(api, version);
            }
        }
        reading();
    }

    /// Produce is announced from 0 on, yet served from 3 on (KAFKA-18659).
    private static List<Short> versions(ApiKeys api) {
        var all = new ArrayList<>(api.allVersions());
        all.removeIf(v -> v < api.oldestVersion() || v > api.latestVersion());
        return all;
    }

    private void ranges() {
        ApiVersionsResponseData answer =
                probe.wire()
                        .call(
                                ApiKeys.API_VERSIONS,
                                4,
                                new ApiVersionsRequestData()
                                        .setClientSoftwareName("probe")
                                        .setClientSoftwareVersion("1"));
        for (var api : SweepRequests.APIS) {
            probe.observe(
                    "ApiVersions: range of " + api.name,
                    () -> {
                        var range = answer.apiKeys().find(api.id);
                        return range.minVersion() + " to " + range.maxVersion();
                    });
        }
        for (var feature : List.of("metadata.version", "group.version", "transaction.version")) {
            probe.observe(
                    "ApiVersions: finalized " + feature,
                    () -> {
                        var level = answer.finalizedFeatures().find(feature);
                        return level == null ? "none" : Short.toString(level.maxVersionLevel());
                    });
        }
    }

    private void ordinary(ApiKeys api, short version, ApiMessage request) {
        probe.observe(
                "%s v%d".formatted(api.name, version),
                () -> steady(shown(probe.wire().call(api, version, request))));
    }

    /// A request with nothing but defaults; of the answer only the errors, since some list everything.
    private void empty(ApiKeys api, short version) {
        if (api == ApiKeys.PRODUCE) {
            // Its default asks for no acknowledgement, so nothing would come.
            return;
        }
        probe.observe(
                "%s v%d, empty".formatted(api.name, version),
                () -> {
                    var answer = probe.wire().call(api, version, api.messageType.newRequest());
                    var errors = new TreeSet<String>();
                    ERROR.matcher(probe.show(answer))
                            .results()
                            .forEach(m -> errors.add(m.group(1)));
                    return "answered " + errors;
                });
    }

    private void reading() {
        for (short version : versions(ApiKeys.FETCH)) {
            probe.observe(
                    "FETCH v%d, the records".formatted(version),
                    () -> {
                        var partition = from(0);
                        FetchResponseData answer =
                                probe.wire()
                                        .call(
                                                ApiKeys.FETCH,
                                                version,
                                                fetch(
                                                        version < 13
                                                                ? fetched(topic, partition)
                                                                : fetched(topicId, partition)));
                        return RecordRequests.text(probe, answer);
                    });
        }
        for (short version : versions(ApiKeys.PRODUCE)) {
            probe.observe(
                    "PRODUCE v%d, refused".formatted(version),
                    () -> {
                        var request =
                                version < 13
                                        ? RecordRequests.produce(9, topic, records(1))
                                        : RecordRequests.produce(9, topicId, records(1));
                        return shown(probe.wire().call(ApiKeys.PRODUCE, version, request));
                    });
        }
    }

    private String shown(ApiMessage answer) {
        return switch (answer) {
            case FetchResponseData fetch -> RecordRequests.text(probe, fetch);
            case ApiVersionsResponseData versions -> Probe.error(versions.errorCode());
            case CreateTopicsResponseData created -> {
                created.topics().forEach(t -> t.setConfigs(List.of()));
                yield probe.show(created);
            }
            case ListGroupsResponseData listed -> {
                listed.groups().removeIf(g -> !g.groupId().equals(group));
                yield probe.show(listed);
            }
            default -> probe.show(answer);
        };
    }

    private static String steady(String text) {
        var result = PRODUCER_ID.matcher(text).replaceAll("producerId=some");
        result = TIME.matcher(result).replaceAll("now");
        return result.replaceAll("memberId='probe-[^']*'", "memberId='given'")
                .replaceAll("leader='probe-[^']*'", "leader='given'")
                .replaceAll("logDir='[^']*'", "logDir='dir'")
                .replaceAll("(total|usable)Bytes=\\d+", "$1Bytes=some");
    }
}
