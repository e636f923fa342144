package io.logarium.engine.replica;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.apache.kafka.common.protocol.Errors;

/// Appends with acks=all that wait for the high watermark, in the order of their offsets.
final class ParkedProduces {
    private final ArrayDeque<Parked> waiting = new ArrayDeque<>();

    void park(long endOffset, Consumer<Errors> answer) {
        waiting.add(new Parked(endOffset, answer));
    }

    /// Answers all whose records are below the high watermark now.
    void committed(long highWatermark) {
        while (!waiting.isEmpty() && waiting.peek().endOffset <= highWatermark) {
            waiting.remove().answer.accept(Errors.NONE);
        }
    }

    /// Leadership went or the partition is gone: whoever waits is told.
    void fail(Errors error) {
        var lost = new ArrayList<>(waiting);
        waiting.clear();
        lost.forEach(p -> p.answer.accept(error));
    }

    int size() {
        return waiting.size();
    }

    private record Parked(long endOffset, Consumer<Errors> answer) {}
}
