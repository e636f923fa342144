package io.logarium.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.net.FrameReader.FrameLimits;
import io.logarium.engine.testing.frames.Frames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private static final int MB = 1024 * 1024;
    private static final FrameLimits LIMITS = new FrameLimits(100 * MB, 4 * MB);

    private final ByteBudget budget = new ByteBudget(256L * MB);
    private final Traffic traffic = new Traffic();

    @Test
    void framesAreCutWhateverPiecesTheyArriveIn() throws Exception {
        for (int piece : new int[] {1, 3, 7, 8192, 1 << 20}) {
            var small = Frames.raw((short) 3, (short) 1, 7, new byte[100]);
            var stream = ByteBuffer.allocate(5 * MB);
            stream.put(small).put(produce(300_000)).put(small).put(produce(MB)).put(small);
            var reader = reader(stream.flip(), piece);

            assertThat(sizeOfNext(reader)).isEqualTo(108);
            assertThat(sizeOfNext(reader)).isEqualTo(300_000);
            assertThat(sizeOfNext(reader)).isEqualTo(108);
            assertThat(sizeOfNext(reader)).isEqualTo(MB);
            assertThat(sizeOfNext(reader)).isEqualTo(108);
            assertThat(reader.next()).isEqualTo(new Frame.End("closed by the client"));
        }
        assertThat(budget.used()).isZero();
    }

    @Test
    void theContentOfABigFrameIsKept() throws Exception {
        var frame = produce(3 * MB);
        for (int i = 100; i < frame.length; i++) {
            frame[i] = (byte) (i * 31);
        }

        var read = (Frame.Whole) reader(ByteBuffer.wrap(frame), 50_000).next();

        assertThat(read.bytes()).isEqualTo(Frames.content(frame));
        assertThat(budget.used()).isEqualTo(3 * MB);
        read.charge().release();
        assertThat(budget.used()).isZero();
    }

    @Test
    void lengthsThatAreLiesAreBroken() throws Exception {
        for (int length : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 100 * MB + 1}) {
            var frame = Frames.withLength(length, Frames.raw((short) 0, (short) 9));

            assertThat(reader(ByteBuffer.wrap(frame), 100).next())
                    .as("length %d", length)
                    .isInstanceOf(Frame.Broken.class);
        }
    }

    @Test
    void onlyProduceMayBeHuge() throws Exception {
        var metadata = Frames.withLength(5 * MB, Frames.raw((short) 3, (short) 1, 7));

        assertThat(reader(ByteBuffer.wrap(metadata), 100).next()).isInstanceOf(Frame.Broken.class);
    }

    @Test
    void whatIsNotProduceIsChargedWithWhatItWillTakeOnceParsed() throws Exception {
        var produce = Frames.raw((short) 0, (short) 9, new byte[96]);
        var metadata = Frames.raw((short) 3, (short) 9, new byte[96]);

        var first = (Frame.Whole) reader(ByteBuffer.wrap(produce), 1000).next();
        assertThat(budget.used()).isEqualTo(100);
        reader(ByteBuffer.wrap(metadata), 1000).next();

        assertThat(budget.used()).isEqualTo(100 + 1_600);
        assertThat(first.bytes().remaining()).isEqualTo(100);
    }

    @Test
    void halfAFrameOf100MbHoldsWhatCameAndNotMuchMore() throws Exception {
        var begun = ByteBuffer.allocate(4 * MB);
        begun.putInt(100 * MB).putShort((short) 0).rewind();
        long[] most = {0};
        ReadableByteChannel source =
                new Pieces(begun, 64 * 1024) {
                    @Override
                    public int read(ByteBuffer target) {
                        most[0] = Math.max(most[0], budget.used());
                        return super.read(target);
                    }
                };

        var read = new FrameReader(source, LIMITS, budget, traffic).next();

        assertThat(read).isEqualTo(new Frame.End("closed by the client within a request"));
        assertThat(most[0]).isBetween(4L * MB - 1, 8L * MB);
        assertThat(budget.used()).isZero();
    }

    @Test
    void aStreamThatEndsWithinALengthIsTold() throws Exception {
        assertThat(reader(ByteBuffer.wrap(new byte[] {0, 0}), 100).next())
                .isEqualTo(new Frame.End("closed by the client within a length"));
    }

    @Test
    void bytesAreCounted() throws Exception {
        reader(ByteBuffer.wrap(produce(100_000)), 1000).next();

        assertThat(traffic.bytesIn()).isEqualTo(100_004);
        assertThat(traffic.isInFrame()).isFalse();
    }

    private FrameReader reader(ByteBuffer stream, int piece) {
        return new FrameReader(new Pieces(stream, piece), LIMITS, budget, traffic);
    }

    private static byte[] produce(int length) {
        var frame = new byte[Integer.BYTES + length];
        ByteBuffer.wrap(frame).putInt(length).putShort((short) 0);
        return frame;
    }

    private static int sizeOfNext(FrameReader reader) throws IOException, InterruptedException {
        var whole = (Frame.Whole) reader.next();
        whole.charge().release();
        return whole.bytes().remaining();
    }

    /// A stream that gives at most so many bytes at a time.
    private static class Pieces implements ReadableByteChannel {
        private final ByteBuffer stream;
        private final int piece;

        private Pieces(ByteBuffer stream, int piece) {
            this.stream = stream;
            this.piece = piece;
        }

        @Override
        public int read(ByteBuffer target) {
            if (!stream.hasRemaining()) {
                return -1;
            }
            int count = Math.min(Math.min(piece, target.remaining()), stream.remaining());
            target.put(stream.slice(stream.position(), count));
            stream.position(stream.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
