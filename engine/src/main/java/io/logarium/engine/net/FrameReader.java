package io.logarium.engine.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.apache.kafka.common.protocol.ApiKeys;

/// Cuts a stream of bytes into frames. The length is checked before anything is allocated, and a big frame gets its memory as its
/// bytes arrive: half a frame of 100 MB never holds more than twice of what was sent.
final class FrameReader {
    /// Most requests fit in, so that several of them take one system call.
    private static final int STAGING = 8 * 1024;

    /// The JDK copies what is read into a heap buffer through a native one of the same size, which it then keeps.
    private static final int LONGEST_READ = 64 * 1024;

    /// A parsed request takes so many bytes for each of its own, if it is not mostly records. Honest ones take less, the worst that can be
    /// made some fifty.
    private static final int PARSED = 16;

    private final ReadableByteChannel source;
    private final FrameLimits limits;
    private final ByteBudget budget;
    private final Traffic traffic;
    private final ByteBuffer staging = ByteBuffer.allocate(STAGING).flip();

    FrameReader(
            ReadableByteChannel source, FrameLimits limits, ByteBudget budget, Traffic traffic) {
        this.source = source;
        this.limits = limits;
        this.budget = budget;
        this.traffic = traffic;
    }

    /// Waits for the next frame.
    Frame next() throws IOException, InterruptedException {
        if (!stage(Integer.BYTES)) {
            return new Frame.End(
                    staging.hasRemaining()
                            ? "closed by the client within a length"
                            : "closed by the client");
        }
        int length = staging.getInt();
        if (length <= 0 || length > limits.anyBytes()) {
            return new Frame.Broken(
                    "frame length %d, at most %d".formatted(length, limits.anyBytes()));
        }
        traffic.inFrame(true);
        try {
            return length <= ByteBudget.SMALL ? readSmall(length) : readBig(length);
        } finally {
            traffic.inFrame(false);
        }
    }

    /// Charged when it has all arrived: half a request must not hold what others wait for.
    private Frame readSmall(int length) throws IOException, InterruptedException {
        var bytes = ByteBuffer.allocate(length);
        if (!fill(bytes)) {
            return cutShort();
        }
        bytes.flip();
        boolean produces = length >= Short.BYTES && bytes.getShort(0) == ApiKeys.PRODUCE.id;
        return new Frame.Whole(bytes, budget.small(length * weight(produces)));
    }

    private Frame readBig(int length) throws IOException, InterruptedException {
        if (!stage(Short.BYTES)) {
            return cutShort();
        }
        boolean produces = staging.getShort(staging.position()) == ApiKeys.PRODUCE.id;
        if (!produces && length > limits.otherBytes()) {
            return new Frame.Broken(
                    "frame length %d, at most %d for what is not Produce"
                            .formatted(length, limits.otherBytes()));
        }
        int weight = weight(produces);
        var charge = budget.big(ByteBudget.SMALL * weight);
        boolean whole = false;
        try {
            var bytes = ByteBuffer.allocate(ByteBudget.SMALL);
            while (fill(bytes)) {
                if (bytes.capacity() == length) {
                    whole = true;
                    return new Frame.Whole(bytes.flip(), charge);
                }
                int size = bytes.capacity() >= length / 2 ? length : bytes.capacity() * 2;
                if (!charge.growTo(size * weight)) {
                    return new Frame.Broken(
                            "no memory for a request of %d bytes".formatted(length));
                }
                bytes = ByteBuffer.allocate(size).put(bytes.flip());
            }
            return cutShort();
        } finally {
            if (!whole) {
                charge.release();
            }
        }
    }

    private static int weight(boolean produces) {
        return produces ? 1 : PARSED;
    }

    private static Frame cutShort() {
        return new Frame.End("closed by the client within a request");
    }

    /// Makes sure that `count` bytes are staged; false when the stream ended before.
    private boolean stage(int count) throws IOException {
        while (staging.remaining() < count) {
            staging.compact();
            int read = source.read(staging);
            staging.flip();
            if (read < 0) {
                return false;
            }
            traffic.read(read);
        }
        return true;
    }

    /// Fills the target from what is staged and then from the source; false when the stream ended before.
    private boolean fill(ByteBuffer target) throws IOException {
        int staged = Math.min(staging.remaining(), target.remaining());
        target.put(target.position(), staging, staging.position(), staged);
        target.position(target.position() + staged);
        staging.position(staging.position() + staged);
        while (target.hasRemaining()) {
            int count = Math.min(target.remaining(), LONGEST_READ);
            int read = source.read(target.slice(target.position(), count));
            if (read < 0) {
                return false;
            }
            traffic.read(read);
            target.position(target.position() + read);
        }
        return true;
    }

    /// The longest frames.
    ///
    /// @param anyBytes of any request: `socket.request.max.bytes`
    /// @param otherBytes of requests that carry no records: once parsed they are many times as big
    record FrameLimits(int anyBytes, int otherBytes) {}
}
