package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each file of resources/group is a story: what is done stands behind `>`, what happens then below it, indented. With
/// `-Drecord=true` the stories are written anew; read them before they are kept.
class RebalanceTest {
    static Stream<Path> stories() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(RebalanceTest.class.getResource("/group")).toURI();
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

        var told = play(title, script);

        if (Boolean.getBoolean("record")) {
            var source = Path.of("src/test/resources/group", story.getFileName().toString());
            Files.writeString(source, String.join("\n", title) + "\n" + told);
        } else {
            assertThat(told.lines().toList())
                    .isEqualTo(lines.stream().filter(l -> !l.startsWith("#")).toList());
        }
    }

    private static String play(List<String> title, String script) {
        boolean delayed = title.stream().anyMatch(l -> l.contains("group.initial.rebalance.delay"));
        var transcript = new GroupTranscript(new GroupLab(GroupLab.config(delayed ? 3_000 : 0)));
        var told = transcript.play(script);
        if (transcript.lab.coordinator.partition(0).isPresent()) {
            transcript.lab.assertReplayGivesTheSame();
        }
        return told;
    }
}
