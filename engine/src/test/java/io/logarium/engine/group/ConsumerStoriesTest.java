package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each file of resources/consumer is a story of a group of the consumer protocol: what is done stands behind `>`, what happens then
/// below it, indented. With `-Drecord=true` the stories are written anew; read them before they are kept.
class ConsumerStoriesTest {
    static Stream<Path> stories() throws IOException, URISyntaxException {
        var folder =
                Objects.requireNonNull(ConsumerStoriesTest.class.getResource("/consumer")).toURI();
        try (var files = Files.list(Path.of(folder))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void theStoryEndsAsItIsTold(Path story) throws IOException {
        var lines = Files.readAllLines(story);
        var title = lines.stream().filter(l -> l.startsWith("#")).toList();
        var script =
                lines.stream()
                        .filter(l -> l.startsWith(">"))
                        .map(l -> l.substring(1))
                        .collect(Collectors.joining("\n"));

        var told = play(script);

        if (Boolean.getBoolean("record")) {
            var source = Path.of("src/test/resources/consumer", story.getFileName().toString());
            Files.writeString(source, String.join("\n", title) + "\n" + told);
        } else {
            assertThat(told.lines().toList())
                    .isEqualTo(lines.stream().filter(l -> !l.startsWith("#")).toList());
        }
    }

    private static String play(String script) {
        var transcript = new ConsumerTranscript(new GroupLab(GroupLab.config(0)));
        var told = transcript.play(script);
        transcript.lab.assertReplayGivesTheSame();
        return told;
    }
}
