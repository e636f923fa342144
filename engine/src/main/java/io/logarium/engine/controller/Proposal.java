package io.logarium.engine.controller;

import java.util.List;
import org.apache.kafka.common.protocol.ApiMessage;

/// What deciding a request came to: records, and the answer once they are committed.
///
/// @param records empty when the request was refused or changes nothing
record Proposal<T extends ApiMessage>(List<MetadataRecord> records, T response) {
    Proposal {
        records = List.copyOf(records);
    }

    static <T extends ApiMessage> Proposal<T> answer(T response) {
        return new Proposal<>(List.of(), response);
    }
}
