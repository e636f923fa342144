package io.logarium.engine.wire;

import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.FinalizedFeatureKey;
import org.apache.kafka.common.message.ApiVersionsResponseData.FinalizedFeatureKeyCollection;
import org.apache.kafka.common.message.ApiVersionsResponseData.SupportedFeatureKey;
import org.apache.kafka.common.message.ApiVersionsResponseData.SupportedFeatureKeyCollection;
import org.apache.kafka.common.protocol.Errors;

/// What a broker can do, told to whoever connects (KIP-35, KIP-511, KIP-584).
public final class ApiVersionsAnswer {
    private final ApiTable table;
    private final String clusterId;
    private final int nodeId;

    /// @param nodeId of the broker that answers
    public ApiVersionsAnswer(ApiTable table, String clusterId, int nodeId) {
        this.table = table;
        this.clusterId = clusterId;
        this.nodeId = nodeId;
    }

    /// @param request a valid one: the bad ones are answered by [RequestDecoder]
    /// @param features what is in force now
    public ApiVersionsResponseData to(
            ApiVersionsRequestData request, short version, FeatureLevels features) {
        if (isMeantForAnother(request)) {
            return new ApiVersionsResponseData().setErrorCode(Errors.REBOOTSTRAP_REQUIRED.code());
        }
        return new ApiVersionsResponseData()
                .setErrorCode(Errors.NONE.code())
                .setApiKeys(table.advertised())
                .setSupportedFeatures(supported(features, version))
                .setFinalizedFeatures(finalized(features))
                .setFinalizedFeaturesEpoch(features.epoch());
    }

    /// Since version 5 a client may say whom it meant to reach; one that was led astray is told to start anew (KIP-1242).
    private boolean isMeantForAnother(ApiVersionsRequestData request) {
        return request.clusterId() != null
                && (!request.clusterId().equals(clusterId) || request.nodeId() != nodeId);
    }

    /// Clients before version 4 cannot read a feature whose lowest level is 0 (KAFKA-17011).
    private static SupportedFeatureKeyCollection supported(FeatureLevels features, short version) {
        var keys = new SupportedFeatureKeyCollection();
        for (var feature : features.supported()) {
            if (feature.min() > 0 || version >= 4) {
                keys.add(
                        new SupportedFeatureKey()
                                .setName(feature.name())
                                .setMinVersion(feature.min())
                                .setMaxVersion(feature.max()));
            }
        }
        return keys;
    }

    private static FinalizedFeatureKeyCollection finalized(FeatureLevels features) {
        var keys = new FinalizedFeatureKeyCollection();
        for (var feature : features.finalized()) {
            if (feature.level() > 0) {
                keys.add(
                        new FinalizedFeatureKey()
                                .setName(feature.name())
                                .setMinVersionLevel(feature.level())
                                .setMaxVersionLevel(feature.level()));
            }
        }
        return keys;
    }
}
