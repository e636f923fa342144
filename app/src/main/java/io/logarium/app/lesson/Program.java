package io.logarium.app.lesson;

import io.logarium.app.text.Language;
import java.util.List;
import java.util.Map;

/// A program that does the same in Python and in Java, with an explanation of its lines.
///
/// @param name of its folder: `order-consumer`
/// @param twins one in each tongue
public record Program(String name, Map<Tongue, Twin> twins, Map<Language, String> titles) {
    public Program {
        twins = Map.copyOf(twins);
        titles = Map.copyOf(titles);
    }

    /// What it is written in.
    public enum Tongue {
        PYTHON,
        JAVA
    }

    /// A program's text.
    ///
    /// @param file name of the file: `order_consumer.py`, `OrderConsumer.java`
    /// @param run how it is started in a terminal, without its arguments
    public record Twin(
            String file, String run, List<String> lines, Map<Language, List<Note>> notes) {
        public Twin {
            lines = List.copyOf(lines);
            notes = Map.copyOf(notes);
        }

        public List<Note> notes(Language language) {
            return notes.getOrDefault(language, List.of());
        }
    }

    /// What is said to some lines.
    ///
    /// @param from first line, counted from 1
    /// @param to last line
    public record Note(int from, int to, List<Prose.Block> blocks) {
        public Note {
            blocks = List.copyOf(blocks);
        }
    }

    public String title(Language language) {
        return titles.getOrDefault(language, name);
    }

    public Twin twin(Tongue tongue) {
        var twin = twins.get(tongue);
        if (twin == null) {
            throw new IllegalArgumentException(name + " has no twin in " + tongue);
        }
        return twin;
    }
}
