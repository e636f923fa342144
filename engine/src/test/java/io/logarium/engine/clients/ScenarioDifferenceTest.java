package io.logarium.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.Clusters;
import io.logarium.engine.conformance.Target;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs on kafka-clients 4.4.0 see the same here and at a real Apache Kafka.
@Tag("clients")
@ExtendWith(Clusters.class)
class ScenarioDifferenceTest {
    /// What a program does.
    interface Scenario {
        void play(Facts facts) throws Exception;
    }

    record Named(String name, Scenario scenario) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> scenarios() {
        return Stream.of(
                        topics(),
                        modern(),
                        questions("classic"),
                        questions("consumer"),
                        silence("classic"),
                        silence("consumer"))
                .flatMap(all -> all);
    }

    private static Stream<Named> silence(String protocol) {
        var by = new SilenceScenarios(protocol);
        return Stream.of(
                new Named(protocol + ": killed", by::killed),
                new Named(protocol + ": hung", by::hung));
    }

    private static Stream<Named> modern() {
        return Stream.of(
                new Named("modern rebalances", ModernScenarios::rebalances),
                new Named("modern assignors", ModernScenarios::assignors),
                new Named("modern patterns", ModernScenarios::patterns),
                new Named("modern static names", ModernScenarios::staticNames),
                new Named("both protocols in a group", ModernScenarios::migration),
                new Named("configs of a group", ModernScenarios::configs),
                new Named("modern groups listed", ModernScenarios::listed),
                new Named("modern subscriptions", ModernScenarios::subscriptions));
    }

    private static Stream<Named> questions(String protocol) {
        var by = new QuestionScenarios(protocol);
        return Stream.of(
                new Named(protocol + ": nothing comes", by::nothingComes),
                new Named(protocol + ": what is committed decides", by::committedDecides),
                new Named(protocol + ": lost while off", by::lostWhileOff),
                new Named(protocol + ": too many consumers", by::moreConsumersThanPartitions),
                new Named(protocol + ": queue or broadcast", by::queueOrBroadcast),
                new Named(protocol + ": lag", by::lag),
                new Named(protocol + ": too slow", by::tooSlow),
                new Named(protocol + ": duplicates and losses", by::duplicatesAndLosses),
                new Named(protocol + ": committed is the next", by::committedIsTheNext),
                new Named(protocol + ": out of range", by::outOfRange),
                new Named(protocol + ": reset while active", by::resetWhileActive),
                new Named(protocol + ": a static member restarts", by::staticRestart),
                new Named(protocol + ": a topic grows", by::topicGrows),
                new Named(protocol + ": a topic comes back", by::deletedTopicComesBack),
                new Named(protocol + ": closing", by::closing));
    }

    private static Stream<Named> topics() {
        return Stream.of(
                new Named("auto-creation", Scenarios::autoCreation),
                new Named("deleted and made again", Scenarios::deletedAndMadeAgain),
                new Named("retention", Scenarios::retention),
                new Named("offsets of every kind", Scenarios::offsetsOfEveryKind),
                new Named("times", Scenarios::times),
                new Named("compression", Scenarios::compression),
                new Named("big records", Scenarios::bigRecords),
                new Named("shapes of records", Scenarios::shapesOfRecords),
                new Named("deleted records", Scenarios::deletedRecords),
                new Named("many partitions", Scenarios::manyPartitions),
                new Named("rebalances", GroupScenarios::rebalances),
                new Named("static members", GroupScenarios::staticMembers),
                new Named("resets", GroupScenarios::resets),
                new Named("offsets from outside", GroupScenarios::offsetsFromOutside),
                new Named("patterns", GroupScenarios::patterns),
                new Named("late commits", GroupScenarios::lateCommits));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void programsSeeTheSame(Named named, Clusters.Reference kafka, Clusters.Ours ours)
            throws Exception {
        try (var both = Executors.newFixedThreadPool(2)) {
            var expected = both.submit(() -> play(named.scenario(), kafka.target()));
            var actual = both.submit(() -> play(named.scenario(), ours.target()));
            assertThat(actual.get()).isEqualTo(expected.get());
        }
    }

    private static List<String> play(Scenario scenario, Target target) throws Exception {
        try (var facts = new Facts(target)) {
            scenario.play(facts);
            return facts.lines();
        }
    }
}
