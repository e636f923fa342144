package io.logarium.engine.log;

import static io.logarium.engine.log.LogFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.log.ReadResult.Found;
import io.logarium.engine.loop.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.network.Send;
import org.apache.kafka.common.network.TransferableChannel;
import org.apache.kafka.common.protocol.SendBuilder;
import org.apache.kafka.common.requests.ResponseHeader;
import org.junit.jupiter.api.Test;

class SliceTest {
    /// Takes at most so many bytes a write.
    private static final class Sink implements TransferableChannel {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int perWrite;
        private int largest;

        Sink(int perWrite) {
            this.perWrite = perWrite;
        }

        @Override
        public int write(ByteBuffer from) {
            int count = Math.min(perWrite, from.remaining());
            largest = Math.max(largest, from.remaining());
            for (int i = 0; i < count; i++) {
                bytes.write(from.get());
            }
            return count;
        }

        @Override
        public long write(ByteBuffer[] from) {
            return write(from, 0, from.length);
        }

        @Override
        public long write(ByteBuffer[] from, int start, int count) {
            long written = 0;
            for (int i = start; i < start + count; i++) {
                written += write(from[i]);
            }
            return written;
        }

        @Override
        public boolean hasPendingWrites() {
            return false;
        }

        @Override
        public long transferFrom(FileChannel file, long position, long count) {
            throw new AssertionError("transferTo would hold the carrier of a virtual thread");
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    private static LogFixture large() {
        var f = new LogFixture(LogConfig.DEFAULT);
        for (int i = 0; i < 30; i++) {
            f.append(Batches.sized(10_000 + i, NOW));
        }
        return f;
    }

    private static Slice slice(LogFixture f, long offset) {
        return ((Found) f.log.read(offset, f.log.endOffset(), 1_000_000, true)).slice();
    }

    @Test
    void aFetchResponseCarriesIt() throws IOException {
        for (int perWrite : new int[] {17, 1000, 1_000_000}) {
            var f = large();
            var slice = slice(f, 3);
            var expected = slice.copy();
            var sink = new Sink(perWrite);

            Send send =
                    SendBuilder.buildResponseSend(
                            new ResponseHeader(7, (short) 1), response(slice), (short) 12);
            while (!send.completed()) {
                send.writeTo(sink);
            }
            slice.release();

            var frame = ByteBuffer.wrap(sink.bytes.toByteArray());
            assertThat(frame.getInt()).isEqualTo(frame.remaining());
            assertThat(sink.largest).isLessThanOrEqualTo(64 * 1024);
            assertThat(Batches.values(expected)).hasSize(27);
            int at = indexOf(frame, expected);
            assertThat(at).isPositive();
        }
    }

    private static FetchResponseData response(Slice slice) {
        var data = new FetchResponseData();
        data.responses()
                .add(
                        new FetchResponseData.FetchableTopicResponse()
                                .setTopic("orders")
                                .setPartitions(
                                        List.of(
                                                new FetchResponseData.PartitionData()
                                                        .setRecords(slice))));
        return data;
    }

    private static int indexOf(ByteBuffer frame, ByteBuffer part) {
        for (int at = 0; at + part.limit() <= frame.limit(); at++) {
            if (frame.slice(at, part.limit()).equals(part)) {
                return at;
            }
        }
        return -1;
    }

    @Test
    void whatWasCutWhileItWasSentIsNotSent() throws IOException {
        var f = large();
        var slice = slice(f, 0);
        var sink = new Sink(1_000_000);
        assertThat(slice.writeTo(sink, 0, 64 * 1024)).isEqualTo(64 * 1024);

        f.log.truncateTo(20, NOW);

        assertThatThrownBy(() -> slice.writeTo(sink, 64 * 1024, slice.sizeInBytes()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("dropped");
        slice.release();
    }

    @Test
    void whatWasClosedWhileItWasSentIsNotSent() {
        var f = large();
        var slice = slice(f, 0);

        f.log.close();

        assertThatThrownBy(() -> slice.writeTo(new Sink(100), 0, 100))
                .isInstanceOf(IOException.class);
        slice.release();
    }

    @Test
    void releasingTwiceIsAnError() {
        var slice = slice(large(), 0);
        slice.retain().release();
        slice.release();

        assertThatThrownBy(slice::release).isInstanceOf(Check.BrokenClaim.class);
        assertThatThrownBy(slice::retain).isInstanceOf(Check.BrokenClaim.class);
    }

    @Test
    void manyStalledWritersShareAFixedNumberOfBuffers() {
        var taken = new java.util.ArrayList<ByteBuffer>();
        for (int i = 0; i < 200; i++) {
            taken.add(CopyBuffers.take());
        }

        assertThat(taken.stream().filter(ByteBuffer::isDirect)).hasSizeLessThanOrEqualTo(64);
        taken.forEach(CopyBuffers::giveBack);
        var one = CopyBuffers.take();
        assertThat(one.isDirect()).isTrue();
        CopyBuffers.giveBack(one);
    }
}
