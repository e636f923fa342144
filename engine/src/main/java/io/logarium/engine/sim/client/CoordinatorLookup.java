package io.logarium.engine.sim.client;

import io.logarium.engine.net.PeerAnswer;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// Asks any broker which one coordinates a group.
final class CoordinatorLookup {
    private CoordinatorLookup() {}

    /// @param then gets the broker, or -1 when the answer does not tell
    static void find(SimClient client, String group, IntConsumer then) {
        var request =
                new FindCoordinatorRequestData()
                        .setKeyType((byte) 0)
                        .setCoordinatorKeys(List.of(group));
        client.askAny(
                ApiKeys.FIND_COORDINATOR,
                request,
                (answer, nowMs) -> then.accept(coordinatorIn(answer)));
    }

    private static int coordinatorIn(PeerAnswer answer) {
        if (!(answer instanceof PeerAnswer.Answered(var body, var prepared))) {
            return -1;
        }
        var found = ((FindCoordinatorResponseData) body).coordinators().getFirst();
        return found.errorCode() == Errors.NONE.code() ? found.nodeId() : -1;
    }
}
