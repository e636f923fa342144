package io.logarium.app.topics;

import io.logarium.app.cluster.Problem;
import io.logarium.app.cluster.ProblemKind;
import io.logarium.app.state.Notice;
import io.logarium.app.text.Texts;

/// A problem in three sentences: what happened, why in Kafka's own words, what to do.
public final class ProblemWords {
    private ProblemWords() {}

    static String what(Problem problem) {
        var about = problem.kind() == ProblemKind.OTHER ? problem.code() : problem.subject();
        return Texts.of("problem." + problem.kind() + ".what", about);
    }

    static String why(Problem problem) {
        return problem.code().isEmpty()
                ? Texts.of("problem." + problem.kind() + ".why")
                : problem.code() + ": " + problem.said();
    }

    static String whatNow(Problem problem) {
        return Texts.of("problem." + problem.kind() + ".now");
    }

    public static Notice notice(Problem problem) {
        return Notice.bad(what(problem), why(problem), whatNow(problem))
                .withDetails(problem.details());
    }
}
