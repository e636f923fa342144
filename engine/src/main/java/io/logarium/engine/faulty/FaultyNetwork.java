package io.logarium.engine.faulty;

import io.logarium.engine.net.Edge;
import io.logarium.engine.net.Listener;
import io.logarium.engine.net.Network;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.net.PeerChannel;
import io.logarium.engine.net.PeerRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.protocol.ApiMessage;
import org.jspecify.annotations.Nullable;

/// A broker's network whose links to other brokers may be cut or slow, in front of one that works. What is sent over a cut link waits
/// until it is mended, as TCP would send it again; requests go one way and answers the other.
public final class FaultyNetwork implements Network {
    private final Network network;
    private final int self;
    private final Links links;
    private final ClientFaults clients;
    private final Later later;

    /// @param self the broker whose network it is
    public FaultyNetwork(
            Network network, int self, Links links, ClientFaults clients, Later later) {
        this.network = network;
        this.self = self;
        this.links = links;
        this.clients = clients;
        this.later = later;
    }

    @Override
    public Listener listen(int port, Edge edge) throws IOException {
        return network.listen(port, clients.around(edge));
    }

    @Override
    public PeerChannel connect(PeerAddress to, PeerChannel.Events events) {
        return new Channel(to, events);
    }

    /// One direction of one connection: what cannot pass now waits here, in order. From any thread.
    private final class Lane implements Runnable {
        private final int from;
        private final int to;
        private final ReentrantLock lock = new ReentrantLock();
        private final ArrayDeque<Passing> waiting = new ArrayDeque<>();

        private Lane(int from, int to) {
            this.from = from;
            this.to = to;
        }

        private void pass(Passing passing) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                boolean cut = links.isCut(from, to);
                long delayMs = links.delayMs(from, to);
                if (waiting.isEmpty() && !cut && delayMs == 0) {
                    passing.pass();
                    return;
                }
                waiting.add(passing);
                if (!cut) {
                    later.in(delayMs, this::passNext);
                }
            } finally {
                lock.unlock();
            }
        }

        private void passNext() {
            lock.lock();
            try {
                var next = links.isCut(from, to) ? null : waiting.poll();
                if (next != null) {
                    next.pass();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        }

        /// The links have changed.
        @Override
        public void run() {
            lock.lock();
            try {
                if (!links.isCut(from, to)) {
                    waiting.forEach(one -> later.in(0, this::passNext));
                }
            } finally {
                lock.unlock();
            }
        }

        private void clear() {
            links.forget(this);
            lock.lock();
            try {
                waiting.clear();
            } finally {
                lock.unlock();
            }
        }
    }

    private interface Passing {
        void pass() throws InterruptedException;
    }

    private final class Channel implements PeerChannel, PeerChannel.Events {
        private final Events events;
        private final Lane there;
        private final Lane back;
        private final PeerChannel channel;

        private Channel(PeerAddress to, Events events) {
            this.events = events;
            there = new Lane(self, to.node());
            back = new Lane(to.node(), self);
            links.onChange(there);
            links.onChange(back);
            channel = network.connect(to, this);
        }

        @Override
        public void send(PeerRequest request) {
            try {
                there.pass(() -> channel.send(request));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            there.clear();
            back.clear();
            channel.close();
        }

        @Override
        public void connected() throws InterruptedException {
            back.pass(events::connected);
        }

        @Override
        public @Nullable Object prepare(PeerRequest request, ApiMessage answer) {
            return events.prepare(request, answer);
        }

        @Override
        public void answered(int correlationId, ApiMessage body, @Nullable Object prepared)
                throws InterruptedException {
            back.pass(() -> events.answered(correlationId, body, prepared));
        }

        @Override
        public void lost(String why) throws InterruptedException {
            links.forget(there);
            back.pass(() -> {
                links.forget(back);
                events.lost(why);
            });
        }
    }
}
