package io.logarium.engine.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.apache.kafka.common.network.TransferableChannel;
import org.apache.kafka.common.record.internal.DefaultRecordsSend;
import org.apache.kafka.common.record.internal.TransferableRecords;

/// Records as a log gives them: bytes of a file, copied in pieces of 64 KB when they are sent.
record BigRecords(FileChannel file, int sizeInBytes) implements TransferableRecords {
    private static final int PIECE = 64 * 1024;

    static BigRecords at(Path path, int sizeInBytes) {
        try {
            var file =
                    FileChannel.open(
                            path,
                            java.nio.file.StandardOpenOption.CREATE,
                            java.nio.file.StandardOpenOption.READ,
                            java.nio.file.StandardOpenOption.WRITE);
            file.write(ByteBuffer.allocate(1), sizeInBytes - 1);
            return new BigRecords(file, sizeInBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public DefaultRecordsSend<BigRecords> toSend() {
        return new DefaultRecordsSend<>(this);
    }

    @Override
    public int writeTo(TransferableChannel channel, int position, int length) throws IOException {
        var piece = ByteBuffer.allocateDirect(Math.min(PIECE, length));
        int read = file.read(piece, position);
        return channel.write(piece.slice(0, read));
    }
}
