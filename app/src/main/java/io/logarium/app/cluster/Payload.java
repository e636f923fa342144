package io.logarium.app.cluster;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Bytes to send, or Kafka's null.
public sealed interface Payload {
    record Null() implements Payload {}

    /// Sent as UTF-8; the empty text is zero bytes, which is not null.
    record Text(String text) implements Payload {}

    /// What kafka-clients takes, where null is a value.
    default byte @Nullable [] wire() {
        return switch (this) {
            case Null() -> null;
            case Text(var text) -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    static Payload text(String text) {
        return new Text(text);
    }

    static Payload none() {
        return new Null();
    }
}
