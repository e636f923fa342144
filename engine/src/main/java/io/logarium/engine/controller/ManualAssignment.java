package io.logarium.engine.controller;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiError;

/// Checks replicas that somebody chose by hand.
final class ManualAssignment {
    private ManualAssignment() {}

    /// @param factor how many there must be, when that is known
    /// @return why it cannot be, in Kafka's words; [ApiError#NONE] when it can
    static ApiError check(MetadataImage image, List<Integer> replicas, OptionalInt factor) {
        if (replicas.isEmpty()) {
            return error("The manual partition assignment includes an empty replica list.");
        }
        var seen = new HashSet<Integer>();
        for (int broker : replicas.stream().sorted().toList()) {
            if (image.broker(broker).isEmpty()) {
                return error(
                        "The manual partition assignment includes broker "
                                + broker
                                + ", but no such broker is registered.");
            }
            if (!seen.add(broker)) {
                return error(
                        "The manual partition assignment includes the broker "
                                + broker
                                + " more than once.");
            }
        }
        if (factor.isPresent() && replicas.size() != factor.getAsInt()) {
            return error(
                    "The manual partition assignment includes a partition with "
                            + replicas.size()
                            + " replica(s), but this is not consistent with previous partitions,"
                            + " which have "
                            + factor.getAsInt()
                            + " replica(s).");
        }
        return ApiError.NONE;
    }

    static ApiError allFenced(int partition) {
        return error(
                "All brokers specified in the manual partition assignment for partition "
                        + partition
                        + " are fenced or in controlled shutdown.");
    }

    static ApiError error(String why) {
        return new ApiError(Errors.INVALID_REPLICA_ASSIGNMENT, why);
    }
}
