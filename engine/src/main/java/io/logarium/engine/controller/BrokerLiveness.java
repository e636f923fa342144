package io.logarium.engine.controller;

import java.util.OptionalInt;
import java.util.TreeMap;

/// When brokers were last heard, and how far they have read the metadata log. Soft state of the active controller: never logged;
/// a new controller gives every broker its whole session time-out again.
final class BrokerLiveness {
    private final TreeMap<Integer, Contact> contacts = new TreeMap<>();
    private final long sessionTimeoutMs;

    BrokerLiveness(long sessionTimeoutMs) {
        this.sessionTimeoutMs = sessionTimeoutMs;
    }

    /// Forgets everything and counts from now.
    void restart(MetadataImage image, long nowMs) {
        contacts.clear();
        for (var broker : image.brokers()) {
            contacts.put(broker.id(), new Contact(nowMs));
        }
    }

    void heard(int brokerId, long metadataOffset, long nowMs) {
        var contact = contacts.computeIfAbsent(brokerId, _ -> new Contact(nowMs));
        contact.lastMs = nowMs;
        contact.heard = true;
        contact.metadataOffset = metadataOffset;
    }

    /// A broker registered or came back: its shutdown, if it had begun one, is forgotten.
    void registered(int brokerId, long nowMs) {
        var contact = new Contact(nowMs);
        contact.heard = true;
        contacts.put(brokerId, contact);
    }

    void forget(int brokerId) {
        contacts.remove(brokerId);
    }

    /// Whether the broker was heard by this controller within its session time-out, so that another process under its id would
    /// push it out. Who was not heard since this controller leads may be gone with the controller before it; there is no second
    /// process anyway, since the folder of its files is locked. Kafka waits for the whole session time-out here.
    boolean isHeard(int brokerId, long nowMs) {
        var contact = contacts.get(brokerId);
        return contact != null && contact.heard && hasSession(brokerId, nowMs);
    }

    /// Whether the broker was heard within its session time-out.
    boolean hasSession(int brokerId, long nowMs) {
        var contact = contacts.get(brokerId);
        return contact != null && nowMs <= contact.lastMs + sessionTimeoutMs;
    }

    /// An unfenced broker whose session is over, the one that is silent longest; one at a time, so that the next is judged by
    /// what the first one's fencing brought about.
    OptionalInt stale(MetadataImage image, long nowMs) {
        int stalest = -1;
        long oldestMs = Long.MAX_VALUE;
        for (var broker : image.brokers()) {
            if (!broker.fenced() && !hasSession(broker.id(), nowMs)) {
                long lastMs = lastMs(broker.id());
                if (lastMs < oldestMs) {
                    oldestMs = lastMs;
                    stalest = broker.id();
                }
            }
        }
        return stalest < 0 ? OptionalInt.empty() : OptionalInt.of(stalest);
    }

    /// When the next session may be over; Long.MAX_VALUE when no broker is unfenced.
    long nextEndMs(MetadataImage image) {
        long nextMs = Long.MAX_VALUE;
        for (var broker : image.brokers()) {
            if (!broker.fenced()) {
                nextMs = Math.min(nextMs, lastMs(broker.id()) + sessionTimeoutMs + 1);
            }
        }
        return nextMs;
    }

    /// Remembers how far the others must have read before this broker may go: there its leaders have moved.
    void shuttingDown(int brokerId, long offset) {
        var contact = contacts.get(brokerId);
        if (contact != null && contact.shutdownOffset < 0) {
            contact.shutdownOffset = offset;
        }
    }

    /// Whether every active broker knows by now who leads in place of this one.
    boolean othersKnowOfShutdown(int brokerId, MetadataImage image) {
        var contact = contacts.get(brokerId);
        long wanted = contact == null ? -1 : contact.shutdownOffset;
        for (var broker : image.brokers()) {
            var other = contacts.get(broker.id());
            if (broker.isActive() && other != null && other.metadataOffset < wanted) {
                return false;
            }
        }
        return true;
    }

    private long lastMs(int brokerId) {
        var contact = contacts.get(brokerId);
        return contact == null ? 0 : contact.lastMs;
    }

    private static final class Contact {
        private long lastMs;
        private boolean heard;
        private long metadataOffset = -1;
        private long shutdownOffset = -1;

        Contact(long lastMs) {
            this.lastMs = lastMs;
        }
    }
}
