package io.logarium.engine.net;

import io.logarium.engine.net.FrameReader.FrameLimits;
import io.logarium.engine.testing.frames.FrameTarget;
import io.logarium.engine.wire.ReplyEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/// Everything of a connection but its socket, on the caller's thread: frames are cut, decoded and prepared, the broker behind the
/// edge is let work, and its answers are encoded.
public final class SessionTarget implements FrameTarget {
    private static final NetworkLimits LIMITS = NetworkLimits.DEFAULT;
    private static final FrameLimits FRAMES =
            new FrameLimits(LIMITS.maxFrameBytes(), 4 * 1024 * 1024);

    private final Edge edge;
    private final Runnable letWork;
    private final ByteBudget budget = new ByteBudget(LIMITS.requestBytes());
    private Session session;
    private long connections;

    /// @param letWork makes the broker behind the edge handle what it was given, until it has nothing more to do
    public SessionTarget(Edge edge, Runnable letWork) {
        this.edge = edge;
        this.letWork = letWork;
        this.session = open();
    }

    @Override
    public Outcome send(byte[] bytes) throws IOException, InterruptedException {
        if (!session.hasRoom()) {
            reopen("full");
        }
        var source = Channels.newChannel(new ByteArrayInputStream(bytes));
        var reader = new FrameReader(source, FRAMES, budget, session.traffic());
        var outcome =
                switch (reader.next()) {
                    case Frame.Whole(ByteBuffer content, var charge) ->
                            handle(content, charge::release);
                    case Frame.End(String reason) -> reopen(reason);
                    case Frame.Broken(String reason) -> reopen(reason);
                };
        if (outcome != Outcome.SILENT && budget.used() != 0 && !session.hasRoom()) {
            reopen("full");
        }
        return outcome;
    }

    private Outcome handle(ByteBuffer content, Runnable release) throws InterruptedException {
        session.receive(content, release, 0);
        letWork.run();
        var outcome = Outcome.SILENT;
        for (Optional<Outgoing> next = session.next(); next.isPresent(); next = session.next()) {
            switch (next.get()) {
                case Outgoing.Answer answer -> {
                    if (!encodes(answer)) {
                        return reopen("the records are gone");
                    }
                    outcome = Outcome.ANSWERED;
                }
                case Outgoing.Silence() -> outcome = Outcome.SILENT;
                case Outgoing.HangUp(String reason) -> {
                    return reopen(reason);
                }
            }
        }
        return outcome;
    }

    /// False when the records of the answer were deleted meanwhile, which ends a connection.
    private static boolean encodes(Outgoing.Answer answer) {
        try {
            ReplyEncoder.toBytes(answer.reply());
            return true;
        } catch (UncheckedIOException gone) {
            return false;
        } catch (RuntimeException broken) {
            throw new IllegalStateException("cannot be encoded: " + answer.reply(), broken);
        } finally {
            answer.done();
        }
    }

    /// What the frames are given to.
    public Edge edge() {
        return edge;
    }

    /// Memory that requests hold which were not answered yet.
    public long bytesHeld() {
        return budget.used();
    }

    private Outcome reopen(String why) {
        session.close(why, 0);
        session = open();
        return Outcome.CLOSED;
    }

    private Session open() {
        connections++;
        var host = InetAddress.getLoopbackAddress();
        return new Session(connections, edge, LIMITS, host, 5555, 0, () -> {});
    }
}
