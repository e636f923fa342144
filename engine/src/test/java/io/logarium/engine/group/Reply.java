package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ObjectSerializationCache;

/// Takes the one answer to one request, and checks that it can be written in the request's version.
final class Reply<T extends ApiMessage> implements Consumer<T> {
    private final short version;
    private Optional<T> answer = Optional.empty();

    Reply(int version) {
        this.version = (short) version;
    }

    @Override
    public void accept(T given) {
        assertThat(answer).as("second answer " + given).isEmpty();
        assertThat(given.size(new ObjectSerializationCache(), version)).isNotNegative();
        answer = Optional.of(given);
    }

    boolean isOpen() {
        return answer.isEmpty();
    }

    T get() {
        return answer.orElseThrow(() -> new AssertionError("not answered"));
    }
}
