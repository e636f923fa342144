package io.logarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommandLinesTest {
    @Test
    void eachCommandGetsOneLine() throws IOException {
        assertThat(answers("status\nkill 0\n")).containsExactly("ok status", "ok kill 0");
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(answers("status")).containsExactly("ok status");
    }

    @Test
    void emptyLinesAndCommentsGetNoAnswer() throws IOException {
        assertThat(answers("\n  \r\n# note\n status \r\n")).containsExactly("ok status");
    }

    @Test
    void aLineWithoutEndIsRefusedAndNotKept() throws IOException {
        assertThat(answers("x".repeat(5_000_000) + "\nstatus\n"))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("error "),
                        line -> assertThat(line).isEqualTo("ok status"));
    }

    private static String[] answers(String input) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new CommandLines(line -> "ok " + line, out)
                .runAll(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return bytes.toString(StandardCharsets.UTF_8).split("\\R");
    }
}
