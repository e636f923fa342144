package io.logarium.engine.replica;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.protocol.Errors;

/// Who holds all that is committed: what the controller told last, and what the leader has asked it to change since (KIP-497).
final class InSyncSet {
    private List<Integer> committed;
    private int partitionEpoch;

    /// Empty while nothing is asked.
    private List<Integer> asked = List.of();

    InSyncSet(List<Integer> committed, int partitionEpoch) {
        this.committed = List.copyOf(committed);
        this.partitionEpoch = partitionEpoch;
    }

    /// As the controller told it last.
    List<Integer> committed() {
        return committed;
    }

    int partitionEpoch() {
        return partitionEpoch;
    }

    boolean contains(int brokerId) {
        return committed.contains(brokerId);
    }

    boolean isAsking() {
        return !asked.isEmpty();
    }

    List<Integer> asked() {
        return asked;
    }

    /// Whoever is in sync now or may be by what was asked for. The high watermark waits for all of them, since it is not known
    /// which of the two the controller elects from.
    List<Integer> maximal() {
        if (committed.containsAll(asked)) {
            return committed;
        }
        var union = new ArrayList<>(committed);
        asked.stream().filter(id -> !committed.contains(id)).forEach(union::add);
        return union;
    }

    void ask(List<Integer> wanted) {
        asked = List.copyOf(wanted);
    }

    /// The controller said that it did not do what was asked.
    void takeBack() {
        asked = List.of();
    }

    /// The controller did not do it.
    ///
    /// @return whether to ask again
    boolean refused(Errors error) {
        return switch (error) {
            // It knows this epoch and said no: what was last committed holds.
            case INELIGIBLE_REPLICA, OPERATION_NOT_ATTEMPTED -> {
                takeBack();
                yield false;
            }
            // The metadata will tell what holds; until then the maximal set does.
            case UNKNOWN_TOPIC_OR_PARTITION,
                    UNKNOWN_TOPIC_ID,
                    INVALID_REQUEST,
                    FENCED_LEADER_EPOCH,
                    INVALID_UPDATE_VERSION,
                    NEW_LEADER_ELECTED ->
                    false;
            default -> true;
        };
    }

    /// The controller decided.
    ///
    /// @return false when that is older than what is known
    boolean isNow(List<Integer> ids, int newPartitionEpoch) {
        if (newPartitionEpoch < partitionEpoch) {
            return false;
        }
        if (newPartitionEpoch > partitionEpoch) {
            asked = List.of();
        }
        committed = List.copyOf(ids);
        partitionEpoch = newPartitionEpoch;
        return true;
    }
}
