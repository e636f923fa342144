package io.logarium.engine.controller;

import java.util.List;
import org.apache.kafka.common.message.AllocateProducerIdsRequestData;
import org.apache.kafka.common.message.AllocateProducerIdsResponseData;
import org.apache.kafka.common.metadata.ProducerIdsRecord;
import org.apache.kafka.common.protocol.Errors;

/// AllocateProducerIds (KIP-730): a broker gets a block of producer ids that nobody else will get.
final class ProducerIdBlocks {
    static final int BLOCK = 1_000;

    private ProducerIdBlocks() {}

    static Proposal<AllocateProducerIdsResponseData> decide(
            Situation situation, AllocateProducerIdsRequestData request) {
        var response = new AllocateProducerIdsResponseData();
        var broker = situation.image().broker(request.brokerId());
        if (broker.isEmpty() || broker.get().epoch() != request.brokerEpoch()) {
            return Proposal.answer(response.setErrorCode(Errors.STALE_BROKER_EPOCH.code()));
        }
        long first = situation.image().nextProducerId();
        if (first > Long.MAX_VALUE - BLOCK) {
            return Proposal.answer(response.setErrorCode(Errors.UNKNOWN_SERVER_ERROR.code()));
        }
        return new Proposal<>(
                List.of(
                        MetadataRecord.of(
                                new ProducerIdsRecord()
                                        .setBrokerId(request.brokerId())
                                        .setBrokerEpoch(request.brokerEpoch())
                                        .setNextProducerId(first + BLOCK))),
                response.setProducerIdStart(first).setProducerIdLen(BLOCK));
    }
}
