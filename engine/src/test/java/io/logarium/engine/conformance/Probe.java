package io.logarium.engine.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;

/// Collects observations of one broker.
///
/// Names of topics and groups get a suffix of their own, so that a probe can run twice on one cluster. What differs from run to
/// run (the suffix, ids that the broker invents, addresses) is replaced in the results by a word.
final class Probe {
    private static final Pattern ERROR_CODE = Pattern.compile("\\berrorCode=(-?\\d+)");
    private static final Pattern CLASS_NAME = Pattern.compile("\\b[A-Z][A-Za-z]+\\(");
    private static final Pattern TOPIC_ID = Pattern.compile("topicId=([A-Za-z0-9_-]{22})");
    private static final Pattern CLUSTER_ID = Pattern.compile("clusterId='[^']{22}'");
    private static final String NO_ID = "AAAAAAAAAAAAAAAAAAAAAA";

    private final Wire wire;
    private final Target.Address address;
    private final String suffix;
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final List<Observation> seen = new ArrayList<>();

    Probe(Wire wire, Target.Address address, String suffix) {
        this.wire = wire;
        this.address = address;
        this.suffix = "-" + suffix;
        alias("host='" + address.host() + "', port=" + address.port(), "host, port");
    }

    Wire wire() {
        return wire;
    }

    /// One more connection to the same broker.
    Wire another() {
        return new Wire(address, "other");
    }

    /// A name that nobody else uses on this cluster.
    String named(String name) {
        return name + suffix;
    }

    /// From now on shows this text of the broker's as a word.
    void alias(String text, String word) {
        if (!text.isEmpty()) {
            aliases.put(text, word);
        }
    }

    List<Observation> seen() {
        return List.copyOf(seen);
    }

    /// Asks and writes down the whole answer.
    void observe(String name, ApiKeys api, int version, ApiMessage request) {
        observe(name, () -> show(wire.call(api, version, request)));
    }

    /// Asks and writes down what came.
    void observe(String name, Callable<String> question) {
        String result;
        try {
            result = question.call();
        } catch (Wire.Closed e) {
            result = "connection closed";
        } catch (Wire.Silent e) {
            result = "no answer";
        } catch (Exception e) {
            wire.close();
            result = "unreadable: " + e;
        }
        seen.add(new Observation(name, known(result)));
    }

    /// An answer as text: field by field, errors by name.
    String show(Object answer) {
        var text = answer.toString().replace("throttleTimeMs=0, ", "");
        text =
                ERROR_CODE
                        .matcher(text)
                        .replaceAll(m -> "error=" + error(Integer.parseInt(m.group(1))));
        text =
                TOPIC_ID.matcher(text)
                        .replaceAll(m -> "topicId=" + (m.group(1).equals(NO_ID) ? "none" : "some"));
        text = CLUSTER_ID.matcher(text).replaceAll("clusterId=some");
        return CLASS_NAME.matcher(text).replaceAll("(");
    }

    /// The name of an error code.
    static String error(int code) {
        return Errors.forCode((short) code).name();
    }

    /// A text of the broker's as it will stand in the results.
    String shown(String text) {
        return known(text);
    }

    private String known(String text) {
        var result = text;
        for (var alias : aliases.entrySet()) {
            result = result.replace(alias.getKey(), alias.getValue());
        }
        return result.replace(suffix, "").replace('\n', ' ');
    }
}
