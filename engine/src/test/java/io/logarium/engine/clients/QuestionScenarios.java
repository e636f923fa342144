package io.logarium.engine.clients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/// What people ask about consumers most, as programs, each by both group protocols; each writes down what it sees.
record QuestionScenarios(String protocol) {
    private static final Map<String, String> KEEP = Map.of("retention.ms", "-1");

    private String named(String name) {
        return "q-" + protocol + "-" + name;
    }

    private KafkaConsumer<String, String> member(Facts facts, String group, Object... more) {
        var settings = new ArrayList<Object>(List.of(more));
        settings.addAll(List.of("group.id", named(group), "group.protocol", protocol));
        return facts.consumer(settings.toArray());
    }

    private static List<String> values(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(ConsumerRecord::value).sorted().toList();
    }

    /// Polls until the consumer has its partitions and knows where it stands.
    private static void settle(Facts facts, KafkaConsumer<String, String> consumer, int count) {
        facts.pollUntil(consumer, r -> consumer.assignment().size() == count);
        consumer.assignment().forEach(consumer::position);
    }

    /// "My consumer gets nothing, though there are records": a new group begins where auto.offset.reset says.
    void nothingComes(Facts facts) throws Exception {
        var partition = facts.topic(named("reset"), KEEP);
        facts.write(partition, "0", "1", "2", "3", "4");
        try (var latest = member(facts, "latest", "auto.offset.reset", "latest")) {
            latest.subscribe(List.of(partition.topic()));
            settle(facts, latest, 1);
            facts.see("latest begins at", latest.position(partition));
            facts.see("latest reads", latest.poll(Duration.ofMillis(500)).count());
        }
        try (var earliest = member(facts, "earliest")) {
            earliest.subscribe(List.of(partition.topic()));
            facts.see("earliest reads", values(facts.read(earliest, 5)));
        }
    }

    /// "With a group.id it reads nothing, without one it reads all": what is committed decides, not the reset policy.
    void committedDecides(Facts facts) throws Exception {
        var partition = facts.topic(named("committed"), KEEP);
        facts.write(partition, "0", "1", "2");
        try (var first = member(facts, "again")) {
            first.subscribe(List.of(partition.topic()));
            facts.read(first, 3);
            first.commitSync();
        }
        try (var second = member(facts, "again")) {
            second.subscribe(List.of(partition.topic()));
            settle(facts, second, 1);
            facts.see("goes on at", second.position(partition));
            facts.see("reads", second.poll(Duration.ofMillis(300)).count());
        }
        try (var alone = facts.consumer()) {
            alone.assign(List.of(partition));
            facts.see("without a group", values(facts.read(alone, 3)));
        }
    }

    /// "Records sent while the consumer was off are lost": it had committed nothing, and begins at the end again.
    void lostWhileOff(Facts facts) throws Exception {
        var partition = facts.topic(named("off"), KEEP);
        for (int life = 0; life < 2; life++) {
            try (var consumer = member(facts, "off", "auto.offset.reset", "latest")) {
                consumer.subscribe(List.of(partition.topic()));
                settle(facts, consumer, 1);
                facts.see("life " + life, consumer.position(partition));
                consumer.unsubscribe();
            }
            facts.write(partition, "while off");
        }
    }

    /// "Why do only some consumers get records?": there are more of them than partitions.
    void moreConsumersThanPartitions(Facts facts) throws Exception {
        facts.topic(named("three"), 3, KEEP);
        var members = new ArrayList<KafkaConsumer<String, String>>();
        try {
            for (int i = 0; i < 4; i++) {
                var member = member(facts, "four", "client.id", "c" + i);
                member.subscribe(List.of(named("three")));
                members.add(member);
            }
            facts.pollUntil(
                    members.getFirst(),
                    r -> {
                        members.forEach(m -> m.poll(Duration.ofMillis(50)));
                        return sizes(members).equals(List.of(0, 1, 1, 1));
                    });
            facts.see("shares", sizes(members));
            var described =
                    facts.get(facts.admin().describeConsumerGroups(List.of(named("four"))).all())
                            .get(named("four"));
            facts.see("type", described.type());
            facts.see("members", described.members().size());
            facts.see(
                    "idle",
                    described.members().stream()
                            .filter(m -> m.assignment().topicPartitions().isEmpty())
                            .count());
        } finally {
            members.forEach(KafkaConsumer::close);
        }
    }

    private static List<Integer> sizes(List<KafkaConsumer<String, String>> members) {
        return members.stream().map(m -> m.assignment().size()).sorted().toList();
    }

    /// "Does every consumer get every record?": each group does, not each member.
    void queueOrBroadcast(Facts facts) throws Exception {
        var partition = facts.topic(named("both"), KEEP);
        facts.write(partition, "0", "1");
        for (var group : List.of("one", "other")) {
            try (var consumer = member(facts, group)) {
                consumer.subscribe(List.of(partition.topic()));
                facts.see(group, values(facts.read(consumer, 2)));
            }
        }
    }

    /// "What is lag?": the end minus what is committed; a reader that does not commit keeps it.
    void lag(Facts facts) throws Exception {
        var partition = facts.topic(named("lag"), KEEP);
        facts.write(partition, "0", "1", "2", "3");
        try (var consumer = member(facts, "lag")) {
            consumer.subscribe(List.of(partition.topic()));
            facts.read(consumer, 4);
            facts.see("committed", consumer.committed(Set.of(partition)));
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(3)));
            long end = facts.offset(partition, OffsetSpec.latest());
            var committed =
                    facts.get(
                                    facts.admin()
                                            .listConsumerGroupOffsets(named("lag"))
                                            .partitionsToOffsetAndMetadata())
                            .get(partition);
            facts.see("lag", end - committed.offset());
            facts.see("its own lag", consumer.currentLag(partition));
        }
    }

    /// "CommitFailedException": who processes longer than max.poll.interval.ms is out, and another one has its partitions.
    void tooSlow(Facts facts) throws Exception {
        var partition = facts.topic(named("slow"), 2, KEEP);
        facts.write(partition, "0", "1");
        try (var slow = member(facts, "slow", "max.poll.interval.ms", 1_500);
                var other = member(facts, "slow")) {
            slow.subscribe(List.of(partition.topic()));
            facts.pollUntil(slow, r -> slow.assignment().size() == 2);
            other.subscribe(List.of(partition.topic()));
            facts.pollUntil(other, r -> other.assignment().size() == 2);
            try {
                slow.commitSync(
                        Map.of(partition, new OffsetAndMetadata(1)), Duration.ofSeconds(20));
                facts.see("late commit", "taken");
            } catch (RuntimeException e) {
                facts.see("late commit", e.getClass().getSimpleName());
            }
            facts.see("committed", other.committed(Set.of(partition)));
            facts.pollUntil(
                    slow,
                    r -> {
                        other.poll(Duration.ofMillis(50));
                        return slow.assignment().size() == 1 && other.assignment().size() == 1;
                    });
            facts.see("comes back", "with a share");
        }
    }

    /// "Duplicates after a restart": processed, not committed; and the other way round, lost.
    void duplicatesAndLosses(Facts facts) throws Exception {
        var partition = facts.topic(named("crash"), KEEP);
        facts.write(partition, "0", "1", "2");
        try (var consumer = member(facts, "after")) {
            consumer.subscribe(List.of(partition.topic()));
            facts.see("processed", values(facts.read(consumer, 3)));
        }
        try (var consumer = member(facts, "after")) {
            consumer.subscribe(List.of(partition.topic()));
            facts.see("again", values(facts.read(consumer, 3)));
        }
        try (var consumer = member(facts, "before")) {
            consumer.subscribe(List.of(partition.topic()));
            facts.read(consumer, 3);
            consumer.commitSync();
        }
        try (var consumer = member(facts, "before")) {
            consumer.subscribe(List.of(partition.topic()));
            settle(facts, consumer, 1);
            facts.see("never processed", consumer.poll(Duration.ofMillis(300)).count());
        }
    }

    /// "Is the committed offset the last one read, or the next?"
    void committedIsTheNext(Facts facts) throws Exception {
        var partition = facts.topic(named("next"), KEEP);
        facts.write(partition, "0", "1", "2");
        try (var consumer = member(facts, "next", "max.poll.records", 2)) {
            consumer.subscribe(List.of(partition.topic()));
            var read = facts.read(consumer, 2);
            facts.see("read last", read.getLast().offset());
            consumer.commitSync();
            facts.see("committed", consumer.committed(Set.of(partition)).get(partition).offset());
        }
    }

    /// "OffsetOutOfRange": the records at the committed offset are gone.
    void outOfRange(Facts facts) throws Exception {
        var partition = facts.topic(named("range"), KEEP);
        facts.write(partition, "0", "1", "2", "3");
        for (var group : List.of("earliest", "latest", "none")) {
            facts.get(
                    facts.admin()
                            .alterConsumerGroupOffsets(
                                    named("range-" + group),
                                    Map.of(partition, new OffsetAndMetadata(1)))
                            .all());
        }
        facts.get(
                facts.admin()
                        .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(3)))
                        .all());
        for (var group : List.of("earliest", "latest", "none")) {
            try (var consumer = member(facts, "range-" + group, "auto.offset.reset", group)) {
                consumer.subscribe(List.of(partition.topic()));
                facts.pollUntil(
                        consumer,
                        r -> !consumer.assignment().isEmpty() && consumer.position(partition) != 1);
                facts.see(group, consumer.position(partition));
            } catch (OffsetOutOfRangeException e) {
                facts.see(group, "OffsetOutOfRangeException " + e.offsetOutOfRangePartitions());
            }
        }
    }

    /// "Reset refused while the group is active": it works once everybody is out.
    void resetWhileActive(Facts facts) throws Exception {
        var partition = facts.topic(named("active"), KEEP);
        facts.write(partition, "0", "1");
        var offsets = Map.of(partition, new OffsetAndMetadata(1));
        try (var consumer = member(facts, "active")) {
            consumer.subscribe(List.of(partition.topic()));
            facts.read(consumer, 2);
            consumer.commitSync();
            facts.see("active", outcome(facts, offsets));
            facts.see(
                    "deleted",
                    facts.outcome(
                            facts.admin()
                                    .deleteConsumerGroupOffsets(named("active"), Set.of(partition))
                                    .all()));
            facts.see(
                    "group deleted",
                    facts.outcome(
                            facts.admin().deleteConsumerGroups(List.of(named("active"))).all()));
        }
        facts.see("empty", outcome(facts, offsets));
        try (var consumer = member(facts, "active")) {
            consumer.subscribe(List.of(partition.topic()));
            facts.see("begins at", facts.read(consumer, 1).getFirst().offset());
        }
        facts.see(
                "group deleted",
                facts.outcome(facts.admin().deleteConsumerGroups(List.of(named("active"))).all()));
    }

    private String outcome(Facts facts, Map<TopicPartition, OffsetAndMetadata> offsets)
            throws Exception {
        return facts.outcome(
                facts.admin().alterConsumerGroupOffsets(named("active"), offsets).all());
    }

    /// A static member that is restarted within its session keeps its partitions; nobody else gets them meanwhile.
    void staticRestart(Facts facts) throws Exception {
        facts.topic(named("static"), 2, KEEP);
        try (var other = member(facts, "static")) {
            for (int life = 0; life < 2; life++) {
                try (var named = member(facts, "static", "group.instance.id", "i")) {
                    named.subscribe(List.of(named("static")));
                    other.subscribe(List.of(named("static")));
                    facts.pollUntil(
                            named,
                            r -> {
                                other.poll(Duration.ofMillis(50));
                                return named.assignment().size() == 1
                                        && other.assignment().size() == 1;
                            });
                    facts.see("life " + life, "one each");
                }
                other.poll(Duration.ofSeconds(2));
                facts.see("after life " + life, other.assignment().size());
            }
        }
    }

    /// Partitions that are added to a topic are shared out.
    void topicGrows(Facts facts) throws Exception {
        facts.topic(named("grows"), 1, KEEP);
        try (var consumer = member(facts, "grows", "metadata.max.age.ms", 300)) {
            consumer.subscribe(List.of(named("grows")));
            settle(facts, consumer, 1);
            facts.get(
                    facts.admin()
                            .createPartitions(
                                    Map.of(
                                            named("grows"),
                                            org.apache.kafka.clients.admin.NewPartitions.increaseTo(
                                                    3)))
                            .all());
            settle(facts, consumer, 3);
            facts.see("partitions", consumer.assignment().size());
        }
    }

    /// "The deleted topic comes back": a consumer that still wants to read it has it made anew.
    void deletedTopicComesBack(Facts facts) throws Exception {
        facts.topic(named("back"), 2, KEEP);
        try (var consumer = member(facts, "back", "metadata.max.age.ms", 300)) {
            consumer.subscribe(List.of(named("back")));
            settle(facts, consumer, 2);
            facts.get(facts.admin().deleteTopics(List.of(named("back"))).all());
            // As auto.create.topics.enable makes topics: with num.partitions.
            settle(facts, consumer, 4);
            facts.see("partitions", consumer.assignment().size());
        }
    }

    /// A member that closes may stay in the group, or leave it although it is static.
    void closing(Facts facts) throws Exception {
        facts.topic(named("closing"), 1, KEEP);
        var stays = CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;
        var leaves = CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
        close(facts, "stays", stays, new Object[0]);
        close(facts, "leaves", leaves, new Object[] {"group.instance.id", "i"});
    }

    private void close(
            Facts facts,
            String group,
            CloseOptions.GroupMembershipOperation operation,
            Object[] more)
            throws Exception {
        var consumer = member(facts, group, more);
        consumer.subscribe(List.of(named("closing")));
        settle(facts, consumer, 1);
        consumer.close(CloseOptions.groupMembershipOperation(operation));
        var described =
                facts.get(facts.admin().describeConsumerGroups(List.of(named(group))).all())
                        .get(named(group));
        facts.see(group, described.groupState() + " " + described.members().size());
    }
}
