package io.logarium.app.tour;

import io.logarium.app.lesson.Glossary;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.Prose;
import io.logarium.app.text.Language;
import java.util.List;

/// What an operator would type and watch to see for real what a lesson has shown. Pure.
final class Real {
    private static final String USUAL = "localhost:9092";

    /// More would cover the cluster that is to be seen.
    private static final int MOST = 3;

    private Real() {}

    /// The commands of the lesson, with the address at which the cluster is; where it has none, those of its terms.
    static List<String> commands(Lesson lesson, Language language, String bootstrap) {
        var first = bootstrap.split(",", 2)[0];
        return lesson.text(language).section("real").stream()
                .flatMap(s -> s.blocks().stream())
                .filter(Prose.Code.class::isInstance)
                .map(b -> ((Prose.Code) b).text().replace(USUAL, first))
                .limit(MOST)
                .toList();
    }

    /// Kafka's names of the metrics that belong to the lesson's terms.
    static List<String> metrics(Lesson lesson, Glossary glossary) {
        return lesson.terms().stream()
                .flatMap(t -> glossary.card(t).stream())
                .map(Glossary.Card::metric)
                .filter(m -> !m.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }
}
