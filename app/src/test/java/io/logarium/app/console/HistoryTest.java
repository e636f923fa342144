package io.logarium.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir Path folder;

    @Test
    void itOutlivesARestart() {
        var history = new History(folder);
        history.add("kafka-topics.sh --list");
        history.add("a \\\n  b\\n");
        history.add("a \\\n  b\\n");

        assertThat(new History(folder).entries())
                .containsExactly("kafka-topics.sh --list", "a \\\n  b\\n");
    }

    @Test
    void theOldestGoFirst() {
        var history = new History(folder);
        for (int i = 0; i <= History.MAX_ENTRIES; i++) {
            history.add("command " + i);
        }
        history.add("x".repeat(History.MAX_ENTRY_LENGTH + 1));

        assertThat(new History(folder).entries())
                .hasSize(History.MAX_ENTRIES)
                .startsWith("command 1")
                .endsWith("command " + History.MAX_ENTRIES);
    }
}
