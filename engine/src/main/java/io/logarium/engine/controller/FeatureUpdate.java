package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.UpdateFeaturesRequestData;
import org.apache.kafka.common.message.UpdateFeaturesRequestData.FeatureUpdateKey;
import org.apache.kafka.common.message.UpdateFeaturesResponseData;
import org.apache.kafka.common.message.UpdateFeaturesResponseData.UpdatableFeatureResult;
import org.apache.kafka.common.protocol.Errors;

/// UpdateFeatures (KIP-584): all of the levels change, or none.
///
/// `metadata.version` cannot change: the records on disk are written for one version only. `kraft.version` belongs to the quorum and
/// is not kept here.
final class FeatureUpdate {
    private static final String MIN_IN_SYNC = "min.insync.replicas";

    private final Situation situation;
    private final int controllerId;

    private FeatureUpdate(Situation situation, int controllerId) {
        this.situation = situation;
        this.controllerId = controllerId;
    }

    static Proposal<UpdateFeaturesResponseData> decide(
            Situation situation,
            UpdateFeaturesRequestData request,
            short version,
            int controllerId) {
        return new FeatureUpdate(situation, controllerId).decide(request, version);
    }

    private Proposal<UpdateFeaturesResponseData> decide(
            UpdateFeaturesRequestData request, short version) {
        var records = new ArrayList<MetadataRecord>();
        Optional<String> problem = Optional.empty();
        for (var update : request.featureUpdates()) {
            var type = typeOf(update, version);
            var complaint = complaint(update.feature(), update.maxVersionLevel(), type);
            if (complaint.isPresent()) {
                problem =
                        Optional.of(
                                "The update failed for all features since the following feature"
                                        + " had an error: "
                                        + complaint.get());
                break;
            }
            if (!update.feature().equals(FeatureLevels.KRAFT_VERSION)) {
                records.add(FeatureLevels.level(update.feature(), update.maxVersionLevel()));
                records.addAll(elrTurnedOn(update));
            }
        }
        var error = problem.isPresent() ? Errors.INVALID_UPDATE_VERSION : Errors.NONE;
        var response =
                new UpdateFeaturesResponseData()
                        .setErrorCode(error.code())
                        .setErrorMessage(problem.orElse(null));
        for (var update : request.featureUpdates()) {
            response.results()
                    .add(
                            new UpdatableFeatureResult()
                                    .setFeature(update.feature())
                                    .setErrorCode(error.code())
                                    .setErrorMessage(problem.orElse(null)));
        }
        return problem.isPresent() || request.validateOnly()
                ? Proposal.answer(response)
                : new Proposal<>(records, response);
    }

    private static UpgradeType typeOf(FeatureUpdateKey update, short version) {
        if (version == 0) {
            return update.allowDowngrade() ? UpgradeType.SAFE_DOWNGRADE : UpgradeType.UPGRADE;
        }
        return UpgradeType.fromCode(update.upgradeType());
    }

    private Optional<String> complaint(String feature, short level, UpgradeType type) {
        var prefix = "Invalid update version %d for feature %s. ".formatted(level, feature);
        if (type == UpgradeType.UNKNOWN) {
            return Optional.of(prefix + "The controller does not support the given upgrade type.");
        }
        var supported = FeatureLevels.supported().get(feature);
        if (supported == null) {
            return Optional.of(
                    prefix
                            + "Local controller "
                            + controllerId
                            + " does not support this feature.");
        }
        if (level < supported.min() || level > supported.max()) {
            return Optional.of(
                    prefix
                            + "Local controller %d only supports versions %d-%d"
                                    .formatted(controllerId, supported.min(), supported.max()));
        }
        for (var broker : situation.image().brokers()) {
            var range = broker.features().get(feature);
            if (level != 0 && (range == null || level < range.min() || level > range.max())) {
                return Optional.of(
                        prefix + "Broker " + broker.id() + " does not support this version.");
            }
        }
        short now = situation.image().feature(feature);
        if (level < now && type == UpgradeType.UPGRADE) {
            return Optional.of(
                    prefix
                            + "Can't downgrade the version of this feature without setting the"
                            + " upgrade type to either safe or unsafe downgrade.");
        }
        if (level > now && type != UpgradeType.UPGRADE) {
            return Optional.of(prefix + "Can't downgrade to a newer version.");
        }
        if (feature.equals(FeatureLevels.METADATA_VERSION) && level < now) {
            return Optional.of(
                    type == UpgradeType.SAFE_DOWNGRADE
                            ? "Unsupported metadata.version downgrade from %d to %d. Refusing to perform the requested downgrade because it might delete metadata information."
                                    .formatted(now, level)
                            : "Unsupported metadata.version downgrade from %d to %d. Unsafe metadata downgrade is not supported in this version."
                                    .formatted(now, level));
        }
        return Optional.empty();
    }

    /// ELR needs one `min.insync.replicas` for the whole cluster: it is written down, and those of single brokers go.
    private List<MetadataRecord> elrTurnedOn(FeatureUpdateKey update) {
        if (!update.feature().equals(FeatureLevels.ELR_VERSION)
                || update.maxVersionLevel() == 0
                || situation.isElrEnabled()) {
            return List.of();
        }
        var records = new ArrayList<MetadataRecord>();
        for (var owner : situation.image().configOwners()) {
            boolean single = owner.type() == ConfigResource.Type.BROKER && !owner.name().isEmpty();
            if (single && situation.image().configs(owner).containsKey(MIN_IN_SYNC)) {
                records.add(ConfigRecords.remove(owner, MIN_IN_SYNC));
            }
        }
        if (!situation.image().configs(ConfigOwner.ALL_BROKERS).containsKey(MIN_IN_SYNC)) {
            var value = Integer.toString(situation.config().intValue(MIN_IN_SYNC));
            records.add(ConfigRecords.set(ConfigOwner.ALL_BROKERS, MIN_IN_SYNC, value));
        }
        return records;
    }
}
