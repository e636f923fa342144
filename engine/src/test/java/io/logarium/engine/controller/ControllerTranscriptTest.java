package io.logarium.engine.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What the controller decides, as transcripts that a person can read: `src/test/resources/controller/*.txt`. A block is one or
/// more commands, `----`, and what the last of them shows. `-Drewrite=true` writes what is shown into the files.
class ControllerTranscriptTest {
    private static final Path FOLDER = Path.of("src/test/resources/controller");

    @TestFactory
    Stream<DynamicTest> controllerDoesAsWritten() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList().stream()
                    .map(file ->
                            DynamicTest.dynamicTest(
                                    String.valueOf(file.getFileName()), () -> compare(file)));
        }
    }

    private static void compare(Path file) throws IOException {
        var written = Files.readString(file);
        var shown = replay(written);
        if (Boolean.getBoolean("rewrite")) {
            Files.writeString(file, shown);
        }
        assertThat(written).isEqualTo(shown);
    }

    private static String replay(String transcript) {
        var script = new ControllerScript();
        var blocks = new ArrayList<String>();
        for (var block : transcript.strip().split("\n\n+")) {
            var commands = block.split("\n----(\n|$)", 2)[0];
            var result = "";
            for (var line : commands.split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    result = script.run(line);
                }
            }
            boolean onlyComment = commands.lines().allMatch(l -> l.startsWith("#"));
            blocks.add(
                    onlyComment
                            ? commands
                            : commands + "\n----" + (result.isEmpty() ? "" : "\n" + result));
        }
        return String.join("\n\n", blocks) + "\n";
    }
}
