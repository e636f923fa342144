package io.logarium.app.lesson;

import io.logarium.app.lesson.LessonText.Answer;
import io.logarium.app.lesson.LessonText.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the words of a lesson: `# title`, `> summary`, and sections under `## name`. In a section `- id) text` is an option and
/// `> …` below it what is said to who chooses it; the first line of a question or step is its heading.
final class LessonWords {
    private static final Pattern OPTION = Pattern.compile("- ([\\w?*-]+)\\)\\s*(.*)");

    private String title = "";
    private String summary = "";
    private final Map<String, Section> sections = new LinkedHashMap<>();

    private LessonWords() {}

    static LessonText read(String text) {
        var words = new LessonWords();
        var name = "";
        var lines = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            if (line.startsWith("## ")) {
                words.section(name, lines);
                lines.clear();
                name = line.substring(3).strip();
            } else {
                lines.add(line);
            }
        }
        words.section(name, lines);
        return new LessonText(words.title, words.summary, words.sections);
    }

    private void section(String name, List<String> lines) {
        if (name.isEmpty()) {
            for (var line : lines) {
                if (line.startsWith("# ")) {
                    title = line.substring(2).strip();
                } else if (line.startsWith("> ")) {
                    summary = (summary + " " + line.substring(2).strip()).strip();
                }
            }
            return;
        }
        var heading = "";
        var options = new LinkedHashMap<String, Answer>();
        var plain = new ArrayList<String>();
        var open = "";
        boolean headed =
                List.of("predict", "step", "knob", "question", "condition", "goal")
                        .contains(name.split(" ", 2)[0]);
        for (var line : lines) {
            var option = OPTION.matcher(line);
            if (headed && heading.isEmpty() && !line.isBlank() && !option.matches()) {
                heading = line.strip();
            } else if (option.matches()) {
                open = option.group(1);
                options.put(open, new Answer(option.group(2).strip(), ""));
            } else if (!open.isEmpty() && line.strip().startsWith(">")) {
                var answer = options.getOrDefault(open, new Answer("", ""));
                var reply = (answer.reply() + " " + line.strip().substring(1).strip()).strip();
                options.put(open, new Answer(answer.text(), reply));
            } else {
                plain.add(line);
            }
        }
        sections.put(name, new Section(heading, Prose.blocks(plain), options));
    }
}
