package io.logarium.app.tour;

import io.logarium.app.lesson.Glossary;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.Prose;
import io.logarium.app.text.Language;
import java.util.List;

/// What an operator would type and watch to see for real what a lesson has shown. Pure.
final class Real {
    /// Where lessons say that a cluster is.
    static final String USUAL = "localhost:9092";

    /// More would cover the cluster that is to be seen.
    private static final int MOST = 3;

    private Real() {}

    /// What the lesson says about it, with the address at which the cluster is; where it says nothing, the commands of its terms.
    static List<Prose.Block> blocks(
            Lesson lesson, Language language, String bootstrap, Glossary glossary) {
        var first = bootstrap.split(",", 2)[0];
        var said = lesson.text(language).the("real").blocks();
        var blocks = said.isEmpty() ? commandsOfTerms(lesson, glossary) : said;
        return blocks.stream()
                .map(b ->
                        b instanceof Prose.Code(var kind, var text)
                                ? new Prose.Code(kind, text.replace(USUAL, first))
                                : b)
                .toList();
    }

    private static List<Prose.Block> commandsOfTerms(Lesson lesson, Glossary glossary) {
        return lesson.terms().stream()
                .flatMap(t -> glossary.card(t).stream())
                .map(Glossary.Card::command)
                .filter(c -> !c.isEmpty())
                .distinct()
                .limit(MOST)
                .<Prose.Block>map(c -> new Prose.Code("sh", c))
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
