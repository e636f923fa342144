package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.RecordRequests.fetch;
import static io.logarium.engine.conformance.RecordRequests.fetched;
import static io.logarium.engine.conformance.RecordRequests.fetchedAs;
import static io.logarium.engine.conformance.RecordRequests.from;
import static io.logarium.engine.conformance.RecordRequests.produced;
import static io.logarium.engine.conformance.RecordRequests.records;
import static io.logarium.engine.conformance.TopicRequests.timeless;

import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.message.FetchRequestData.ForgottenTopic;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.protocol.ApiKeys;

/// Reading: offsets in and out of range, limits, epochs, ids, waiting, sessions.
final class FetchSection {
    private static final int EARLIER_SESSIONS = 12;

    private final Probe probe;
    private final String topic;

    FetchSection(Probe probe) {
        this.probe = probe;
        this.topic = probe.named("fetch");
    }

    void observe() throws Exception {
        var id = TopicRequests.ready(probe, timeless(topic, 2));
        produced(probe, -1, topic, records(3));
        produced(probe, -1, topic, records(1));
        produced(probe, -1, topic, records(2));
        offsets();
        limits();
        epochs();
        ids(id);
        waiting();
        sessions();
        sessionErrors();
        unknown();
    }

    private void offsets() {
        observe("from the start", fetch(fetched(topic, from(0))));
        observe("from inside the first batch", fetch(fetched(topic, from(1))));
        observe("from the last record", fetch(fetched(topic, from(5))));
        observe("from the end", fetch(fetched(topic, from(6))));
        observe("past the end", fetch(fetched(topic, from(7))));
        observe("offset -1", fetch(fetched(topic, from(-1))));
        observe("an empty partition", fetch(fetched(topic, from(0).setPartition(1))));
        observe("an unknown partition", fetch(fetched(topic, from(0).setPartition(9))));
        observe("an unknown topic", fetch(fetched(probe.named("nope"), from(0))));
        observe("no topics", fetch());
        observe("read committed", fetch(fetched(topic, from(0))).setIsolationLevel((byte) 1));
        observe(
                "as a broker that holds no replica",
                fetch(fetched(topic, from(0))).setReplicaId(77));
        observe(
                "a good and a bad partition",
                fetch(fetched(topic, from(0), from(0).setPartition(9))));
    }

    private void limits() {
        observe(
                "one byte of the partition gives a whole batch",
                fetch(fetched(topic, from(0).setPartitionMaxBytes(1))));
        observe(
                "one byte in all gives a whole batch",
                fetch(fetched(topic, from(0))).setMaxBytes(1));
        observe(
                "two batches fit the partition's limit",
                fetch(fetched(topic, from(0).setPartitionMaxBytes(170))));
        observe(
                "the limit is used up by the first partition",
                fetch(fetched(topic, from(0), from(0).setPartition(1))).setMaxBytes(1));
        observe("no bytes in all", fetch(fetched(topic, from(0))).setMaxBytes(0));
    }

    private void epochs() {
        observe("the right epoch", fetch(fetched(topic, from(0).setCurrentLeaderEpoch(0))));
        observe(
                "an epoch that is too new",
                fetch(fetched(topic, from(0).setCurrentLeaderEpoch(1))));
        observe(
                "the last epoch read is right",
                fetch(fetched(topic, from(0).setCurrentLeaderEpoch(0).setLastFetchedEpoch(0))));
        observe(
                "the last epoch read is unknown",
                fetch(fetched(topic, from(3).setCurrentLeaderEpoch(0).setLastFetchedEpoch(5))));
    }

    private void ids(Uuid id) {
        byId("by id", fetch(fetched(id, from(0))));
        byId("by an unknown id", fetch(fetched(new Uuid(9, 9), from(0))));
        byId("by no id", fetch(fetched(Uuid.ZERO_UUID, from(0))));
        byId("past the end, by id", fetch(fetched(id, from(99))));
    }

    private void waiting() {
        observe(
                "waits in vain for more than there is",
                fetch(fetched(topic, from(6))).setMaxWaitMs(200).setMinBytes(1));
        observe(
                "waits in vain, and takes what there is",
                fetch(fetched(topic, from(5))).setMaxWaitMs(200).setMinBytes(100_000));
        waitingFor("waits, and a record arrives", fetched(topic, from(6)));
        observe(
                "waits although another partition is in error",
                fetch(fetched(topic, from(7), from(0).setPartition(9)))
                        .setMaxWaitMs(200)
                        .setMinBytes(1));
    }

    private void unknown() {
        waitingFor(
                "waits beside an unknown partition, and a record arrives",
                fetched(topic, from(8), from(0).setPartition(9)));
        waitingFor(
                "waits beside an unknown topic, and a record arrives",
                fetched(topic, from(9)),
                fetched(probe.named("nope"), from(0)));
    }

    /// The fetch goes out before the record that it is to bring.
    private void waitingFor(String name, FetchTopic... topics) {
        probe.observe(
                "Fetch: " + name,
                () -> {
                    var request = fetch(topics).setMaxWaitMs(10_000).setMinBytes(1);
                    probe.wire().send(ApiKeys.FETCH, 12, request);
                    try (var other = probe.another()) {
                        other.call(
                                ApiKeys.PRODUCE, 12, RecordRequests.produce(-1, topic, records(1)));
                    }
                    return RecordRequests.text(
                            probe, (FetchResponseData) probe.wire().receive(ApiKeys.FETCH, 12));
                });
    }

    private void sessions() {
        var session = new Session();
        session.observe(
                "a new session", 0, List.of(fetched(topic, from(0), from(0).setPartition(1))));
        session.observe("nothing new, the same position again", 1, List.of());
        session.observe("the position moves on", 2, List.of(fetched(topic, from(7))));
        produced(probe, -1, topic, records(1));
        session.observe("a record has come", 3, List.of());
        session.observe("the same epoch again", 3, List.of());
        session.observe("an epoch that is too new", 9, List.of());
        session.observe("a partition more", 4, List.of(fetched(topic, from(8))));
        session.forget("a partition less", 5, topic, 1);
        session.observe(
                "an unknown topic comes in", 6, List.of(fetched(probe.named("nope"), from(0))));
        session.observe("closed", -1, List.of());
        session.observe("after it was closed", 7, List.of());
    }

    private void sessionErrors() {
        var unknown = new Session();
        unknown.id = 123_456;
        unknown.observe("an unknown session", 1, List.of());
        var none = new Session();
        none.observe("epoch 1 without a session", 1, List.of(fetched(topic, from(0))));
        probe.observe(
                "Fetch session: many at once have ids of their own",
                () -> {
                    var ids = new java.util.TreeSet<Integer>();
                    for (int i = 0; i < EARLIER_SESSIONS; i++) {
                        var session = new Session();
                        session.ask(0, List.of(fetched(topic, from(0))), List.of());
                        ids.add(session.id);
                    }
                    return ids.size() + " ids, 0 among them: " + ids.contains(0);
                });
    }

    private void observe(String name, FetchRequestData request) {
        probe.observe("Fetch: " + name, () -> fetchedAs(probe, request));
    }

    private void byId(String name, FetchRequestData request) {
        probe.observe(
                "Fetch: " + name,
                () -> RecordRequests.text(probe, probe.wire().call(ApiKeys.FETCH, 17, request)));
    }

    /// An incremental fetch session (KIP-227).
    private final class Session {
        private int id;

        void observe(String name, int epoch, List<FetchTopic> topics) {
            probe.observe(
                    "Fetch session: " + name,
                    () -> {
                        var answer = ask(epoch, topics, List.of());
                        return "session=%s %s"
                                .formatted(
                                        answer.sessionId() == 0 ? "none" : "some",
                                        RecordRequests.text(probe, answer));
                    });
        }

        void forget(String name, int epoch, String topic, int partition) {
            probe.observe(
                    "Fetch session: " + name,
                    () ->
                            RecordRequests.text(
                                    probe,
                                    ask(
                                            epoch,
                                            List.of(),
                                            List.of(
                                                    new ForgottenTopic()
                                                            .setTopic(topic)
                                                            .setPartitions(List.of(partition))))));
        }

        FetchResponseData ask(int epoch, List<FetchTopic> topics, List<ForgottenTopic> forgotten) {
            var request =
                    fetch().setSessionId(id)
                            .setSessionEpoch(epoch)
                            .setTopics(topics)
                            .setForgottenTopicsData(forgotten);
            FetchResponseData answer = probe.wire().call(ApiKeys.FETCH, 12, request);
            if (answer.sessionId() != 0) {
                id = answer.sessionId();
            }
            return answer;
        }
    }
}
