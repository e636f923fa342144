package io.logarium.app.console;

import static io.logarium.app.console.OutputLine.Source.STANDARD_ERROR;
import static io.logarium.app.console.OutputLine.Source.STANDARD_OUTPUT;
import static io.logarium.app.console.OutputLine.Source.TYPED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputLogTest {
    private final OutputLog log = new OutputLog();

    @Test
    void linesComeTogetherFromAnyPortions() {
        log.append(STANDARD_OUTPUT, "on");
        log.append(STANDARD_OUTPUT, "e\ntw");
        log.append(STANDARD_OUTPUT, "o\r\n\nthree");

        assertThat(log.text()).isEqualTo("one\ntwo\n\nthree");
        assertThat(log.nextLine()).isEqualTo(4);
    }

    @Test
    void whatIsTypedStandsBehindThePrompt() {
        log.append(STANDARD_OUTPUT, ">");
        log.append(TYPED, "hello\n");
        log.append(STANDARD_OUTPUT, ">");

        assertThat(log.lines(0, 10))
                .containsExactly(
                        new OutputLine(STANDARD_OUTPUT, ">", false),
                        new OutputLine(TYPED, "hello", true),
                        new OutputLine(STANDARD_OUTPUT, ">", false));
        assertThat(log.text()).isEqualTo(">hello\n>");
    }

    @Test
    void errorsKeepApart() {
        log.append(STANDARD_OUTPUT, "half");
        log.append(STANDARD_ERROR, "trouble\n");

        assertThat(log.lines(0, 10))
                .containsExactly(
                        new OutputLine(STANDARD_OUTPUT, "half", false),
                        new OutputLine(STANDARD_ERROR, "trouble", false));
    }

    @Test
    void oldLinesAreForgottenAndTheNumbersStay() {
        for (int i = 0; i < OutputLog.MAX_LINES + 5; i++) {
            log.append(STANDARD_OUTPUT, i + "\n");
        }

        assertThat(log.firstLine()).isEqualTo(5);
        assertThat(log.nextLine()).isEqualTo(OutputLog.MAX_LINES + 5);
        assertThat(log.lines(7, 2)).extracting(OutputLine::text).containsExactly("7", "8");
        assertThat(log.lines(0, 1)).extracting(OutputLine::text).containsExactly("5");
    }

    @Test
    void aLineWithoutEndStaysBounded() {
        for (int i = 0; i < 100; i++) {
            log.append(STANDARD_OUTPUT, "x".repeat(100_000));
        }

        assertThat(log.text().length())
                .isLessThan(OutputLog.MAX_CHARACTERS + 2 * OutputLog.MAX_LINE);
        assertThat(log.firstLine()).isPositive();
    }
}
