package io.logarium.app.lesson;

import io.logarium.app.text.Language;
import io.logarium.engine.sim.scenario.Scenario;
import io.logarium.engine.sim.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Looks for what is wrong with a lesson without running it: missing words, ids that lead nowhere, languages that say different
/// things, too much of anything.
final class LessonLint {
    private static final int MOST_STEPS = 10;
    private static final int MOST_COMMANDS = 60;
    private static final int MOST_OPTIONS = 5;
    private static final int MOST_CONDITIONS = 6;
    private static final int LONGEST_TEXT = 1_400;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

    private final Lesson lesson;
    private final Set<String> terms;
    private final List<LessonProblem> problems = new ArrayList<>();

    private LessonLint(Lesson lesson, Set<String> terms) {
        this.lesson = lesson;
        this.terms = terms;
    }

    /// @param terms ids of the cards of the glossary
    static List<LessonProblem> check(Lesson lesson, Set<String> terms) {
        var lint = new LessonLint(lesson, terms);
        lint.shape();
        lint.questions();
        lint.commands();
        lint.knobs();
        for (var language : Language.values()) {
            lint.words(language);
        }
        lint.sameInBoth();
        return lint.problems;
    }

    private void bad(String place, String what) {
        problems.add(new LessonProblem(lesson.id(), place, what));
    }

    private void shape() {
        if (!ID.matcher(lesson.id()).matches()) {
            bad("", "A folder's name is small letters, digits and dashes: 07-my-lesson.");
        }
        if (lesson.goal().isPresent()) {
            goal(lesson.goal().get());
        } else if (lesson.steps().isEmpty() || lesson.steps().size() > MOST_STEPS) {
            bad("lesson.json steps", "A lesson has 1 to " + MOST_STEPS + " steps.");
        }
        if (lesson.predictions().isEmpty() && lesson.goal().isEmpty()) {
            bad("lesson.json predictions", "A lesson asks at least one question before a step.");
        }
        unique("steps", lesson.steps().stream().map(Lesson.Step::id).toList());
        unique("predictions", lesson.predictions().stream().map(Prediction::id).toList());
        unique("knobs", lesson.knobs().stream().map(Lesson.Knob::id).toList());
        unique("questions", lesson.questions().stream().map(Lesson.Question::id).toList());
        for (var program : lesson.programs()) {
            if (!Programs.known().contains(program)) {
                bad(
                        "lesson.json programs",
                        "There is no program '%s'. There are: %s."
                                .formatted(program, Programs.known()));
            }
        }
        for (var term : lesson.terms()) {
            if (!terms.contains(term)) {
                bad("lesson.json terms", "The glossary has no card '" + term + "'.");
            }
        }
    }

    private void goal(Lesson.Goal goal) {
        if (!lesson.steps().isEmpty() || !lesson.predictions().isEmpty()) {
            bad("lesson.json goal", "A lesson with a goal has no steps and asks nothing before.");
        }
        if (goal.conditions().isEmpty() || goal.conditions().size() > MOST_CONDITIONS) {
            bad("lesson.json goal", "It has 1 to " + MOST_CONDITIONS + " conditions.");
        }
        if (goal.solution().isEmpty()) {
            bad("lesson.json goal", "'solution' has commands that reach the goal.");
        }
        unique("goal", goal.conditions().stream().map(Condition::id).toList());
    }

    private void unique(String place, List<String> ids) {
        var seen = new HashSet<String>();
        for (var id : ids) {
            if (!ID.matcher(id).matches() || !seen.add(id)) {
                bad(
                        "lesson.json " + place,
                        "'%s': ids are small letters, digits and dashes, each once.".formatted(id));
            }
        }
    }

    private void questions() {
        for (var prediction : lesson.predictions()) {
            var place = "lesson.json prediction " + prediction.id();
            int before = lesson.stepIndex(prediction.before());
            int after = lesson.stepIndex(prediction.after());
            if (before < 0 || after < before) {
                bad(place, "'before' and 'after' name steps, and it is decided after it is asked.");
            }
            switch (prediction) {
                case Prediction.Choice choice -> choice(place, choice);
                case Prediction.Click click -> click(place, click);
                case Prediction.Drag drag -> {
                    if (!drag.fact().startsWith(lesson.topic() + "-")) {
                        bad(
                                place,
                                "What is dragged is on a tape of the lesson's topic: %s-0: …"
                                        .formatted(lesson.topic()));
                    }
                }
                case Prediction.Number _ -> {}
            }
        }
        for (var question : lesson.questions()) {
            if (!question.options().contains(question.right())
                    || question.options().size() < 2
                    || question.options().size() > MOST_OPTIONS) {
                bad(
                        "lesson.json question " + question.id(),
                        "It has 2 to %d options, and 'right' is one of them."
                                .formatted(MOST_OPTIONS));
            }
        }
    }

    private void choice(String place, Prediction.Choice choice) {
        var right = choice.option(choice.right());
        if (right.isEmpty() || right.get().when().isEmpty()) {
            bad(place, "'right' names an option that has facts under it.");
        }
        if (choice.options().size() < 2 || choice.options().size() > MOST_OPTIONS) {
            bad(place, "It has 2 to " + MOST_OPTIONS + " options.");
        }
    }

    private void click(String place, Prediction.Click click) {
        if (click.among().size() < 2 || !click.among().containsAll(click.wrong())) {
            bad(place, "'among' has two things or more, with those in 'wrong' among them.");
        }
        if (click.thing() == Prediction.Thing.MEMBER && lesson.group().isEmpty()) {
            bad(place, "Members are those of the lesson's group; 'group' names it.");
        }
    }

    private void commands() {
        var lines = new ArrayList<String>(lesson.start());
        lesson.steps().forEach(s -> lines.addAll(s.commands()));
        lesson.goal().ifPresent(g -> lines.addAll(g.solution()));
        if (lines.size() > MOST_COMMANDS) {
            bad("lesson.json", "A lesson has at most " + MOST_COMMANDS + " commands.");
        }
        for (var line : lines) {
            try {
                Scenario.parse(lesson.id(), "cluster " + lesson.cluster() + "\n" + line);
            } catch (ScenarioException e) {
                bad("lesson.json: " + line, String.valueOf(e.getMessage()));
            }
        }
    }

    private void knobs() {
        for (var knob : lesson.knobs()) {
            var place = "lesson.json knob " + knob.id();
            if (knob.values().size() < 2) {
                bad(place, "A knob has at least two values.");
            }
            for (var value : knob.values().stream().skip(1).toList()) {
                if (knob.claims().getOrDefault(value, List.of()).isEmpty()) {
                    bad(place, "'then' says what is so at the end with the value " + value + ".");
                }
            }
            var mark = "${" + knob.id() + "}";
            boolean used =
                    lesson.start().stream().anyMatch(l -> l.contains(mark))
                            || lesson.steps().stream()
                                    .flatMap(s -> s.commands().stream())
                                    .anyMatch(l -> l.contains(mark));
            if (!used) {
                bad(place, "No command has " + mark + " in it.");
            }
        }
    }

    private Set<String> wantedSections() {
        var wanted = new TreeSet<>(List.of("read", "fidelity"));
        wanted.addAll(lesson.goal().isPresent() ? List.of("goal", "solution") : List.of("explain"));
        lesson.goal().stream()
                .flatMap(g -> g.conditions().stream())
                .forEach(c -> wanted.add("condition " + c.id()));
        lesson.questions().forEach(q -> wanted.add("question " + q.id()));
        lesson.steps().forEach(s -> wanted.add("step " + s.id()));
        lesson.predictions().forEach(p -> wanted.add("predict " + p.id()));
        lesson.knobs().forEach(k -> wanted.add("knob " + k.id()));
        return wanted;
    }

    private void words(Language language) {
        var file = language.code() + ".md";
        var text = lesson.text(language);
        if (text.title().isBlank() || text.summary().isBlank()) {
            bad(file, "It begins with '# title' and '> one sentence'.");
        }
        var wanted = wantedSections();
        for (var name : wanted) {
            if (text.section(name).isEmpty()) {
                bad(file, "The section '## " + name + "' is missing.");
            }
        }
        for (var name : text.sections().keySet()) {
            if (!wanted.contains(name) && !name.equals("real") && !name.equals("hint")) {
                bad(file, "Nothing belongs to the section '## " + name + "'.");
            }
        }
        for (var prediction : lesson.predictions()) {
            answers(file, text, prediction);
        }
        for (var question : lesson.questions()) {
            var place = "question " + question.id();
            answers(file + " " + place, text.the(place), new TreeSet<>(question.options()), true);
        }
        text.sections().forEach((name, section) -> section(file, name, section));
        boolean russian = CYRILLIC.matcher(text.the("read").blocks().toString()).find();
        if (russian != (language == Language.RU)) {
            bad(file, "The text is in another language than the file's name says.");
        }
    }

    private void answers(String file, LessonText text, Prediction prediction) {
        var place = "predict " + prediction.id();
        var wanted = new TreeSet<String>();
        switch (prediction) {
            case Prediction.Choice choice -> choice.options().forEach(o -> wanted.add(o.id()));
            case Prediction.Measured measured -> {
                wanted.addAll(List.of("right", "other"));
                measured.wrong().forEach(n -> wanted.add(Integer.toString(n)));
            }
            case Prediction.Click click -> {
                wanted.addAll(List.of("right", "other"));
                wanted.addAll(click.wrong());
            }
        }
        answers(
                file + " " + place,
                text.the(place),
                wanted,
                prediction instanceof Prediction.Choice);
    }

    /// @param texts whether each option has a text of its own
    private void answers(
            String place, LessonText.Section section, TreeSet<String> wanted, boolean texts) {
        if (section.heading().isEmpty()) {
            bad(place, "The question is missing.");
        }
        if (!section.options().keySet().equals(wanted)) {
            bad(
                    place,
                    "Here stand the answers %s, not %s."
                            .formatted(wanted, new TreeSet<>(section.options().keySet())));
        }
        section.options()
                .forEach((id, answer) -> {
                    if (answer.reply().isBlank()) {
                        bad(place, "What is said to the answer " + id + " is missing: > …");
                    }
                    if (texts && answer.text().isBlank()) {
                        bad(place, "The option " + id + " has no text.");
                    }
                });
    }

    private void section(String file, String name, LessonText.Section section) {
        int length =
                section.blocks().stream()
                        .mapToInt(b ->
                                switch (b) {
                                    case Prose.Paragraph p -> length(p.spans());
                                    case Prose.Bullet p -> length(p.spans());
                                    case Prose.Code _ -> 0;
                                })
                        .sum();
        if (length > LONGEST_TEXT) {
            bad(
                    file + " " + name,
                    "%d characters are too many at once; at most %d."
                            .formatted(length, LONGEST_TEXT));
        }
        if (List.of("step", "knob", "condition", "goal").contains(name.split(" ", 2)[0])
                && section.heading().isEmpty()) {
            bad(file + " " + name, "The first line, which says it in short, is missing.");
        }
        for (var term : Prose.terms(section.blocks())) {
            if (!terms.contains(term)) {
                bad(file + " " + name, "The glossary has no card '" + term + "'.");
            }
        }
    }

    private static int length(List<Prose.Span> spans) {
        return spans.stream().mapToInt(s -> s.text().length()).sum();
    }

    private void sameInBoth() {
        var english = lesson.text(Language.EN);
        var russian = lesson.text(Language.RU);
        if (!english.sections().keySet().equals(russian.sections().keySet())) {
            bad("ru.md", "Its sections are not those of en.md, in the same order.");
            return;
        }
        english.sections()
                .forEach((name, section) -> {
                    var other = russian.the(name);
                    if (!codes(section).equals(codes(other))) {
                        bad("ru.md " + name, "Its code is not that of en.md.");
                    }
                    if (!new TreeSet<>(Prose.terms(section.blocks()))
                            .equals(new TreeSet<>(Prose.terms(other.blocks())))) {
                        bad("ru.md " + name, "It names other terms than en.md.");
                    }
                });
    }

    private static List<String> codes(LessonText.Section section) {
        return section.blocks().stream()
                .filter(Prose.Code.class::isInstance)
                .map(b -> ((Prose.Code) b).text())
                .toList();
    }
}
