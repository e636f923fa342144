package io.logarium.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TopicsTextsTest {
    private static final Pattern KEY =
            Pattern.compile(
                    "\"((?:topics|detail|facts|record|code|sheet|drawer|create|config|configs"
                            + "|partitions|records|delete|tape|bars|heat|produce|route|generator"
                            + "|consume)\\.[a-zA-Z]+(?:\\.[a-zA-Z]+)*)\"");

    /// Kafka's own names and node ids look like keys of texts.
    private static final List<String> NO_TEXTS = List.of("delete.retention.ms");

    @Test
    void everyTextThatTheScreenAsksForIsThere() throws IOException {
        var missing = new TreeSet<String>();
        for (var folder : List.of("topics", "diagram")) {
            try (var files = Files.walk(Path.of("src/main/java/io/logarium/app", folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var found = KEY.matcher(Files.readString(file));
                    while (found.find()) {
                        if (!Texts.has(found.group(1)) && !NO_TEXTS.contains(found.group(1))) {
                            missing.add(file.getFileName() + ": " + found.group(1));
                        }
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }
}
