package io.logarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The ledger of the excursion claims nothing that no test proves.
class ExcursionLedgerTest {
    private static final int COLUMNS = 6;

    record Line(int number, String kind, String what, String screen, String state, String proof) {}

    @Test
    void linesAreNumberedWithoutGaps() throws IOException {
        var lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).number()).isEqualTo(i + 1);
        }
    }

    @Test
    void aLineIsDoneOrLater() throws IOException {
        assertThat(lines()).allMatch(l -> l.state().equals("done") || l.state().equals("later"));
    }

    @Test
    void whatIsDoneNamesATestThatExistsAndWhatIsLaterNamesNone() throws IOException {
        for (var line : lines()) {
            if (line.state().equals("done")) {
                assertThat(exists(line.proof()))
                        .as("proof of line %d: %s", line.number(), line.proof())
                        .isTrue();
            } else {
                assertThat(line.proof()).as("line %d", line.number()).isEmpty();
            }
        }
    }

    private static boolean exists(String proof) {
        var parts = proof.split("#", -1);
        if (parts.length != 2) {
            return false;
        }
        try {
            var test = Class.forName(parts[0], false, ExcursionLedgerTest.class.getClassLoader());
            return Arrays.stream(test.getDeclaredMethods())
                    .anyMatch(m ->
                            m.getName().equals(parts[1])
                                    && Arrays.stream(m.getAnnotations())
                                            .anyMatch(a ->
                                                    a.annotationType()
                                                                    .getName()
                                                                    .startsWith("org.junit.")
                                                            || a.annotationType()
                                                                    .getName()
                                                                    .startsWith("io.logarium.")));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static List<Line> lines() throws IOException {
        var in =
                Objects.requireNonNull(
                        ExcursionLedgerTest.class.getResourceAsStream(
                                "/io/logarium/ui/excursion-ledger.tsv"));
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split("\t", -1))
                    .map(ExcursionLedgerTest::line)
                    .toList();
        }
    }

    private static Line line(String[] columns) {
        assertThat(columns).hasSize(COLUMNS);
        return new Line(
                Integer.parseInt(columns[0]),
                columns[1],
                columns[2],
                columns[3],
                columns[4],
                columns[5]);
    }
}
