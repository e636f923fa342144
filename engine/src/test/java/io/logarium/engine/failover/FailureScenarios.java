package io.logarium.engine.failover;

import io.logarium.engine.conformance.Eventually;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/// What one does to three nodes, and what one then sees.
final class FailureScenarios {
    private static final Map<String, String> PLAIN = Map.of();

    private FailureScenarios() {}

    interface Scenario {
        void play(Failures at) throws Exception;
    }

    static Map<String, Scenario> all() {
        var all = new LinkedHashMap<String, Scenario>();
        all.put("a leader is killed and comes back", FailureScenarios::leaderIsKilled);
        all.put("fewer in sync than min.insync.replicas", FailureScenarios::tooFewInSync);
        all.put("a node is stopped in order", FailureScenarios::stoppedInOrder);
        all.put("epochs of two leaders", FailureScenarios::epochsOfTwoLeaders);
        all.put("what followers answer", FailureScenarios::followersAnswer);
        all.put("one leader after the other", FailureScenarios::oneAfterTheOther);
        all.put("deleted and made again meanwhile", FailureScenarios::madeAgainMeanwhile);
        all.put("deleted records", FailureScenarios::deletedRecords);
        all.put("a sequence at a new leader", FailureScenarios::sequenceAtANewLeader);
        all.put("an unclean election", FailureScenarios::uncleanElection);
        all.put("a producer through a failover", FailureScenarios::producerThroughAFailover);
        all.put("a late follower of two", FailureScenarios::lateFollower);
        all.put("a topic made while a node is away", FailureScenarios::madeWhileAway);
        all.put("a coordinator is killed: classic", CoordinatorScenarios.killed("classic"));
        all.put("a coordinator is killed: consumer", CoordinatorScenarios.killed("consumer"));
        all.put("a coordinator has the only copy", CoordinatorScenarios::onlyCopyAway);
        return all;
    }

    private static void leaderIsKilled(Failures at) throws Exception {
        var topic = at.topic("killed", PLAIN, 0, 1, 2);
        at.seeState(topic);
        try (var leader = new RawRecords(at, 0, topic)) {
            at.see("written", leader.write("a", "b", "c"));
        }
        at.kill(0);
        at.awaitLeaderOtherThan(0, topic);
        at.awaitInSync(topic, 1, 2);
        at.seeState(topic);
        try (var leader = new RawRecords(at, 1, topic)) {
            at.see("written", leader.write("d"));
            at.see("read", leader.read(0));
        }
        at.start(0);
        at.awaitInSync(topic, 0, 1, 2);
        at.seeState(topic);
        at.seeEpochs(topic, 0, 1, 2);
        at.seeSameLogs(topic, 0, 1, 2);
    }

    /// KIP-966 and KIP-207: what is visible, accepted and told meanwhile.
    private static void tooFewInSync(Failures at) throws Exception {
        var topic = at.topic("strict", Map.of("min.insync.replicas", "3"), 0, 1, 2);
        try (var leader = new RawRecords(at, 0, topic)) {
            at.see("written", leader.write("a", "b", "c"));
        }
        at.kill(0);
        at.awaitLeaderOtherThan(0, topic);
        at.awaitInSync(topic, 1, 2);
        at.seeState(topic);
        try (var leader = new RawRecords(at, 1, topic)) {
            at.see("acks=all", leader.write("d"));
            at.see("acks=1", leader.writeToLeader("e"));
            // How many of the others are depends on when the followers last asked.
            at.see("the last one is visible", leader.read(0).contains("e]"));
        }
        at.start(0);
        at.awaitInSync(topic, 0, 1, 2);
        at.seeState(topic);
        try (var leader = new RawRecords(at, 1, topic)) {
            at.see("end", leader.awaitEnd("4"));
            at.see("read", leader.read(0));
        }
        at.seeSameLogs(topic, 0, 1, 2);
    }

    private static void stoppedInOrder(Failures at) throws Exception {
        var topic = at.topic("ordered", PLAIN, 0, 1, 2);
        try (var leader = new RawRecords(at, 0, topic)) {
            at.see("written", leader.write("a"));
        }
        at.stop(0);
        at.awaitLeaderOtherThan(0, topic);
        at.awaitInSync(topic, 1, 2);
        at.seeState(topic);
        try (var leader = new RawRecords(at, 1, topic)) {
            at.see("end", leader.awaitEnd("1"));
            at.see("written", leader.write("b"));
        }
        at.start(0);
        at.awaitInSync(topic, 0, 1, 2);
        at.seeState(topic);
        at.get(
                at.admin()
                        .electLeaders(ElectionType.PREFERRED, Set.of(new TopicPartition(topic, 0)))
                        .partitions());
        at.awaitLeaderOtherThan(1, topic);
        at.seeState(topic);
        try (var leader = new RawRecords(at, 0, topic)) {
            at.see("written", leader.write("c"));
        }
        at.seeSameLogs(topic, 0, 1, 2);
        at.see("epochs", epochCount(at.epochs(topic, 2)));
    }

    private static int epochCount(String epochs) {
        return epochs.split(",", -1).length;
    }

    private static void epochsOfTwoLeaders(Failures at) throws Exception {
        var topic = at.topic("epochs", PLAIN, 0, 1, 2);
        try (var leader = new RawRecords(at, 0, topic)) {
            at.see("written", leader.write("a", "b"));
        }
        at.kill(0);
        at.awaitLeaderOtherThan(0, topic);
        at.awaitInSync(topic, 1, 2);
        try (var leader = new RawRecords(at, 1, topic)) {
            at.see("written", leader.write("c", "d"));
            at.see("epoch 0", leader.endOfEpoch(0));
            at.see("epoch 1", leader.endOfEpoch(1));
            at.see("epoch 2", leader.endOfEpoch(2));
            at.see("reader of epoch 0", leader.readWithEpoch(0, 0));
            at.see("reader of epoch 1", leader.readWithEpoch(0, 1));
            at.see("reader of epoch 2", leader.readWithEpoch(0, 2));
            at.see("after 2 records of epoch 0", leader.readAfter(2, 0));
            at.see("after 3 records of epoch 0", leader.readAfter(3, 0));
            at.see("after 4 records of epoch 1", leader.readAfter(4, 1));
            at.see("after 3 records of epoch 7", leader.readAfter(3, 7));
            at.see("as a stranger", leader.readAs(9, 0, -1));
            at.see("as a stranger of epoch 1", leader.readAs(9, 0, 1));
        }
        at.start(0);
        at.awaitInSync(topic, 0, 1, 2);
    }

    private static void followersAnswer(Failures at) throws Exception {
        var topic = at.topic("followers", PLAIN, 0, 1);
        try (var leader = new RawRecords(at, 0, topic);
                var follower = new RawRecords(at, 1, topic);
                var stranger = new RawRecords(at, 2, topic)) {
            at.see("written", leader.write("a", "b"));
            at.see(
                    "read at the follower",
                    Eventually.get(
                            () -> follower.read(0), seen -> seen.contains("committed to 2")));
            at.see("beyond its end", follower.read(3));
            at.see("of a later epoch", follower.readWithEpoch(0, 9));
            at.see("as a replica", follower.readAs(0, 0, -1));
            at.see("write", follower.write("c"));
            at.see("end", follower.end(8));
            at.see("end of epoch", follower.endOfEpoch(0));
            at.see("read elsewhere", stranger.read(0));
            at.see("write elsewhere", stranger.write("c"));
            at.see("end elsewhere", stranger.end(8));
        }
    }

    private static void oneAfterTheOther(Failures at) throws Exception {
        var topic = at.topic("rounds", Map.of("min.insync.replicas", "2"), 0, 1, 2);
        var leaders = new ArrayList<Integer>();
        for (int round = 0; round < 4; round++) {
            int id = at.leader(topic);
            leaders.add(id);
            try (var leader = new RawRecords(at, id, topic)) {
                at.see("round " + round, leader.write("r" + round, "s" + round));
            }
            at.kill(id);
            at.awaitLeaderOtherThan(id, topic);
            at.start(id);
            at.awaitInSync(topic, 0, 1, 2);
        }
        at.see("leaders", leaders);
        try (var leader = new RawRecords(at, at.leader(topic), topic)) {
            at.see("read", leader.read(0));
        }
        at.seeEpochs(topic, 0, 1, 2);
        at.seeSameLogs(topic, 0, 1, 2);
    }

    private static void madeAgainMeanwhile(Failures at) throws Exception {
        var topic = at.topic("again", PLAIN, 0, 1, 2);
        try (var leader = new RawRecords(at, 0, topic)) {
            at.see("written", leader.write("old", "older"));
        }
        at.stop(2);
        at.get(at.admin().deleteTopics(List.of(topic)).all());
        Eventually.that(
                topic + " is still there",
                () -> !at.get(at.admin().listTopics().names()).contains(topic));
        at.get(
                at.admin()
                        .createTopics(List.of(new NewTopic(topic, Map.of(0, List.of(0, 1, 2)))))
                        .all());
        at.awaitInSync(topic, 0, 1);
        try (var leader = new RawRecords(at, 0, topic)) {
            at.see("written", leader.write("new"));
        }
        at.start(2);
        at.awaitInSync(topic, 0, 1, 2);
        at.seeState(topic);
        at.seeEpochs(topic, 0, 1, 2);
        at.seeSameLogs(topic, 0, 1, 2);
    }

    private static void deletedRecords(Failures at) throws Exception {
        var topic = at.topic("trimmed", PLAIN, 0, 1, 2);
        try (var leader = new RawRecords(at, 0, topic);
                var follower = new RawRecords(at, 2, topic)) {
            at.see("written", leader.write("a", "b", "c"));
            var deleted =
                    at.admin()
                            .deleteRecords(
                                    Map.of(
                                            new TopicPartition(topic, 0),
                                            RecordsToDelete.beforeOffset(2)));
            var low = deleted.lowWatermarks().get(new TopicPartition(topic, 0));
            at.see("low watermark", at.get(low).lowWatermark());
            at.see("first at the leader", leader.read(0));
            at.see("first at a follower", follower.read(0));
            at.see("second at a follower", follower.read(2));
        }
    }

    private static void sequenceAtANewLeader(Failures at) throws Exception {
        var topic = at.topic("sequence", PLAIN, 0, 1, 2);
        try (var leader = new RawRecords(at, 0, topic)) {
            at.see("first", leader.write(7_000, 0, "a"));
            at.see("second", leader.write(7_000, 1, "b"));
        }
        at.kill(0);
        at.awaitLeaderOtherThan(0, topic);
        at.awaitInSync(topic, 1, 2);
        try (var leader = new RawRecords(at, 1, topic)) {
            at.see("second again", leader.write(7_000, 1, "b"));
            at.see("fourth", leader.write(7_000, 3, "d"));
            at.see("third", leader.write(7_000, 2, "c"));
            at.see("read", leader.read(0));
        }
        at.start(0);
        at.awaitInSync(topic, 0, 1, 2);
        at.seeSameLogs(topic, 0, 1, 2);
    }

    private static void uncleanElection(Failures at) throws Exception {
        var topic = at.topic("unclean", Map.of("unclean.leader.election.enable", "true"), 0, 1);
        try (var leader = new RawRecords(at, 0, topic)) {
            at.see("written", leader.write("a"));
            at.stop(1);
            at.awaitInSync(topic, 0);
            at.seeState(topic);
            at.see("written", leader.write("b", "c"));
        }
        at.kill(0);
        at.start(1);
        at.awaitLeaderOtherThan(0, topic);
        at.seeState(topic);
        try (var leader = new RawRecords(at, 1, topic)) {
            at.see("read", leader.read(0));
            at.see("written", leader.write("d"));
        }
        at.start(0);
        at.awaitInSync(topic, 0, 1);
        at.seeState(topic);
        at.seeSameLogs(topic, 0, 1);
        try (var leader = new RawRecords(at, 1, topic)) {
            at.see("read", leader.read(0));
        }
    }

    private static void producerThroughAFailover(Failures at) throws Exception {
        var topic = at.topic("producer", Map.of("min.insync.replicas", "2"), 0, 1, 2);
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        at.nodes().bootstrap(),
                        "acks",
                        "all",
                        "retry.backoff.ms",
                        50,
                        "key.serializer",
                        StringSerializer.class,
                        "value.serializer",
                        StringSerializer.class);
        var sent = new ArrayList<Future<RecordMetadata>>();
        try (var producer = new KafkaProducer<String, String>(settings)) {
            for (int i = 0; i < 300; i++) {
                sent.add(producer.send(new ProducerRecord<>(topic, "v" + i)));
                if (i == 150) {
                    sent.getFirst().get(30, TimeUnit.SECONDS);
                    at.kill(0);
                }
            }
            int acknowledged = 0;
            for (var one : sent) {
                one.get(60, TimeUnit.SECONDS);
                acknowledged++;
            }
            at.see("acknowledged", acknowledged);
        }
        at.start(0);
        at.awaitInSync(topic, 0, 1, 2);
        try (var leader = new RawRecords(at, at.leader(topic), topic)) {
            at.see("end", leader.awaitEnd("300"));
        }
        at.seeSameLogs(topic, 0, 1, 2);
    }

    private static void lateFollower(Failures at) throws Exception {
        var topic = at.topic("late", PLAIN, 0, 2);
        at.kill(2);
        at.awaitInSync(topic, 0);
        at.seeState(topic);
        try (var leader = new RawRecords(at, 0, topic)) {
            at.see("written", leader.write("a", "b"));
            at.start(2);
            at.awaitInSync(topic, 0, 2);
            at.seeState(topic);
            at.see("written", leader.write("c"));
        }
        at.seeSameLogs(topic, 0, 2);
        at.seeEpochs(topic, 0, 2);
    }

    private static void madeWhileAway(Failures at) throws Exception {
        at.stop(2);
        var full = "away-" + System.nanoTime();
        at.get(
                at.admin()
                        .createTopics(List.of(new NewTopic(full, Map.of(0, List.of(0, 1)))))
                        .all());
        at.awaitInSync(full, 0, 1);
        try (var leader = new RawRecords(at, 0, full)) {
            at.see("written", leader.write("a"));
        }
        at.start(2);
        at.seeState(full);
    }
}
