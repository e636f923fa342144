package io.logarium.app.glossary;

import io.logarium.app.lesson.Glossary;
import io.logarium.app.text.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which card of the glossary a heading or label speaks of. Endings do not matter: "Partitions" and "партициями" are the partition.
final class TermFinder {
    /// Longer texts are sentences; what they speak of is said in them.
    private static final int LONGEST = 48;

    private static final int SHORTEST_STEM = 3;

    private static final List<String> ENDINGS =
            List.of(
                    "иями", "ями", "ами", "ием", "иях", "иям", "ией", "ого", "ему", "ов", "ев",
                    "ей", "ий", "ия", "ии", "ие", "ию", "ам", "ям", "ах", "ях", "ом", "ем", "ой",
                    "ый", "ая", "ое", "ые", "ых", "ы", "и", "а", "я", "у", "ю", "е", "о", "й", "ь");

    private final List<Phrase> phrases = new ArrayList<>();

    /// Words that mean a card.
    ///
    /// @param whole whether they mean it only when nothing else is said
    private record Phrase(List<String> stems, boolean whole, Glossary.Card card) {}

    TermFinder(Glossary glossary) {
        for (var card : glossary.cards()) {
            for (var language : Language.values()) {
                for (var part : card.name(language).split("[()]")) {
                    add(part, false, card);
                }
            }
            card.otherNames().forEach(other -> add(other, true, card));
        }
    }

    private void add(String name, boolean whole, Glossary.Card card) {
        var stems = stems(name);
        if (!stems.isEmpty()) {
            phrases.add(new Phrase(stems, whole, card));
        }
    }

    /// The card with the longest name that the text has in it.
    Optional<Glossary.Card> in(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var stems = stems(text);
        Optional<Phrase> best = Optional.empty();
        for (var phrase : phrases) {
            boolean fits =
                    phrase.whole()
                            ? stems.equals(phrase.stems())
                            : java.util.Collections.indexOfSubList(stems, phrase.stems()) >= 0;
            if (fits && best.filter(b -> b.stems().size() >= phrase.stems().size()).isEmpty()) {
                best = Optional.of(phrase);
            }
        }
        return best.map(Phrase::card);
    }

    private static List<String> stems(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s,:;!?()\\[\\]\"«»/]+"))
                .map(w -> w.replaceAll("^[.\\-…]+|[.\\-…]+$", ""))
                .filter(w -> !w.isEmpty())
                .map(TermFinder::stem)
                .toList();
    }

    private static String stem(String word) {
        if (word.codePoints().noneMatch(c -> c >= 'а' && c <= 'я' || c == 'ё')) {
            return word.length() > SHORTEST_STEM && word.endsWith("s") && !word.endsWith("ss")
                    ? word.substring(0, word.length() - 1)
                    : word;
        }
        return ENDINGS.stream()
                .filter(e -> word.endsWith(e) && word.length() - e.length() >= SHORTEST_STEM)
                .findFirst()
                .map(e -> word.substring(0, word.length() - e.length()))
                .orElse(word);
    }
}
