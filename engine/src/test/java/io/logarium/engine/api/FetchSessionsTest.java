package io.logarium.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.loop.Chance;
import java.util.List;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// The rules of KIP-227, from the reader's side.
class FetchSessionsTest {
    private static final short BY_NAME = 12;
    private static final short BY_ID = 13;

    private final FetchSessions sessions = new FetchSessions(Chance.seeded(1));

    @Test
    void aFullFetchOpensASessionAndTheNextOneNeedsToNameNothing() {
        int id = open(0, 0, 1);

        var next = sessions.open(request(id, 1), BY_NAME, 0);

        assertThat(FetchSessions.wanted(next)).hasSize(2);
    }

    @Test
    void aWrongEpochAndAnUnknownSessionAreToldApart() {
        int id = open(0, 0);

        assertThat(sessions.open(request(id, 2), BY_NAME, 0))
                .isEqualTo(new FetchSessions.Refused(Errors.INVALID_FETCH_SESSION_EPOCH));
        assertThat(sessions.open(request(id + 1, 1), BY_NAME, 0))
                .isEqualTo(new FetchSessions.Refused(Errors.FETCH_SESSION_ID_NOT_FOUND));
    }

    @Test
    void aSessionByNameCannotGoOnById() {
        int id = open(0, 0);

        assertThat(sessions.open(request(id, 1), BY_ID, 0))
                .isEqualTo(new FetchSessions.Refused(Errors.FETCH_SESSION_TOPIC_ID_ERROR));
    }

    @Test
    void aFetchWithoutASessionIsNotRemembered() {
        var once = sessions.open(request(0, -1, 0), BY_NAME, 0);

        assertThat(once).isInstanceOf(FetchSessions.Once.class);
        assertThat(sessions.size()).isZero();
    }

    @Test
    void forgettingTheLastPartitionEndsTheSession() {
        int id = open(0, 0);
        var request = request(id, 1);
        request.forgottenTopicsData()
                .add(new FetchRequestData.ForgottenTopic().setTopic("t").setPartitions(List.of(0)));

        sessions.open(request, BY_NAME, 0);

        assertThat(sessions.size()).isZero();
    }

    @Test
    void sessionsInUseAreNotPutOutForNewOnes() {
        for (int i = 0; i < FetchSessions.SLOTS; i++) {
            assertThat(open(0, 0)).isPositive();
        }
        assertThat(open(FetchSessions.MIN_IDLE_MS - 1, 0)).isZero();
        assertThat(open(FetchSessions.MIN_IDLE_MS, 0)).isPositive();
        assertThat(sessions.size()).isEqualTo(FetchSessions.SLOTS);
    }

    @Test
    void onlyWhatIsNewIsToldAndAnErrorMakesTheNextAnswerNew() {
        var wanted =
                new FetchSession.Wanted(
                        new FetchSession.Key(org.apache.kafka.common.Uuid.ZERO_UUID, "t", 0));

        assertThat(FetchSessions.isNews(wanted, Errors.NONE, 5, 0, false)).isTrue();
        assertThat(FetchSessions.isNews(wanted, Errors.NONE, 5, 0, false)).isFalse();
        assertThat(FetchSessions.isNews(wanted, Errors.NONE, 6, 0, false)).isTrue();
        assertThat(FetchSessions.isNews(wanted, Errors.OFFSET_OUT_OF_RANGE, -1, -1, false))
                .isTrue();
        assertThat(FetchSessions.isNews(wanted, Errors.NONE, 6, 0, false)).isTrue();
    }

    /// Opens a session over partitions of topic t; 0 when there was no room for it.
    private int open(long nowMs, int... partitions) {
        var context = sessions.open(request(0, 0, partitions), BY_NAME, nowMs);
        return ((FetchSessions.Opening) context).remember();
    }

    private static FetchRequestData request(int session, int epoch, int... partitions) {
        var topic = new FetchRequestData.FetchTopic().setTopic("t");
        for (int partition : partitions) {
            topic.partitions().add(new FetchRequestData.FetchPartition().setPartition(partition));
        }
        var request = new FetchRequestData().setSessionId(session).setSessionEpoch(epoch);
        if (partitions.length > 0) {
            request.topics().add(topic);
        }
        return request;
    }
}
