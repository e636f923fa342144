package io.logarium.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A teacher's own lesson in a folder: what is wrong with it is said with its place.
class OwnLessonsTest {
    private static final String JSON =
            """
            {"chapter": "own", "cluster": "brokers=1 seed=1",
             "start": ["create-topic orders partitions=1"],
             "steps": [{"id": "send", "do": ["send orders count=2"], "then": ["orders-0: records 2"]}],
             "predictions": [{"id": "count", "before": "send", "fact": "orders-0: records", "most": 5}]}
            """;
    private static final String ENGLISH =
            """
            # Two messages
            > They are counted.
            ## read
            Look.
            ## predict count
            How many?
            - right)
              > Yes.
            - other)
              > Count again.
            ## step send
            Send
            ## explain
            So it is.
            ## fidelity
            Exact.
            """;
    private static final String RUSSIAN =
            ENGLISH.replace("Look.", "Посмотрите.").replace("So it is.", "Так и есть.");

    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("my-lesson"));
        file("lesson.json", JSON);
        file("en.md", ENGLISH);
        file("ru.md", RUSSIAN);
    }

    @Test
    void aWellMadeOneHasNoProblems() throws IOException {
        assertThat(problems()).isEmpty();
    }

    @Test
    void theFirstPictureShowsWhatTheStartHasMade() throws Exception {
        var lesson = Lessons.in(folder).lessons().getFirst();

        var first = Filming.of(lesson, Map.of()).takes().getFirst().last();

        assertThat(first.view().topic("orders")).isPresent();
    }

    @Test
    void whatIsNotSoIsNamedWithWhatItIs() throws IOException {
        file("lesson.json", JSON.replace("records 2", "records 3"));

        assertThat(problems())
                .containsExactly(
                        "my-lesson/lesson.json step send: Not so: orders-0: records 3: it is 2");
    }

    @Test
    void aMissingAnswerIsNamed() throws IOException {
        file("ru.md", RUSSIAN.replace("- other)\n  > Count again.\n", ""));

        assertThat(problems())
                .anyMatch(
                        p -> p.startsWith("my-lesson/ru.md predict count: Here stand the answers"));
    }

    @Test
    void aStepThatRunsTooLongIsNamed() throws IOException {
        file(
                "lesson.json",
                JSON.replace("\"send orders count=2\"", "\"send orders count=2\", \"wait 11s\""));

        assertThat(problems()).anyMatch(p -> p.contains("without a stop; at most 10000"));
    }

    @Test
    void aCommandThatDoesNotExistIsNamed() throws IOException {
        file("lesson.json", JSON.replace("send orders count=2", "delete everything"));

        assertThat(problems()).anyMatch(p -> p.contains("'delete' is not a command"));
    }

    @Test
    void aWordThatIsNotKnownIsNamedWithThoseThatAre() throws IOException {
        file("lesson.json", JSON.replace("\"then\"", "\"than\""));

        assertThat(problems())
                .containsExactly(
                        "my-lesson/lesson.json steps[0]: 'than' is not known here. Known are: do, id,"
                                + " then.");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        file("en.md", ENGLISH + "x".repeat(100_000));

        assertThat(problems()).anyMatch(p -> p.contains("larger than 65536 bytes"));
    }

    @Test
    void sentencesInTheWrongLanguageAreSeen() throws IOException {
        file("ru.md", ENGLISH);

        assertThat(problems()).anyMatch(p -> p.contains("another language"));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve("my-lesson").resolve(name), text);
    }

    private List<String> problems() throws IOException {
        var found = Lessons.in(folder);
        var problems = new java.util.ArrayList<>(found.problems());
        for (var lesson : found.lessons()) {
            problems.addAll(LessonCheck.check(lesson, Set.of()).problems());
        }
        return problems.stream().map(LessonProblem::toString).toList();
    }
}
