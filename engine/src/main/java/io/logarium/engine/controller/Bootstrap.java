package io.logarium.engine.controller;

import io.logarium.engine.config.BrokerConfig;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.metadata.AbortTransactionRecord;
import org.apache.kafka.common.metadata.BeginTransactionRecord;
import org.apache.kafka.common.metadata.EndTransactionRecord;

/// What a controller writes first when it begins to lead.
final class Bootstrap {
    private Bootstrap() {}

    /// The records that open the log of a fresh cluster, as Kafka 4.3.1 writes them: in one metadata transaction.
    static List<MetadataRecord> ofFreshCluster(BrokerConfig config) {
        var records = new ArrayList<MetadataRecord>();
        records.add(MetadataRecord.of(new BeginTransactionRecord().setName("Bootstrap records")));
        records.addAll(FeatureLevels.ofFreshCluster());
        var minInSync = Integer.toString(config.intValue("min.insync.replicas"));
        records.add(ConfigRecords.set(ConfigOwner.ALL_BROKERS, "min.insync.replicas", minInSync));
        records.add(MetadataRecord.of(new EndTransactionRecord()));
        return records;
    }

    /// Opens a fresh cluster's log, or ends what the controller before left open.
    static List<MetadataRecord> onLeading(MetadataImage image, BrokerConfig config) {
        var records = new ArrayList<MetadataRecord>();
        if (image.parts().inTransaction()) {
            records.add(
                    MetadataRecord.of(
                            new AbortTransactionRecord()
                                    .setReason("The controller that began it is gone.")));
        }
        if (image.features().isEmpty()) {
            records.addAll(ofFreshCluster(config));
        }
        return records;
    }
}
