package io.logarium.engine.machine;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.protocol.Errors;

/// What a state decided: records that are not yet applied, and whom to answer when they are committed.
///
/// @param records in order, appended as one batch; empty when nothing changes
/// @param whenCommitted answers the client; runs once the high watermark has passed the records
/// @param whenLost answers the client when the records could not be appended or leadership was lost before they were committed
/// @param atOnce the answer promises nothing about the log (an error, a heartbeat): it need not wait for what is pending
public record Decision<R>(
        List<R> records, Runnable whenCommitted, Consumer<Errors> whenLost, boolean atOnce) {
    public Decision {
        records = List.copyOf(records);
    }

    /// Changes nothing and answers at once.
    public static <R> Decision<R> answer(Runnable answer) {
        return new Decision<>(List.of(), answer, e -> {}, true);
    }

    /// Appends the records and answers when they are committed.
    public static <R> Decision<R> append(
            List<R> records, Runnable whenCommitted, Consumer<Errors> whenLost) {
        return new Decision<>(records, whenCommitted, whenLost, false);
    }

    /// Reads what may not be committed yet, and answers when it is.
    public static <R> Decision<R> readThenAnswer(Runnable answer, Consumer<Errors> whenLost) {
        return new Decision<>(List.of(), answer, whenLost, false);
    }
}
