package io.logarium.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

class ReplicatedMachineTest {
    private final List<String> state = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private boolean full;
    private long end;

    private final ReplicatedMachine<String> machine =
            new ReplicatedMachine<>(
                    (entry, offset, now) -> state.add(offset + ":" + entry), this::append, 0, 0);

    private ReplicatedMachine.Log.Outcome append(List<String> records, long nowMs) {
        if (full) {
            return new ReplicatedMachine.Log.Refused(Errors.KAFKA_STORAGE_ERROR);
        }
        long first = end;
        end += records.size();
        return new ReplicatedMachine.Log.AppendedAt(first);
    }

    @Test
    void recordsAreAppliedAtOnceButAnsweredWhenTheyAreCommitted() {
        machine.enact(write("a", "b"), 0);

        assertThat(state).containsExactly("0:a", "1:b");
        assertThat(answers).isEmpty();
        machine.committed(1);
        assertThat(answers).isEmpty();
        machine.committed(2);
        assertThat(answers).containsExactly("done a");
    }

    @Test
    void aReadWaitsForTheWritesThatItSaw() {
        machine.enact(write("a"), 0);
        machine.enact(
                Decision.readThenAnswer(() -> answers.add("read"), e -> answers.add("lost " + e)),
                0);

        assertThat(answers).isEmpty();
        machine.committed(1);
        assertThat(answers).containsExactly("done a", "read");
    }

    @Test
    void anAnswerThatPromisesNothingDoesNotWait() {
        machine.enact(write("a"), 0);
        machine.enact(Decision.answer(() -> answers.add("heartbeat")), 0);

        assertThat(answers).containsExactly("heartbeat");
    }

    @Test
    void whatTheLogRefusesIsNeitherAppliedNorAnsweredAsDone() {
        full = true;

        machine.enact(write("a"), 0);

        assertThat(state).isEmpty();
        assertThat(answers).containsExactly("lost KAFKA_STORAGE_ERROR");
    }

    @Test
    void whoeverWaitsHearsOfLostLeadership() {
        machine.enact(write("a"), 0);

        machine.resign(Errors.NOT_CONTROLLER);
        machine.committed(1);

        assertThat(answers).containsExactly("lost NOT_CONTROLLER");
    }

    private Decision<String> write(String... records) {
        return Decision.append(
                List.of(records),
                () -> answers.add("done " + records[0]),
                e -> answers.add("lost " + e));
    }
}
