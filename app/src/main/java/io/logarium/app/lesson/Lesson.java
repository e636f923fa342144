package io.logarium.app.lesson;

import io.logarium.app.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A lesson: an experiment on a simulated cluster that the learner predicts, runs, sees and explains.
///
/// @param id name of its folder
/// @param chapter one of [Chapter]
/// @param picture what is shown first
/// @param topic that the tapes show
/// @param group whose places the tapes show
/// @param cluster first line of its scenario, without the verb: `brokers=3 seed=7`
/// @param start commands that make the state that the lesson begins with
/// @param questions for the quick check at the end of a chapter
/// @param goal what is to be reached, where the lesson is a sandbox; it has no steps then
/// @param programs names of [Program]s that are shown line by line
/// @param elsewhere what is not so or cannot be done on real clusters, by where (`live`, `reference`) and part (`step kill`, `*`), with
///     the reason
/// @param terms ids of the glossary's cards
/// @param texts in each language
public record Lesson(
        String id,
        Chapter chapter,
        Sight picture,
        String topic,
        Optional<String> group,
        String cluster,
        List<String> start,
        List<Step> steps,
        List<Prediction> predictions,
        List<Knob> knobs,
        List<Question> questions,
        Optional<Goal> goal,
        List<String> programs,
        Map<String, Map<String, String>> elsewhere,
        List<String> terms,
        Map<Language, LessonText> texts) {
    public Lesson {
        start = List.copyOf(start);
        steps = List.copyOf(steps);
        predictions = List.copyOf(predictions);
        knobs = List.copyOf(knobs);
        questions = List.copyOf(questions);
        programs = List.copyOf(programs);
        elsewhere = Map.copyOf(elsewhere);
        terms = List.copyOf(terms);
        texts = Map.copyOf(texts);
    }

    /// Which picture is shown.
    public enum Sight {
        MAP,
        TAPE,
        /// Who of the group reads what.
        GROUP
    }

    /// Something that is done with one press.
    ///
    /// @param commands in the grammar of scenarios; `${knob}` stands for the value of a knob
    /// @param claims facts that must be so afterwards
    public record Step(String id, List<String> commands, List<String> claims) {
        public Step {
            commands = List.copyOf(commands);
            claims = List.copyOf(claims);
        }
    }

    /// One thing that can be changed.
    ///
    /// @param values the first is the lesson's own
    /// @param claims by value: facts that must be so at the end; each value but the first has some
    public record Knob(String id, List<String> values, Map<String, List<String>> claims) {
        public Knob {
            values = List.copyOf(values);
            claims = Map.copyOf(claims);
        }
    }

    /// A question of a quick check. Its words are in the section `question ID`, with what is said to each option.
    ///
    /// @param right the id of the right option
    public record Question(String id, String right, List<String> options) {
        public Question {
            options = List.copyOf(options);
        }
    }

    /// What is to be reached by any way that the cluster allows. The words are in the sections `goal`, `condition ID` and `solution`.
    ///
    /// @param solution commands that reach it from the start; only the check carries them out
    public record Goal(List<Condition> conditions, List<String> solution) {
        public Goal {
            conditions = List.copyOf(conditions);
            solution = List.copyOf(solution);
        }
    }

    public LessonText text(Language language) {
        var text = texts.get(language);
        if (text == null) {
            throw new IllegalArgumentException("a lesson has texts in each language");
        }
        return text;
    }

    /// Why a part of it is left out on real clusters; empty where it is not. What is left out live is left out from outside as well.
    ///
    /// @param where `live` or `reference`
    /// @param part `*`, `step ID`, `prediction ID`, or `step ID: claim`
    public Optional<String> only(String where, String part) {
        return Optional.ofNullable(elsewhere.getOrDefault(where, Map.of()).get(part))
                .or(() -> Optional.ofNullable(elsewhere.getOrDefault("live", Map.of()).get(part)));
    }

    /// What is asked before a step.
    public List<Prediction> before(String step) {
        return predictions.stream().filter(p -> p.before().equals(step)).toList();
    }

    public int stepIndex(String step) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(step)) {
                return i;
            }
        }
        return -1;
    }
}
