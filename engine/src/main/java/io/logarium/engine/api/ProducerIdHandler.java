package io.logarium.engine.api;

import io.logarium.engine.controller.Command;
import io.logarium.engine.wire.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.function.LongSupplier;
import org.apache.kafka.common.message.AllocateProducerIdsRequestData;
import org.apache.kafka.common.message.AllocateProducerIdsResponseData;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.InitProducerIdResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;

/// InitProducerId, API 22, for idempotent producers: hands out ids from blocks that the controller allocates (KIP-98, KIP-730).
final class ProducerIdHandler implements Handler {
    /// Requests that wait for a block.
    private static final int WAITING_LIMIT = 10_000;

    private final int brokerId;
    private final LongSupplier brokerEpoch;
    private final ControllerChannel controller;
    private final ArrayDeque<Request> waiting = new ArrayDeque<>();
    private long next;
    private long end;
    private boolean asking;

    ProducerIdHandler(int brokerId, LongSupplier brokerEpoch, ControllerChannel controller) {
        this.brokerId = brokerId;
        this.brokerEpoch = brokerEpoch;
        this.controller = controller;
    }

    @Override
    public void handle(Request request, long nowMs) {
        var body = (InitProducerIdRequestData) request.body();
        if (body.transactionalId() != null) {
            boolean empty = body.transactionalId().isEmpty();
            refuse(request, empty ? Errors.INVALID_REQUEST : Errors.COORDINATOR_NOT_AVAILABLE);
        } else if ((body.producerId() < 0) != (body.producerEpoch() < 0)) {
            refuse(request, Errors.INVALID_REQUEST);
        } else if (waiting.size() >= WAITING_LIMIT) {
            refuse(request, Errors.COORDINATOR_LOAD_IN_PROGRESS);
        } else {
            waiting.add(request);
            serve(nowMs);
        }
    }

    private void serve(long nowMs) {
        while (!waiting.isEmpty() && next < end) {
            waiting.remove()
                    .replyTo()
                    .answer(
                            new InitProducerIdResponseData()
                                    .setProducerId(next++)
                                    .setProducerEpoch((short) 0));
        }
        if (!waiting.isEmpty() && !asking) {
            asking = true;
            controller.ask(
                    new AllocateProducerIdsRequestData()
                            .setBrokerId(brokerId)
                            .setBrokerEpoch(brokerEpoch.getAsLong()),
                    ApiKeys.ALLOCATE_PRODUCER_IDS.latestVersion(),
                    new BlockReply(nowMs),
                    nowMs);
        }
    }

    private static void refuse(Request request, Errors error) {
        request.replyTo()
                .answer(
                        new InitProducerIdResponseData()
                                .setErrorCode(error.code())
                                .setProducerId(-1)
                                .setProducerEpoch((short) -1));
    }

    private void failAll(Errors error) {
        var lost = new ArrayList<>(waiting);
        waiting.clear();
        lost.forEach(request -> refuse(request, error));
    }

    private final class BlockReply implements Command.Reply {
        private final long nowMs;

        BlockReply(long nowMs) {
            this.nowMs = nowMs;
        }

        @Override
        public void answer(ApiMessage response) {
            asking = false;
            var block = (AllocateProducerIdsResponseData) response;
            if (block.errorCode() == Errors.NONE.code()) {
                next = block.producerIdStart();
                end = next + block.producerIdLen();
                serve(nowMs);
            } else {
                failAll(Errors.COORDINATOR_LOAD_IN_PROGRESS);
            }
        }

        @Override
        public void lost(Errors error) {
            asking = false;
            failAll(Errors.COORDINATOR_LOAD_IN_PROGRESS);
        }
    }
}
