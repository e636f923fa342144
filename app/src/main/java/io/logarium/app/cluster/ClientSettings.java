package io.logarium.app.cluster;

import java.util.HashMap;
import java.util.Map;

/// What all of the program's own Kafka clients share.
public final class ClientSettings {
    private static final int REQUEST_LIMIT_MS = 10_000;

    private ClientSettings() {}

    /// Settings of any client.
    public static Map<String, Object> common(String bootstrap, String clientId) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("client.id", clientId);
        settings.put("request.timeout.ms", REQUEST_LIMIT_MS);
        settings.put("reconnect.backoff.max.ms", 1_000);
        // No management beans: several clients of one name would fight for them.
        settings.put("metric.reporters", "");
        settings.put("enable.metrics.push", false);
        return settings;
    }

    /// Settings of a consumer of bytes; it never creates a topic and commits only what it is told.
    public static Map<String, Object> consumer(String bootstrap, String clientId) {
        var settings = common(bootstrap, clientId);
        settings.put("allow.auto.create.topics", false);
        settings.put("enable.auto.commit", false);
        settings.put("default.api.timeout.ms", REQUEST_LIMIT_MS);
        settings.put(
                "key.deserializer",
                org.apache.kafka.common.serialization.ByteArrayDeserializer.class);
        settings.put(
                "value.deserializer",
                org.apache.kafka.common.serialization.ByteArrayDeserializer.class);
        return settings;
    }

    /// Settings of a producer of bytes.
    ///
    /// @param acks `0`, `1` or `all`; only with `all` it is idempotent
    public static Map<String, Object> producer(
            String bootstrap, String clientId, String acks, String compression) {
        var settings = common(bootstrap, clientId);
        settings.put("acks", acks);
        settings.put("enable.idempotence", acks.equals("all"));
        settings.put("compression.type", compression);
        settings.put("max.block.ms", 5_000);
        settings.put("delivery.timeout.ms", 15_000);
        settings.put(
                "key.serializer", org.apache.kafka.common.serialization.ByteArraySerializer.class);
        settings.put(
                "value.serializer",
                org.apache.kafka.common.serialization.ByteArraySerializer.class);
        return settings;
    }
}
