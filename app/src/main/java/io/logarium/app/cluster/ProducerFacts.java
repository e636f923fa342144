package io.logarium.app.cluster;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// A producer as the leader of a partition remembers it (KIP-664): one that numbers its records, by idempotence or transactions.
/// Kafka tells no name of it, and forgets it `producer.id.expiration.ms` (a day) after its last record.
///
/// @param lastSequence of its newest record; empty where only a marker was written
/// @param lastMs when that came, in milliseconds since the epoch
/// @param openSince the first offset of its open transaction
public record ProducerFacts(
        long id,
        int epoch,
        OptionalInt lastSequence,
        OptionalLong lastMs,
        OptionalLong openSince) {}
