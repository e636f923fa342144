package io.logarium.engine.node;

import io.logarium.engine.log.BatchCheck;
import io.logarium.engine.log.FetchedBatches;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.net.PeerAnswer;
import io.logarium.engine.net.PeerLimits;
import io.logarium.engine.net.PeerLink;
import io.logarium.engine.quorum.QuorumTimes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.jspecify.annotations.Nullable;

/// Connections to the other voters, up to three each: answers of a connection come in order, so a fetch that waits for news must
/// not hold up a vote, nor a vote what a broker asks its controller.
final class QuorumLinks {
    private static final int MAX_IN_FLIGHT = 64;
    private static final long BACKOFF_MS = 20;
    private static final long MAX_BACKOFF_MS = 200;

    private final BrokerParts parts;
    private final PeerLimits limits;
    private final PeerLimits forFetches;
    private final PeerLimits forController;
    private final Map<Key, PeerLink> links = new LinkedHashMap<>();
    private final SortedMap<Integer, PeerAddress> addresses = new TreeMap<>();

    private enum Purpose {
        VOTES,
        FETCHES,
        CONTROLLER
    }

    private record Key(int node, Purpose purpose) {}

    QuorumLinks(BrokerParts parts, QuorumTimes times, long requestTimeoutMs) {
        this.parts = parts;
        limits = limits(requestTimeoutMs);
        forFetches = limits(requestTimeoutMs + times.fetchWaitMs());
        forController = limits(ControllerRoute.REQUEST_TIMEOUT_MS);
    }

    private static PeerLimits limits(long requestTimeoutMs) {
        return new PeerLimits(MAX_IN_FLIGHT, requestTimeoutMs, BACKOFF_MS, MAX_BACKOFF_MS);
    }

    void know(SortedMap<Integer, PeerAddress> controllers) {
        addresses.putAll(controllers);
    }

    Collection<PeerAddress> addresses() {
        return List.copyOf(addresses.values());
    }

    void moved(PeerAddress address, long nowMs) {
        addresses.put(address.node(), address);
        for (var purpose : Purpose.values()) {
            var link = links.get(new Key(address.node(), purpose));
            if (link != null) {
                link.moveTo(address, nowMs);
            }
        }
    }

    /// Asks another voter; false when it cannot be asked now.
    boolean send(int to, ApiKeys api, ApiMessage body, long nowMs, PeerAnswer.Handler handler) {
        boolean fetches = api == ApiKeys.FETCH || api == ApiKeys.FETCH_SNAPSHOT;
        var purpose = fetches ? Purpose.FETCHES : Purpose.VOTES;
        return link(to, purpose).filter(l -> l.send(api, body, nowMs, handler)).isPresent();
    }

    /// The way for requests to a controller; empty for a node that is unknown.
    Optional<PeerLink> toController(int node) {
        return link(node, Purpose.CONTROLLER);
    }

    private Optional<PeerLink> link(int node, Purpose purpose) {
        var address = addresses.get(node);
        if (address == null) {
            return Optional.empty();
        }
        return Optional.of(
                links.computeIfAbsent(new Key(node, purpose), key -> open(key, address)));
    }

    private PeerLink open(Key key, PeerAddress address) {
        return new PeerLink(
                parts.network(),
                address,
                "node-" + parts.id(),
                parts.loop(),
                parts.chance().split(),
                switch (key.purpose) {
                    case VOTES -> limits;
                    case FETCHES -> forFetches;
                    case CONTROLLER -> forController;
                },
                key.purpose == Purpose.FETCHES
                        ? (api, version, answer) -> checked(answer)
                        : PeerLink.AnswerPreparer.NONE);
    }

    /// The batches of a fetch, verified at the edge.
    private static @Nullable Object checked(ApiMessage answer) {
        if (!(answer instanceof FetchResponseData fetch)) {
            return null;
        }
        for (var topic : fetch.responses()) {
            for (var partition : topic.partitions()) {
                if (partition.records() instanceof MemoryRecords records) {
                    return BatchCheck.fetched(records.buffer());
                }
            }
        }
        return new FetchedBatches.Whole(java.nio.ByteBuffer.allocate(0), List.of());
    }

    /// Ends the connection for requests to a node that is not the active controller any more; what waits for it is lost.
    void leaveController(int node, long nowMs) {
        var link = links.remove(new Key(node, Purpose.CONTROLLER));
        if (link != null) {
            link.close(nowMs);
        }
    }

    void close(long nowMs) {
        for (var link : new ArrayList<>(links.values())) {
            link.close(nowMs);
        }
        links.clear();
    }
}
