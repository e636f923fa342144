package io.logarium.engine.controller;

import java.util.List;
import org.apache.kafka.common.Uuid;

/// What an image consists of; each part is shared between images until it changes.
///
/// @param others records of kinds that this package keeps without reading them (quotas, ACLs, SCRAM, tokens), by what they are about
/// @param openTransaction records of a metadata transaction that has begun and not ended
record ImageParts(
        PersistentMap<String, TopicImage> topicsByName,
        PersistentMap<Uuid, String> topicNames,
        PersistentMap<Integer, BrokerImage> brokers,
        PersistentMap<Integer, ControllerImage> controllers,
        PersistentMap<ConfigOwner, PersistentMap<String, String>> configs,
        PersistentMap<String, Short> features,
        ProducerIdBlock producerIds,
        PersistentMap<String, MetadataRecord> others,
        boolean inTransaction,
        List<MetadataRecord> openTransaction) {
    static final ImageParts EMPTY =
            new ImageParts(
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    ProducerIdBlock.NONE,
                    PersistentMap.empty(),
                    false,
                    List.of());

    /// The block of producer ids handed out last.
    ///
    /// @param next the first id that is still free
    record ProducerIdBlock(int brokerId, long brokerEpoch, long next) {
        static final ProducerIdBlock NONE = new ProducerIdBlock(-1, -1, 0);
    }
}
