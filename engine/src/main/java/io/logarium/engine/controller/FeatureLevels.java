package io.logarium.engine.controller;

import io.logarium.engine.controller.BrokerImage.FeatureRange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.metadata.FeatureLevelRecord;

/// The features that decide what is written and what is served, at the levels of Apache Kafka 4.3.1.
public final class FeatureLevels {
    public static final String METADATA_VERSION = "metadata.version";
    public static final String KRAFT_VERSION = "kraft.version";
    public static final String ELR_VERSION = "eligible.leader.replicas.version";
    public static final String GROUP_VERSION = "group.version";
    public static final String SHARE_VERSION = "share.version";
    public static final String STREAMS_VERSION = "streams.version";
    public static final String TRANSACTION_VERSION = "transaction.version";

    /// 4.3-IV0.
    public static final short METADATA_4_3_IV0 = 30;

    /// 3.3-IV3, the oldest that Kafka 4 reads.
    static final short METADATA_OLDEST = 7;

    /// Versions of records that depend on metadata.version; we write them for 4.3-IV0 only.
    static final short PARTITION_VERSION = 2;

    static final short REGISTER_BROKER_VERSION = 4;

    private static final TreeMap<String, FeatureRange> SUPPORTED = supportedByUs();

    private FeatureLevels() {}

    /// What a node of ours can run, by name.
    public static Map<String, FeatureRange> supported() {
        return java.util.Collections.unmodifiableMap(SUPPORTED);
    }

    /// The levels of a fresh cluster, in the order in which Kafka's bootstrap writes them.
    static List<MetadataRecord> ofFreshCluster() {
        return List.of(
                level(METADATA_VERSION, METADATA_4_3_IV0),
                level(ELR_VERSION, (short) 1),
                level(GROUP_VERSION, (short) 1),
                level(SHARE_VERSION, (short) 1),
                level(STREAMS_VERSION, (short) 1),
                level(TRANSACTION_VERSION, (short) 2));
    }

    static MetadataRecord level(String name, short level) {
        return MetadataRecord.of(new FeatureLevelRecord().setName(name).setFeatureLevel(level));
    }

    private static TreeMap<String, FeatureRange> supportedByUs() {
        var supported = new TreeMap<String, FeatureRange>();
        supported.put(METADATA_VERSION, new FeatureRange(METADATA_OLDEST, METADATA_4_3_IV0));
        supported.put(KRAFT_VERSION, new FeatureRange((short) 0, (short) 1));
        supported.put(ELR_VERSION, new FeatureRange((short) 0, (short) 1));
        supported.put(GROUP_VERSION, new FeatureRange((short) 0, (short) 1));
        supported.put(SHARE_VERSION, new FeatureRange((short) 0, (short) 1));
        supported.put(STREAMS_VERSION, new FeatureRange((short) 0, (short) 1));
        supported.put(TRANSACTION_VERSION, new FeatureRange((short) 0, (short) 2));
        return supported;
    }
}
