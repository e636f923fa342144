package io.logarium.app.lesson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.logarium.app.text.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The cards of the words that Kafka is spoken of with.
///
/// @param cards in the order of their ids
public record Glossary(List<Card> cards) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Glossary {
        cards = List.copyOf(cards);
    }

    /// A card.
    ///
    /// @param config the settings that belong to it, may be empty
    /// @param command a command that shows it, may be empty
    /// @param metric Kafka's name of the metric, may be empty
    public record Card(
            String id,
            String config,
            String command,
            String metric,
            Map<Language, String> names,
            Map<Language, String> meanings,
            List<String> otherNames) {
        public Card {
            names = Map.copyOf(names);
            meanings = Map.copyOf(meanings);
            otherNames = List.copyOf(otherNames);
        }

        public String name(Language language) {
            return names.getOrDefault(language, id);
        }

        public String meaning(Language language) {
            return meanings.getOrDefault(language, "");
        }

        /// The other names that a reader of this language may meet: Russian ones only where one reads Russian.
        public List<String> otherNames(Language language) {
            return language == Language.RU
                    ? otherNames
                    : otherNames.stream()
                            .filter(n -> n.chars().noneMatch(c -> c >= 0x400 && c < 0x500))
                            .toList();
        }

        /// Whether what was typed is a part of one of its names.
        boolean matches(String typed) {
            var wanted = typed.strip().toLowerCase(Locale.ROOT);
            return !wanted.isEmpty()
                    && (id.contains(wanted)
                            || names.values().stream().anyMatch(n -> has(n, wanted))
                            || otherNames.stream().anyMatch(n -> has(n, wanted))
                            || has(config, wanted));
        }

        private static boolean has(String text, String wanted) {
            return text.toLowerCase(Locale.ROOT).contains(wanted);
        }
    }

    /// The program's own.
    public static Glossary bundled() {
        var text = Lessons.resource("glossary.json").orElse("{}");
        try {
            var cards = new ArrayList<Card>();
            MAPPER.readTree(text)
                    .properties()
                    .forEach(e -> cards.add(card(e.getKey(), e.getValue())));
            return new Glossary(cards);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("glossary.json is damaged", e);
        }
    }

    private static Card card(String id, JsonNode node) {
        var names = new EnumMap<Language, String>(Language.class);
        var meanings = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            names.put(language, node.path(language.code()).path("name").asText());
            meanings.put(language, node.path(language.code()).path("means").asText());
        }
        var others = new ArrayList<String>();
        node.path("also").forEach(n -> others.add(n.asText()));
        return new Card(
                id,
                node.path("config").asText(),
                node.path("command").asText(),
                node.path("metric").asText(),
                names,
                meanings,
                others);
    }

    public Optional<Card> card(String id) {
        return cards.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    public Set<String> ids() {
        return cards.stream().map(Card::id).collect(Collectors.toSet());
    }

    /// The cards that what was typed may mean.
    public List<Card> find(String typed) {
        return cards.stream().filter(c -> c.matches(typed)).toList();
    }
}
