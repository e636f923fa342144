package io.logarium.app.lesson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A lesson's words in one language.
///
/// @param summary what it is about, one sentence
/// @param sections by name: `read`, `predict ID`, `step ID`, `explain`, `knob ID`, `question ID`, `goal`, `condition ID`,
///     `hint`, `solution`, `fidelity`, `real`
public record LessonText(String title, String summary, Map<String, Section> sections) {
    public LessonText {
        sections = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }

    /// A part under a heading.
    ///
    /// @param heading its first line: a question, or what a button says
    /// @param options what can be answered, by id, with what is said to it
    public record Section(String heading, List<Prose.Block> blocks, Map<String, Answer> options) {
        public Section {
            blocks = List.copyOf(blocks);
            options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }
    }

    /// An option and what is said to who chooses it.
    public record Answer(String text, String reply) {
        /// The option without the marks around code, for a button.
        public String plain() {
            return text.replace("`", "");
        }
    }

    public Optional<Section> section(String name) {
        return Optional.ofNullable(sections.get(name));
    }

    /// A section that the lint has found to be there.
    public Section the(String name) {
        return section(name).orElse(new Section("", List.of(), Map.of()));
    }
}
