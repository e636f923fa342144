package io.logarium.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.event.EngineEvent.ConnectionClosed;
import io.logarium.engine.testing.frames.EchoBroker;
import io.logarium.engine.testing.frames.Eventually;
import io.logarium.engine.testing.frames.Frames;
import io.logarium.engine.testing.frames.RawClient;
import io.logarium.engine.wire.Request;
import io.logarium.engine.wire.RequestPreparer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
    private static final int STALLED = 8;
    private static final int BIG_ANSWER = 20 * 1024 * 1024;

    @TempDir Path folder;

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrderWhoeverIsReadyFirst() throws IOException {
        var held = new ConcurrentLinkedQueue<Request>();
        try (var broker = broker(held::add);
                var client = new RawClient(broker.port())) {
            for (int i = 1; i <= 5; i++) {
                client.send(ApiKeys.HEARTBEAT, 4, i, new HeartbeatRequestData());
            }
            Eventually.that("all are there", () -> held.size() == 5);

            List.copyOf(held).reversed().forEach(EchoBroker::answer);

            for (int i = 1; i <= 5; i++) {
                assertThat(client.<HeartbeatResponseData>read(ApiKeys.HEARTBEAT, 4, i)).isNotNull();
            }
        }
    }

    @Test
    void atMost16RequestsOfAConnectionAreInFlight() throws IOException {
        var held = new ConcurrentLinkedQueue<Request>();
        try (var broker = broker(held::add);
                var client = new RawClient(broker.port())) {
            for (int i = 1; i <= 40; i++) {
                client.send(ApiKeys.HEARTBEAT, 4, i, new HeartbeatRequestData());
            }
            Eventually.that("16 are there", () -> held.size() == 16);
            assertThat(broker.listener().connections().getFirst().requests()).isEqualTo(16);

            for (int i = 1; i <= 40; i++) {
                Eventually.that("the next is there", () -> !held.isEmpty());
                EchoBroker.answer(held.remove());
                assertThat(client.<HeartbeatResponseData>read(ApiKeys.HEARTBEAT, 4, i)).isNotNull();
            }
        }
    }

    @Test
    void aProduceWithoutAcknowledgementIsAnsweredByNothing() throws IOException {
        try (var broker = broker(ConnectionTest::silentOnProduce);
                var client = new RawClient(broker.port())) {
            client.send(ApiKeys.PRODUCE, 9, 1, new ProduceRequestData().setAcks((short) 0));
            client.send(ApiKeys.METADATA, 1, 2, new MetadataRequestData());

            assertThat(client.<MetadataResponseData>read(ApiKeys.METADATA, 1, 2)).isNotNull();
            assertThat(broker.network().requestBytesInUse()).isZero();
        }
    }

    @Test
    void aBigAnswerArrivesWholeAndLetsGoOfItsFile() throws IOException {
        var done = new AtomicInteger();
        var records = BigRecords.at(folder.resolve("log"), BIG_ANSWER);
        try (var broker = broker(r -> answerBig(r, records, done));
                var client = new RawClient(broker.port())) {
            client.send(ApiKeys.FETCH, 12, 1, new FetchRequestData());

            FetchResponseData answer = client.read(ApiKeys.FETCH, 12, 1);

            var partition = answer.responses().getFirst().partitions().getFirst();
            assertThat(
                            ((org.apache.kafka.common.record.internal.MemoryRecords)
                                            partition.records())
                                    .sizeInBytes())
                    .isEqualTo(BIG_ANSWER);
            Eventually.that("the file is let go", () -> done.get() == 1);
        }
    }

    @Test
    void consumersThatNeverReadHoldUpNobodyElse() throws IOException {
        var done = new AtomicInteger();
        var records = BigRecords.at(folder.resolve("log"), BIG_ANSWER);
        try (var broker = broker(r -> answerBig(r, records, done))) {
            var stalled = stalledClients(broker.port());
            Eventually.that(
                    "all are stuck in the middle of an answer",
                    () ->
                            broker.listener().connections().stream()
                                            .filter(c -> c.bytesOut() > 100_000)
                                            .count()
                                    == STALLED);

            try (var client = new RawClient(broker.port())) {
                for (int i = 0; i < 500; i++) {
                    client.send(ApiKeys.METADATA, 12, i, new MetadataRequestData());
                    assertThat(client.<MetadataResponseData>read(ApiKeys.METADATA, 12, i))
                            .isNotNull();
                }
            }
            assertThat(done).hasValue(0);
            for (var client : stalled) {
                client.close();
            }
            Eventually.that(
                    "what was never sent is let go as well", () -> done.get() == STALLED * 3);
        }
    }

    @Test
    void halfAHugeRequestHoldsLittleMemory() throws IOException {
        try (var broker = broker(EchoBroker::answer);
                var client = new RawClient(broker.port())) {
            var begun =
                    ByteBuffer.allocate(1024 * 1024).putInt(100 * 1024 * 1024).putShort((short) 0);
            client.send(begun.array());
            Eventually.that(
                    "it was read",
                    () ->
                            broker.listener().connections().stream()
                                    .anyMatch(c -> c.bytesIn() == begun.capacity()));

            assertThat(broker.network().requestBytesInUse())
                    .isBetween(1024L * 1024 - 1, 2L * 1024 * 1024);
            client.close();
            Eventually.that("it is free", () -> broker.network().requestBytesInUse() == 0);
        }
    }

    @Test
    void anAnswerThatCannotBeEncodedEndsItsConnectionOnly() throws IOException {
        try (var broker = broker(ConnectionTest::answerWhatVersion0CannotSay);
                var other = new RawClient(broker.port());
                var client = new RawClient(broker.port())) {
            client.send(ApiKeys.HEARTBEAT, 0, 1, new HeartbeatRequestData());
            assertThat(client.read()).isEmpty();

            other.send(ApiKeys.METADATA, 1, 1, new MetadataRequestData());
            assertThat(other.<MetadataResponseData>read(ApiKeys.METADATA, 1, 1)).isNotNull();
        }
    }

    @Test
    void aPreparerThatBreaksEndsItsConnectionOnly() throws IOException {
        RequestPreparer breaks =
                (api, version, body) -> {
                    if (api == ApiKeys.PRODUCE) {
                        throw new IllegalArgumentException("unknown codec 7");
                    }
                    return null;
                };
        try (var broker = new EchoBroker(NetworkLimits.DEFAULT, breaks, EchoBroker::answer);
                var client = new RawClient(broker.port())) {
            client.send(ApiKeys.PRODUCE, 9, 1, new ProduceRequestData());

            assertThat(client.read()).isEmpty();
            Eventually.that("it is an event", () -> broker.events().size() == 2);
            assertThat(((ConnectionClosed) broker.events().getLast()).why())
                    .contains("Produce v9")
                    .contains("unknown codec 7");
        }
    }

    @Test
    void aHandlerMayEndTheConnection() throws IOException {
        try (var broker = broker(request -> request.replyTo().close("as Kafka does"));
                var client = new RawClient(broker.port())) {
            client.send(ApiKeys.METADATA, 1, 1, new MetadataRequestData());

            assertThat(client.read()).isEmpty();
            Eventually.that("it is an event", () -> broker.events().size() == 2);
            assertThat(((ConnectionClosed) broker.events().getLast()).why())
                    .isEqualTo("as Kafka does");
        }
    }

    @Test
    void manySmallAnswersAndBigOnesKeepTheirBytes() throws IOException {
        try (var broker = broker(ConnectionTest::answerWithBrokers);
                var client = new RawClient(broker.port())) {
            for (int i = 1; i <= 12; i++) {
                client.send(ApiKeys.METADATA, 12, i, new MetadataRequestData());
            }
            for (int i = 1; i <= 12; i++) {
                MetadataResponseData answer = client.read(ApiKeys.METADATA, 12, i);
                assertThat(answer.brokers()).hasSize(i * i * 20);
            }
        }
    }

    private List<RawClient> stalledClients(int port) throws IOException {
        var stalled = new ArrayList<RawClient>();
        for (int i = 0; i < STALLED; i++) {
            var client = new RawClient(port);
            for (int request = 0; request < 3; request++) {
                client.send(Frames.of(ApiKeys.FETCH, 12, request, new FetchRequestData()));
            }
            stalled.add(client);
        }
        return stalled;
    }

    private static EchoBroker broker(Consumer<Request> handler) throws IOException {
        return new EchoBroker(NetworkLimits.DEFAULT, RequestPreparer.NONE, handler);
    }

    private static void answerBig(Request request, BigRecords records, AtomicInteger done) {
        if (request.api() == ApiKeys.FETCH) {
            request.replyTo().answer(fetched(records), done::incrementAndGet);
        } else {
            EchoBroker.answer(request);
        }
    }

    private static FetchResponseData fetched(BigRecords records) {
        var partition = new FetchResponseData.PartitionData().setRecords(records);
        return new FetchResponseData()
                .setResponses(
                        List.of(
                                new FetchResponseData.FetchableTopicResponse()
                                        .setTopic("orders")
                                        .setPartitions(List.of(partition))));
    }

    private static void silentOnProduce(Request request) {
        if (request.api() == ApiKeys.PRODUCE) {
            request.replyTo().answerNothing();
        } else {
            EchoBroker.answer(request);
        }
    }

    private static void answerWhatVersion0CannotSay(Request request) {
        if (request.api() == ApiKeys.HEARTBEAT) {
            var wrong = new MetadataResponseData();
            wrong.brokers().add(new MetadataResponseBroker().setHost(null));
            request.replyTo().answer(wrong);
        } else {
            EchoBroker.answer(request);
        }
    }

    private static void answerWithBrokers(Request request) {
        var answer = new MetadataResponseData();
        int count = request.correlationId() * request.correlationId() * 20;
        for (int i = 0; i < count; i++) {
            answer.brokers()
                    .add(new MetadataResponseBroker().setNodeId(i).setHost("localhost").setPort(i));
        }
        request.replyTo().answer(answer);
    }
}
