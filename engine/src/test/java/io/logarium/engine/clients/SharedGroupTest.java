package io.logarium.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.Child;
import io.logarium.engine.conformance.Clusters;
import io.logarium.engine.conformance.Eventually;
import io.logarium.engine.conformance.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs of every library share a topic as one group: who comes gets a share, who goes leaves it to the others, and each record
/// is read once.
@Tag("clients")
@ExtendWith(Clusters.class)
class SharedGroupTest {
    private static final int PARTITIONS = 6;

    private final Target target;

    SharedGroupTest(Clusters.Ours ours) {
        target = ours.target();
    }

    @ParameterizedTest
    @EnumSource
    void threeOfALibraryShareAndHandOver(Library library) throws Exception {
        shareAndHandOver("of-" + library, List.of(library, library, library));
    }

    /// Each of them once as the leader that deals the partitions out for the others.
    static Stream<List<Library>> mixtures() {
        return Stream.of(
                List.of(Library.KCAT, Library.KAFKA_PYTHON, Library.KAFKA_CLIENTS),
                List.of(Library.KAFKA_PYTHON, Library.KAFKA_CLIENTS, Library.KCAT),
                List.of(Library.KAFKA_CLIENTS, Library.KCAT, Library.KAFKA_PYTHON));
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void librariesThatAllKnowRangeShareAGroup(List<Library> members) throws Exception {
        shareAndHandOver("mixed-" + members.getFirst(), members);
    }

    private void shareAndHandOver(String name, List<Library> libraries) throws Exception {
        try (var facts = new Facts(target);
                var crowd = new Crowd(facts, "shared-" + name)) {
            facts.topic(crowd.topic, PARTITIONS, Map.of());
            var first = crowd.join(libraries.getFirst());
            crowd.awaitShares(6);
            crowd.writeAndAwait();

            crowd.join(libraries.get(1));
            crowd.awaitShares(3, 3);
            crowd.writeAndAwait();
            crowd.join(libraries.get(2));
            crowd.awaitShares(2, 2, 2);
            crowd.writeAndAwait();
            crowd.leave(first);
            crowd.awaitShares(3, 3);
            crowd.writeAndAwait();

            assertThat(crowd.read())
                    .as(crowd.told())
                    .containsExactlyInAnyOrderElementsOf(crowd.written);
        }
    }

    /// The members of one group, and the only writer of its topic.
    private final class Crowd implements AutoCloseable {
        private final Facts facts;
        private final String topic;
        private final Map<Child, Library> members = new LinkedHashMap<>();
        private final List<Child> left = new ArrayList<>();
        private final List<String> written = new ArrayList<>();

        Crowd(Facts facts, String topic) {
            this.facts = facts;
            this.topic = topic;
        }

        Child join(Library library) {
            var member = library.join(target.bootstrap(), topic, topic);
            members.put(member, library);
            return member;
        }

        void leave(Child member) {
            members.remove(member);
            left.add(member);
            member.interrupt();
            member.await(Programs.LIMIT);
        }

        void awaitShares(Integer... shares) throws Exception {
            var seen = Eventually.get(this::shares, now -> now.equals(List.of(shares)));
            assertThat(seen).as(told()).containsExactly(shares);
        }

        private List<Integer> shares() {
            return members.entrySet().stream()
                    .map(member -> member.getValue().share(member.getKey()))
                    .toList();
        }

        /// Ten records for each partition, read and committed by whoever has it.
        void writeAndAwait() throws Exception {
            try (var producer = facts.producer()) {
                for (int i = 0; i < 10 * PARTITIONS; i++) {
                    var value = "v" + written.size();
                    written.add(value);
                    producer.send(new ProducerRecord<>(topic, i % PARTITIONS, null, value));
                }
            }
            Eventually.get(this::read, read -> read.size() >= written.size());
            Eventually.get(this::committed, offset -> offset >= written.size());
            assertThat(committed()).as(told()).isEqualTo(written.size());
        }

        private long committed() throws Exception {
            var offsets =
                    facts.get(
                            facts.admin()
                                    .listConsumerGroupOffsets(topic)
                                    .partitionsToOffsetAndMetadata());
            return offsets.values().stream().mapToLong(o -> o.offset()).sum();
        }

        List<String> read() {
            return all().flatMap(member -> member.out().lines())
                    .filter(line -> line.startsWith("read "))
                    .map(line -> line.substring("read ".length()))
                    .toList();
        }

        private Stream<Child> all() {
            return Stream.concat(members.keySet().stream(), left.stream());
        }

        /// What they wrote on standard error.
        String told() {
            return String.join("\n", all().map(Child::err).toList());
        }

        @Override
        public void close() {
            all().forEach(Child::close);
        }
    }
}
