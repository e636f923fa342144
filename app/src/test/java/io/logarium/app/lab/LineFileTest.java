package io.logarium.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.lab.LineFile.Found;
import io.logarium.app.lab.LineFile.Line;
import io.logarium.app.lab.LineFile.Why;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
    @TempDir Path folder;

    @Test
    void eachLineIsARecordAndTheFirstAreShown() throws Exception {
        var found = new LineFile(written("a\n\nМарина\n"), "").look();

        assertThat(found)
                .isEqualTo(
                        new Found.Good(
                                3,
                                16,
                                java.util.List.of(
                                        new Line(Optional.empty(), "a"),
                                        new Line(Optional.empty(), ""),
                                        new Line(Optional.empty(), "Марина"))));
    }

    @Test
    void theFirstSeparatorOnALineEndsTheKey() throws Exception {
        var found = (Found.Good) new LineFile(written("user_007:a:b\n:no key text\n"), ":").look();

        assertThat(found.first())
                .containsExactly(
                        new Line(Optional.of("user_007"), "a:b"),
                        new Line(Optional.of(""), "no key text"));
    }

    @Test
    void aLineWithoutTheSeparatorIsTold() throws Exception {
        assertThat(new LineFile(written("k:v\nonly a value\n"), ":").look())
                .isEqualTo(new Found.Bad(Why.NO_SEPARATOR, 2, ":"));
    }

    @Test
    void whatIsNoTextIsTold() throws Exception {
        var file = folder.resolve("picture");
        Files.write(file, new byte[] {'o', 'k', '\n', (byte) 0xff, (byte) 0xfe, '\n'});

        assertThat(new LineFile(file, "").look())
                .isInstanceOfSatisfying(
                        Found.Bad.class, b -> assertThat(b.why()).isEqualTo(Why.NOT_UTF8));
    }

    @Test
    void nothingAndNoFileAreTold() throws Exception {
        assertThat(why(written(""))).isEqualTo(Why.EMPTY);
        assertThat(why(folder)).isEqualTo(Why.UNREADABLE);
        assertThat(why(folder.resolve("nowhere"))).isEqualTo(Why.UNREADABLE);
    }

    @Test
    void limitsAreToldBeforeAnythingIsSent() throws Exception {
        assertThat(why(written("x".repeat(LineFile.LONGEST_LINE + 1))))
                .isEqualTo(Why.LINE_TOO_LONG);
        assertThat(why(written("\n".repeat(LineFile.MOST_LINES + 1))))
                .isEqualTo(Why.TOO_MANY_LINES);
        var large = folder.resolve("large");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(LineFile.MOST_BYTES + 1);
        }
        assertThat(why(large)).isEqualTo(Why.TOO_LARGE);
    }

    private static Why why(Path path) {
        return ((Found.Bad) new LineFile(path, "").look()).why();
    }

    private Path written(String text) throws IOException {
        return Files.write(folder.resolve("lines.txt"), text.getBytes(StandardCharsets.UTF_8));
    }
}
