package io.logarium.app.clustermap;

import io.logarium.app.cluster.Outcome;
import io.logarium.app.cluster.Problem;
import io.logarium.app.cluster.ProblemKind;
import io.logarium.app.cluster.ProducerFacts;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The producers that a partition's leader remembers, as facts of its card.
final class ProducerRows {
    /// More would push everything else out of sight; how many there are is said.
    private static final int MOST = 5;

    private ProducerRows() {}

    static List<Card.Fact> of(Optional<Outcome<List<ProducerFacts>>> answer) {
        if (answer.isEmpty()) {
            return List.of(total("?"));
        }
        return switch (answer.get()) {
            case Outcome.Failed<List<ProducerFacts>>(var problem) ->
                    List.of(total(refused(problem)));
            case Outcome.Done<List<ProducerFacts>>(var all) -> {
                var facts = new ArrayList<Card.Fact>();
                facts.add(total(all.isEmpty() ? "–" : Integer.toString(all.size())));
                all.stream().limit(MOST).map(ProducerRows::row).forEach(facts::add);
                yield facts;
            }
        };
    }

    private static Card.Fact total(String value) {
        return new Card.Fact(Texts.of("map.fact.producers"), value);
    }

    private static String refused(Problem problem) {
        return problem.kind() == ProblemKind.NOT_ALLOWED
                ? Texts.of("map.fact.producers.refused")
                : "? " + problem.code();
    }

    private static Card.Fact row(ProducerFacts producer) {
        var words =
                new ArrayList<String>(
                        List.of(
                                Texts.of(
                                        "map.fact.producer.epoch",
                                        Integer.toString(producer.epoch())),
                                Texts.of(
                                        "map.fact.producer.sequence",
                                        producer.lastSequence().isPresent()
                                                ? Integer.toString(
                                                        producer.lastSequence().getAsInt())
                                                : "–")));
        producer.lastMs().ifPresent(ms -> words.add(Times.seconds(ms)));
        producer.openSince()
                .ifPresent(
                        from -> words.add(Texts.of("map.fact.producer.open", Long.toString(from))));
        return new Card.Fact(
                Texts.of("map.fact.producer", Long.toString(producer.id())),
                String.join(", ", words));
    }
}
