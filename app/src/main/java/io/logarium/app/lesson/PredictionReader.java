package io.logarium.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads one question of a lesson. Which kind it is, is told by the key that only this kind has: `click`, `drag`, `fact`, else options.
final class PredictionReader {
    private PredictionReader() {}

    static Prediction read(JsonNode node, String place) {
        LessonReader.known(
                node,
                place,
                Set.of(
                        "id", "before", "after", "right", "options", "fact", "least", "most",
                        "wrong", "click", "among", "drag"));
        var before = LessonReader.text(node, "before", place);
        var after = node.path("after").asText(before);
        var id = LessonReader.text(node, "id", place);
        if (node.has("click")) {
            return new Prediction.Click(
                    id,
                    before,
                    after,
                    LessonReader.text(node, "fact", place),
                    word(Prediction.Thing.values(), node, "click", place),
                    LessonReader.strings(node.path("among"), place + ".among"),
                    LessonReader.strings(node.path("wrong"), place + ".wrong"));
        }
        if (node.has("drag")) {
            return new Prediction.Drag(
                    id,
                    before,
                    after,
                    LessonReader.text(node, "fact", place),
                    word(Prediction.Line.values(), node, "drag", place),
                    node.path("least").asInt(0),
                    node.path("most").asInt(20),
                    numbers(node.path("wrong"), place + ".wrong"));
        }
        if (node.has("fact")) {
            return new Prediction.Number(
                    id,
                    before,
                    after,
                    LessonReader.text(node, "fact", place),
                    node.path("least").asInt(0),
                    node.path("most").asInt(20),
                    numbers(node.path("wrong"), place + ".wrong"));
        }
        return new Prediction.Choice(
                id,
                before,
                after,
                LessonReader.text(node, "right", place),
                options(node.path("options"), place));
    }

    private static <E extends Enum<E>> E word(E[] known, JsonNode node, String key, String place) {
        var word = LessonReader.text(node, key, place);
        return Arrays.stream(known)
                .filter(e -> written(e).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new LessonReader.Broken(
                                LessonReader.JSON + " " + place,
                                "'%s' is one of %s."
                                        .formatted(
                                                key,
                                                String.join(
                                                        ", ",
                                                        Arrays.stream(known)
                                                                .map(PredictionReader::written)
                                                                .toList()))));
    }

    private static String written(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Prediction.Option> options(JsonNode nodes, String place) {
        var options = new ArrayList<Prediction.Option>();
        nodes.properties()
                .forEach(entry ->
                        options.add(
                                new Prediction.Option(
                                        entry.getKey(),
                                        LessonReader.strings(
                                                entry.getValue(),
                                                place + ".options." + entry.getKey()))));
        return options;
    }

    private static List<Integer> numbers(JsonNode nodes, String place) {
        var numbers = new ArrayList<Integer>();
        for (var node : nodes) {
            if (!node.isInt()) {
                throw new LessonReader.Broken(
                        LessonReader.JSON + " " + place, "Here stand whole numbers.");
            }
            numbers.add(node.asInt());
        }
        return numbers;
    }
}
