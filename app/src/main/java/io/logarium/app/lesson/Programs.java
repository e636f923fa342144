package io.logarium.app.lesson;

import io.logarium.app.lesson.Program.Note;
import io.logarium.app.lesson.Program.Tongue;
import io.logarium.app.lesson.Program.Twin;
import io.logarium.app.text.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The programs of the tour. The words to their lines stand in the sections `python 4-7` and `java 5` of a program's `en.md` and `ru.md`.
public final class Programs {
    private static final String FOLDER = "programs/";
    private static final Pattern LINES =
            Pattern.compile("(python|java) (\\d{1,3})(?:-(\\d{1,3}))?");

    private Programs() {}

    /// All of them, in their order.
    public static List<Program> bundled() {
        return names().stream().map(Programs::read).toList();
    }

    public static Optional<Program> named(String name) {
        return names().contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    static Set<String> known() {
        return new TreeSet<>(names());
    }

    private static List<String> names() {
        return text("index.txt").lines().filter(l -> !l.isBlank()).toList();
    }

    private static String text(String name) {
        return Lessons.resource(FOLDER + name)
                .orElseThrow(
                        () -> new IllegalStateException("the program " + name + " is missing"));
    }

    private static Program read(String name) {
        var words = new EnumMap<Language, LessonText>(Language.class);
        var titles = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            var read = LessonWords.read(text(name + "/" + language.code() + ".md"));
            words.put(language, read);
            titles.put(language, read.title());
        }
        var python = name.replace('-', '_') + ".py";
        var java =
                Arrays.stream(name.split("-"))
                        .map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1))
                        .collect(Collectors.joining("", "", ".java"));
        return new Program(
                name,
                Map.of(
                        Tongue.PYTHON,
                        twin(name, Tongue.PYTHON, python, "python3 " + python, words),
                        Tongue.JAVA,
                        twin(name, Tongue.JAVA, java, "java -cp \"lib/*\" " + java, words)),
                titles);
    }

    private static Twin twin(
            String name, Tongue tongue, String file, String run, Map<Language, LessonText> words) {
        var notes = new EnumMap<Language, List<Note>>(Language.class);
        words.forEach((language, text) -> notes.put(language, notes(text, tongue)));
        return new Twin(file, run, text(name + "/" + file).lines().toList(), notes);
    }

    private static List<Note> notes(LessonText text, Tongue tongue) {
        var notes = new ArrayList<Note>();
        text.sections()
                .forEach((name, section) -> {
                    var lines = LINES.matcher(name);
                    if (lines.matches() && lines.group(1).equalsIgnoreCase(tongue.name())) {
                        int from = Integer.parseInt(lines.group(2));
                        int to = lines.group(3) == null ? from : Integer.parseInt(lines.group(3));
                        notes.add(new Note(from, to, section.blocks()));
                    }
                });
        return notes;
    }

    /// What is wrong with the explanations: lines that nobody explains or that are explained twice, other lines in the other language.
    static List<LessonProblem> check(Program program, Set<String> terms) {
        var problems = new ArrayList<LessonProblem>();
        for (var tongue : Tongue.values()) {
            var twin = program.twin(tongue);
            for (var language : Language.values()) {
                var place =
                        language.code() + ".md " + tongue.name().toLowerCase(java.util.Locale.ROOT);
                var told = new HashSet<Integer>();
                for (var note : twin.notes(language)) {
                    for (int line = note.from(); line <= note.to(); line++) {
                        if (line < 1 || line > twin.lines().size() || !told.add(line)) {
                            problems.add(
                                    problem(
                                            program,
                                            place,
                                            "Line " + line + " is not there, or explained twice."));
                        }
                    }
                    Prose.terms(note.blocks()).stream()
                            .filter(t -> !terms.contains(t))
                            .forEach(t ->
                                    problems.add(
                                            problem(
                                                    program,
                                                    place,
                                                    "The glossary has no card '" + t + "'.")));
                }
                for (int line = 1; line <= twin.lines().size(); line++) {
                    if (!twin.lines().get(line - 1).isBlank() && !told.contains(line)) {
                        problems.add(
                                problem(program, place, "Line " + line + " is not explained."));
                    }
                }
            }
            if (!ranges(twin, Language.EN).equals(ranges(twin, Language.RU))) {
                problems.add(problem(program, "ru.md", "It explains other lines than en.md."));
            }
        }
        return problems;
    }

    private static List<String> ranges(Twin twin, Language language) {
        return twin.notes(language).stream().map(n -> n.from() + "-" + n.to()).toList();
    }

    private static LessonProblem problem(Program program, String place, String what) {
        return new LessonProblem(program.name(), place, what);
    }
}
