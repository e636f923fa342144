package io.logarium.app.lesson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.logarium.app.lesson.Lesson.Knob;
import io.logarium.app.lesson.Lesson.Step;
import io.logarium.app.text.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a lesson from the texts of its files. Whatever is wrong is told as [LessonProblem]s, all at once as far as it goes.
public final class LessonReader {
    static final String JSON = "lesson.json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String id;
    private final List<LessonProblem> problems = new ArrayList<>();

    private LessonReader(String id) {
        this.id = id;
    }

    /// What came of reading.
    public record Result(Optional<Lesson> lesson, List<LessonProblem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /// @param id name of the folder
    /// @param files contents by name: `lesson.json`, `en.md`, `ru.md`
    public static Result read(String id, Map<String, String> files) {
        var reader = new LessonReader(id);
        try {
            var lesson = reader.lesson(files);
            return new Result(Optional.of(lesson), reader.problems);
        } catch (Broken broken) {
            reader.problems.add(new LessonProblem(id, broken.place, broken.what));
            return new Result(Optional.empty(), reader.problems);
        }
    }

    private Lesson lesson(Map<String, String> files) {
        var json = json(files);
        known(
                json,
                "",
                Set.of(
                        "chapter",
                        "picture",
                        "topic",
                        "group",
                        "cluster",
                        "start",
                        "steps",
                        "predictions",
                        "knobs",
                        "questions",
                        "goal",
                        "programs",
                        "elsewhere",
                        "terms"));
        var chapterWord = text(json, "chapter", "chapter");
        var chapter =
                Chapter.of(chapterWord)
                        .orElseThrow(() ->
                                new Broken(
                                        JSON + " chapter",
                                        "There is no chapter '%s'. Own lessons say: own."
                                                .formatted(chapterWord)));
        var picture =
                switch (json.path("picture").asText("map")) {
                    case "map" -> Lesson.Sight.MAP;
                    case "tape" -> Lesson.Sight.TAPE;
                    case "group" -> Lesson.Sight.GROUP;
                    default ->
                            throw new Broken(JSON + " picture", "A picture is map, tape or group.");
                };
        var texts = new EnumMap<Language, LessonText>(Language.class);
        for (var language : Language.values()) {
            var name = language.code() + ".md";
            var text = files.get(name);
            if (text == null) {
                throw new Broken(name, "The file is missing. A lesson has en.md and ru.md.");
            }
            texts.put(language, LessonWords.read(text));
        }
        return new Lesson(
                id,
                chapter,
                picture,
                json.path("topic").asText("orders"),
                Optional.ofNullable(json.path("group").textValue()),
                text(json, "cluster", "cluster"),
                strings(json.path("start"), "start"),
                steps(json.path("steps")),
                predictions(json.path("predictions")),
                knobs(json.path("knobs")),
                questions(json.path("questions")),
                goal(json.path("goal")),
                strings(json.path("programs"), "programs"),
                elsewhere(json.path("elsewhere")),
                strings(json.path("terms"), "terms"),
                texts);
    }

    private static JsonNode json(Map<String, String> files) {
        var text = files.get(JSON);
        if (text == null) {
            throw new Broken(JSON, "The file is missing.");
        }
        try {
            var json = MAPPER.readTree(text);
            if (json == null || !json.isObject()) {
                throw new Broken(JSON, "It must hold one object: { … }.");
            }
            return json;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new Broken(
                    JSON + (at == null ? "" : " line " + at.getLineNr()),
                    "Not JSON: " + e.getOriginalMessage());
        }
    }

    private static List<Step> steps(JsonNode nodes) {
        var steps = new ArrayList<Step>();
        int number = 0;
        for (var node : nodes) {
            var place = "steps[" + number++ + "]";
            known(node, place, Set.of("id", "do", "then"));
            steps.add(
                    new Step(
                            text(node, "id", place),
                            strings(node.path("do"), place + ".do"),
                            strings(node.path("then"), place + ".then")));
        }
        return steps;
    }

    private static List<Lesson.Question> questions(JsonNode nodes) {
        var questions = new ArrayList<Lesson.Question>();
        int number = 0;
        for (var node : nodes) {
            var place = "questions[" + number++ + "]";
            known(node, place, Set.of("id", "right", "options"));
            questions.add(
                    new Lesson.Question(
                            text(node, "id", place),
                            text(node, "right", place),
                            strings(node.path("options"), place + ".options")));
        }
        return questions;
    }

    private static Optional<Lesson.Goal> goal(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        known(node, "goal", Set.of("conditions", "solution"));
        var conditions = new ArrayList<Condition>();
        int number = 0;
        for (var each : node.path("conditions")) {
            var place = "goal.conditions[" + number++ + "]";
            known(each, place, Set.of("id", "is"));
            var is = text(each, "is", place);
            conditions.add(
                    Condition.read(text(each, "id", place), is)
                            .orElseThrow(() ->
                                    new Broken(
                                            JSON + " " + place,
                                            "'%s' is no condition. Known are: %s."
                                                    .formatted(is, Condition.KNOWN))));
        }
        return Optional.of(
                new Lesson.Goal(conditions, strings(node.path("solution"), "goal.solution")));
    }

    private static Map<String, Map<String, String>> elsewhere(JsonNode node) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        known(node, "elsewhere", Set.of("live", "reference"));
        node.properties()
                .forEach(where -> {
                    var parts = new LinkedHashMap<String, String>();
                    where.getValue()
                            .properties()
                            .forEach(p ->
                                    parts.put(
                                            p.getKey(),
                                            text(where.getValue(), p.getKey(), "elsewhere")));
                    all.put(where.getKey(), parts);
                });
        return all;
    }

    private static List<Prediction> predictions(JsonNode nodes) {
        var predictions = new ArrayList<Prediction>();
        int number = 0;
        for (var node : nodes) {
            predictions.add(PredictionReader.read(node, "predictions[" + number++ + "]"));
        }
        return predictions;
    }

    private static List<Knob> knobs(JsonNode nodes) {
        var knobs = new ArrayList<Knob>();
        int number = 0;
        for (var node : nodes) {
            var place = "knobs[" + number++ + "]";
            known(node, place, Set.of("id", "values", "then"));
            var claims = new LinkedHashMap<String, List<String>>();
            node.path("then")
                    .properties()
                    .forEach(e ->
                            claims.put(
                                    e.getKey(),
                                    strings(e.getValue(), place + ".then." + e.getKey())));
            knobs.add(
                    new Knob(
                            text(node, "id", place),
                            strings(node.path("values"), place + ".values"),
                            claims));
        }
        return knobs;
    }

    static String text(JsonNode node, String key, String place) {
        var value = node.path(key);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new Broken(JSON + " " + place, "'%s' is missing; it is a text.".formatted(key));
        }
        return value.asText();
    }

    static List<String> strings(JsonNode nodes, String place) {
        if (nodes.isMissingNode()) {
            return List.of();
        }
        var strings = new ArrayList<String>();
        if (!nodes.isArray()) {
            throw new Broken(JSON + " " + place, "Here stands a list of texts: [\"…\"].");
        }
        for (var node : nodes) {
            if (!node.isTextual() || node.asText().contains("\n")) {
                throw new Broken(JSON + " " + place, "Here stand texts of one line.");
            }
            strings.add(node.asText());
        }
        return strings;
    }

    static void known(JsonNode node, String place, Set<String> keys) {
        node.fieldNames()
                .forEachRemaining(name -> {
                    if (!keys.contains(name)) {
                        throw new Broken(
                                (JSON + " " + place).strip(),
                                "'%s' is not known here. Known are: %s."
                                        .formatted(
                                                name,
                                                String.join(
                                                        ", ", keys.stream().sorted().toList())));
                    }
                });
    }

    /// Nothing can be read on.
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String place;
        private final String what;

        Broken(String place, String what) {
            super(what, null, false, false);
            this.place = place;
            this.what = what;
        }
    }
}
