package io.logarium.app.lesson;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lessons of the program, or those in a folder of the user's. Of a folder only the files of lessons are read, up to a size; what
/// is in them is data.
public final class Lessons {
    private static final String ROOT = "/io/logarium/ui/lessons/";
    private static final List<String> FILES = List.of(LessonReader.JSON, "en.md", "ru.md");
    private static final int MOST_LESSONS = 200;
    private static final long MOST_BYTES = 64 * 1024;

    private Lessons() {}

    /// What was found.
    public record Found(List<Lesson> lessons, List<LessonProblem> problems) {
        public Found {
            lessons = List.copyOf(lessons);
            problems = List.copyOf(problems);
        }

        public Optional<Lesson> lesson(String id) {
            return lessons.stream().filter(l -> l.id().equals(id)).findFirst();
        }
    }

    /// The lessons of the program, in their order.
    public static Found bundled() {
        var lessons = new ArrayList<Lesson>();
        var problems = new ArrayList<LessonProblem>();
        for (var id : index()) {
            var files = new LinkedHashMap<String, String>();
            for (var name : FILES) {
                resource(id + "/" + name).ifPresent(text -> files.put(name, text));
            }
            take(LessonReader.read(id, files), lessons, problems);
        }
        return new Found(lessons, problems);
    }

    /// The lessons in a folder: those of its folders that hold a `lesson.json`, or the folder itself if it does.
    ///
    /// @throws IOException when it cannot be read
    public static Found in(Path folder) throws IOException {
        var lessons = new ArrayList<Lesson>();
        var problems = new ArrayList<LessonProblem>();
        for (var each : folders(folder)) {
            var id = each.toAbsolutePath().normalize().getFileName().toString();
            var files = new LinkedHashMap<String, String>();
            for (var name : FILES) {
                file(each.resolve(name), id, problems).ifPresent(text -> files.put(name, text));
            }
            take(LessonReader.read(id, files), lessons, problems);
        }
        return new Found(lessons, problems);
    }

    private static void take(
            LessonReader.Result result, List<Lesson> lessons, List<LessonProblem> problems) {
        result.lesson().ifPresent(lessons::add);
        problems.addAll(result.problems());
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (Files.isRegularFile(folder.resolve(LessonReader.JSON))) {
            return List.of(folder);
        }
        try (var children = Files.list(folder)) {
            return children.filter(c -> Files.isRegularFile(c.resolve(LessonReader.JSON)))
                    .sorted(Comparator.comparing(c -> c.getFileName().toString()))
                    .limit(MOST_LESSONS)
                    .toList();
        }
    }

    private static Optional<String> file(Path file, String id, List<LessonProblem> problems)
            throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        var name = file.getFileName().toString();
        if (Files.size(file) > MOST_BYTES) {
            problems.add(
                    new LessonProblem(
                            id, name, "The file is larger than " + MOST_BYTES + " bytes."));
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException e) {
            problems.add(new LessonProblem(id, name, "It is not a text in UTF-8."));
            return Optional.empty();
        }
    }

    private static List<String> index() {
        return resource("index.txt").orElse("").lines().filter(l -> !l.isBlank()).toList();
    }

    /// A text of the lessons' folder.
    static Optional<String> resource(String name) {
        try (InputStream in = Lessons.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                return Optional.empty();
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(String.join("\n", reader.lines().toList()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lessons by chapter, in order; chapters without any are left out.
    public static Map<Chapter, List<Lesson>> byChapter(List<Lesson> lessons) {
        var chapters = new LinkedHashMap<Chapter, List<Lesson>>();
        for (var chapter : Chapter.values()) {
            var own = lessons.stream().filter(l -> l.chapter() == chapter).toList();
            if (!own.isEmpty()) {
                chapters.put(chapter, own);
            }
        }
        return chapters;
    }
}
