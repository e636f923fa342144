package io.logarium.engine.group;

import org.apache.kafka.common.protocol.Errors;

/// What clients of groups are told when the log did not do as it should.
final class GroupErrors {
    private GroupErrors() {}

    /// Clients of groups know coordinators, not partitions: errors of the log are told in those words.
    static Errors ofAppend(Errors error) {
        return switch (error) {
            case UNKNOWN_TOPIC_OR_PARTITION,
                    NOT_ENOUGH_REPLICAS,
                    NOT_ENOUGH_REPLICAS_AFTER_APPEND,
                    REQUEST_TIMED_OUT ->
                    Errors.COORDINATOR_NOT_AVAILABLE;
            case NOT_LEADER_OR_FOLLOWER, KAFKA_STORAGE_ERROR -> Errors.NOT_COORDINATOR;
            case MESSAGE_TOO_LARGE, RECORD_LIST_TOO_LARGE, INVALID_FETCH_SIZE ->
                    Errors.UNKNOWN_SERVER_ERROR;
            default -> error;
        };
    }
}
