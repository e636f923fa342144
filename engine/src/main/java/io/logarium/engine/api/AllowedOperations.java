package io.logarium.engine.api;

import java.util.List;
import org.apache.kafka.common.acl.AclOperation;

/// What a client may do where nobody is asked: everything that the resource knows, as a field of bits (KIP-430).
final class AllowedOperations {
    static final int TOPIC =
            bits(
                    AclOperation.READ,
                    AclOperation.WRITE,
                    AclOperation.CREATE,
                    AclOperation.DESCRIBE,
                    AclOperation.DELETE,
                    AclOperation.ALTER,
                    AclOperation.DESCRIBE_CONFIGS,
                    AclOperation.ALTER_CONFIGS);

    static final int CLUSTER =
            bits(
                    AclOperation.CREATE,
                    AclOperation.CLUSTER_ACTION,
                    AclOperation.DESCRIBE_CONFIGS,
                    AclOperation.ALTER_CONFIGS,
                    AclOperation.IDEMPOTENT_WRITE,
                    AclOperation.ALTER,
                    AclOperation.DESCRIBE);

    /// The client did not ask.
    static final int NOT_TOLD = Integer.MIN_VALUE;

    private AllowedOperations() {}

    private static int bits(AclOperation... operations) {
        return List.of(operations).stream().mapToInt(o -> 1 << o.code()).reduce(0, (a, b) -> a | b);
    }
}
