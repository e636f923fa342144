package io.logarium.engine.controller;

import io.logarium.engine.config.ConfigKey;
import io.logarium.engine.config.ConfigTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.AlterConfigsRequestData;
import org.apache.kafka.common.message.AlterConfigsResponseData;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData;
import org.apache.kafka.common.message.IncrementalAlterConfigsResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiError;
import org.jspecify.annotations.Nullable;

/// IncrementalAlterConfigs, and AlterConfigs, which replaces all settings of an owner. Each owner succeeds or fails by itself.
final class ConfigChange {
    private static final String MIN_IN_SYNC = "min.insync.replicas";
    private static final int MAX_VALUE_LENGTH = Short.MAX_VALUE;

    private final Situation situation;
    private final List<MetadataRecord> records = new ArrayList<>();
    private final HashSet<ConfigOwner> seen = new HashSet<>();
    private final HashSet<ConfigOwner> seenTwice = new HashSet<>();

    private ConfigChange(Situation situation) {
        this.situation = situation;
    }

    static Proposal<IncrementalAlterConfigsResponseData> decide(
            Situation situation, IncrementalAlterConfigsRequestData request) {
        var change = new ConfigChange(situation);
        var response = new IncrementalAlterConfigsResponseData();
        request.resources().forEach(r -> change.see(r.resourceType(), r.resourceName()));
        for (var resource : request.resources()) {
            var steps = new ArrayList<Step>();
            for (var c : resource.configs()) {
                steps.add(new Step(c.name(), c.configOperation(), c.value()));
            }
            var error =
                    change.alter(resource.resourceType(), resource.resourceName(), steps, false);
            response.responses()
                    .add(
                            new IncrementalAlterConfigsResponseData.AlterConfigsResourceResponse()
                                    .setResourceType(resource.resourceType())
                                    .setResourceName(resource.resourceName())
                                    .setErrorCode(error.error().code())
                                    .setErrorMessage(error.message()));
        }
        return change.propose(request.validateOnly(), response);
    }

    static Proposal<AlterConfigsResponseData> decide(
            Situation situation, AlterConfigsRequestData request) {
        var change = new ConfigChange(situation);
        var response = new AlterConfigsResponseData();
        request.resources().forEach(r -> change.see(r.resourceType(), r.resourceName()));
        for (var resource : request.resources()) {
            var steps = new ArrayList<Step>();
            for (var c : resource.configs()) {
                steps.add(new Step(c.name(), OpType.SET.id(), c.value()));
            }
            var error = change.alter(resource.resourceType(), resource.resourceName(), steps, true);
            response.responses()
                    .add(
                            new AlterConfigsResponseData.AlterConfigsResourceResponse()
                                    .setResourceType(resource.resourceType())
                                    .setResourceName(resource.resourceName())
                                    .setErrorCode(error.error().code())
                                    .setErrorMessage(error.message()));
        }
        return change.propose(request.validateOnly(), response);
    }

    private <T extends org.apache.kafka.common.protocol.ApiMessage> Proposal<T> propose(
            boolean validateOnly, T response) {
        return validateOnly ? Proposal.answer(response) : new Proposal<>(records, response);
    }

    private void see(byte type, String name) {
        var owner = new ConfigOwner(ConfigResource.Type.forId(type), name);
        if (!seen.add(owner)) {
            seenTwice.add(owner);
        }
    }

    private ApiError alter(byte typeId, String name, List<Step> steps, boolean replaceAll) {
        var type = ConfigResource.Type.forId(typeId);
        var owner = new ConfigOwner(type, name);
        if (seenTwice.contains(owner)) {
            return ConfigRules.invalidRequest("Each resource must appear at most once.");
        }
        var malformed = checkSteps(steps);
        if (malformed.isFailure()) {
            return malformed;
        }
        switch (type) {
            case TOPIC, BROKER, GROUP, CLIENT_METRICS -> {}
            default -> {
                return ConfigRules.invalidRequest("Unknown resource type " + typeId);
            }
        }
        var before = situation.image().configs(owner);
        var after = new TreeMap<String, String>(replaceAll ? Map.of() : before);
        for (var step : steps) {
            var error = take(step, owner, after);
            if (error.isFailure()) {
                return error;
            }
        }
        var error = check(owner, before, after);
        if (error.isSuccess()) {
            write(owner, before, after, steps);
        }
        return error;
    }

    private static ApiError checkSteps(List<Step> steps) {
        var names = new HashSet<String>();
        if (!steps.stream().allMatch(s -> names.add(s.key))) {
            return ConfigRules.invalidRequest("Error due to duplicate config keys");
        }
        var nulls =
                steps.stream()
                        .filter(s -> s.value == null && s.operation != OpType.DELETE.id())
                        .map(Step::key)
                        .toList();
        if (!nulls.isEmpty()) {
            return ConfigRules.invalidRequest(
                    "Null value not supported for : " + String.join(", ", nulls));
        }
        return steps.stream()
                .filter(s -> s.operation < 0 || s.operation > OpType.SUBTRACT.id())
                .findFirst()
                .map(s -> new ApiError(Errors.UNKNOWN_SERVER_ERROR, null))
                .orElse(ApiError.NONE);
    }

    private static ApiError take(Step step, ConfigOwner owner, TreeMap<String, String> after) {
        var operation = OpType.forId(step.operation);
        var value = step.value == null ? "" : step.value;
        switch (operation) {
            case SET -> after.put(step.key, value);
            case DELETE -> after.remove(step.key);
            case APPEND, SUBTRACT -> {
                var key = tableOf(owner).find(step.key);
                if (key.isEmpty() || key.get().type() != ConfigDef.Type.LIST) {
                    return ConfigRules.invalidConfig(
                            "Can't %s to key %s because its type is not LIST."
                                    .formatted(operation, step.key));
                }
                var parts = parts(Optional.ofNullable(after.get(step.key)), key.get());
                for (var part : value.split(",")) {
                    if (operation == OpType.SUBTRACT) {
                        parts.remove(part);
                    } else if (!parts.contains(part)) {
                        parts.add(part);
                    }
                }
                after.put(step.key, String.join(",", parts));
            }
        }
        return ApiError.NONE;
    }

    /// What the list holds now; what was never set starts from its default, as in Kafka.
    private static List<String> parts(Optional<String> set, ConfigKey<?> key) {
        var text = set.or(key::kafkaDefault).orElse("");
        var parts = new ArrayList<String>();
        for (var part : text.split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private static ConfigTable tableOf(ConfigOwner owner) {
        return switch (owner.type()) {
            case TOPIC -> ConfigTable.TOPIC;
            case GROUP -> ConfigTable.GROUP;
            case CLIENT_METRICS -> ConfigTable.CLIENT_METRICS;
            default -> ConfigTable.BROKER;
        };
    }

    private ApiError check(
            ConfigOwner owner, Map<String, String> before, Map<String, String> after) {
        var error = ConfigRules.check(owner, after, situation.config());
        if (error.isSuccess() && owner.type() == ConfigResource.Type.BROKER) {
            error = checkBroker(owner, before, after);
        }
        if (error.isSuccess()) {
            error = checkExists(owner);
        }
        boolean tooLong = after.values().stream().anyMatch(v -> v.length() > MAX_VALUE_LENGTH);
        return error.isSuccess() && tooLong
                ? ConfigRules.invalidConfig(
                        "The configuration value cannot be added because it exceeds the maximum"
                                + " value size of "
                                + MAX_VALUE_LENGTH
                                + " bytes.")
                : error;
    }

    private ApiError checkBroker(
            ConfigOwner owner, Map<String, String> before, Map<String, String> after) {
        boolean forAll = owner.name().isEmpty();
        var readOnly = new TreeSet<String>();
        var perBrokerOnly = new TreeSet<String>();
        for (var set : after.entrySet()) {
            var key = ConfigTable.ofBroker(set.getKey());
            if (key.isEmpty()) {
                continue; // Kafka keeps names that it does not know: a plug-in may
            }
            switch (key.get().update()) {
                case READ_ONLY -> readOnly.add(set.getKey());
                case PER_BROKER -> {
                    if (forAll) {
                        perBrokerOnly.add(set.getKey());
                    }
                }
                case CLUSTER_WIDE -> {}
            }
            var complaint = key.get().complaint(set.getValue());
            if (complaint.isPresent()) {
                return ConfigRules.invalidRequest(complaint.get());
            }
        }
        if (!readOnly.isEmpty()) {
            return ConfigRules.invalidRequest(
                    "Cannot update these configs dynamically: " + readOnly);
        }
        if (!perBrokerOnly.isEmpty()) {
            return ConfigRules.invalidRequest(
                    "Cannot update these configs at default cluster level, broker id must be"
                            + " specified: "
                            + perBrokerOnly);
        }
        return situation.isElrEnabled() ? checkMinInSync(forAll, before, after) : ApiError.NONE;
    }

    /// With ELR on, the value must be the same for all brokers and always there.
    private static ApiError checkMinInSync(
            boolean forAll, Map<String, String> before, Map<String, String> after) {
        if (!forAll && after.containsKey(MIN_IN_SYNC)) {
            return ConfigRules.invalidConfig(
                    "Broker-level min.insync.replicas cannot be altered while ELR is enabled.");
        }
        if (forAll && before.containsKey(MIN_IN_SYNC) && !after.containsKey(MIN_IN_SYNC)) {
            return ConfigRules.invalidConfig(
                    "Cluster-level min.insync.replicas cannot be removed while ELR is enabled.");
        }
        return ApiError.NONE;
    }

    private ApiError checkExists(ConfigOwner owner) {
        if (owner.type() == ConfigResource.Type.TOPIC
                && situation.image().topic(owner.name()).isEmpty()) {
            return new ApiError(
                    Errors.UNKNOWN_TOPIC_OR_PARTITION,
                    "The topic '" + owner.name() + "' does not exist.");
        }
        if (owner.type() == ConfigResource.Type.BROKER
                && !owner.name().isEmpty()
                && situation.image().broker(Integer.parseInt(owner.name())).isEmpty()) {
            return new ApiError(
                    Errors.BROKER_ID_NOT_REGISTERED,
                    "No broker with id " + owner.name() + " found.");
        }
        return ApiError.NONE;
    }

    /// A broker's settings are written even when they stay the same: it reads its key stores anew then, as in Kafka.
    private void write(
            ConfigOwner owner,
            Map<String, String> before,
            Map<String, String> after,
            List<Step> steps) {
        var touched = new TreeSet<>(before.keySet());
        touched.addAll(after.keySet());
        boolean minInSyncChanged = false;
        for (var key : touched) {
            var value = after.get(key);
            boolean same = value != null && value.equals(before.get(key));
            boolean named = steps.stream().anyMatch(s -> s.key.equals(key));
            if (value == null) {
                records.add(ConfigRecords.remove(owner, key));
            } else if (!same || named && owner.type() == ConfigResource.Type.BROKER) {
                records.add(ConfigRecords.set(owner, key, value));
            } else {
                continue;
            }
            minInSyncChanged |= key.equals(MIN_IN_SYNC);
        }
        if (minInSyncChanged) {
            records.addAll(ConfigRecords.clearElr(situation, owner));
        }
    }

    /// One key's operation.
    private record Step(String key, byte operation, @Nullable String value) {}
}
