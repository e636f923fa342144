package io.logarium.engine.conformance;

import java.nio.ByteBuffer;

/// Frames that no client of good will sends: what is closed and what is answered all the same.
final class FrameSection {
    private static final byte[] CLIENT = {0, 1, 'p'};
    private static final int CORRELATION = 7;

    private final Probe probe;

    FrameSection(Probe probe) {
        this.probe = probe;
    }

    void observe() {
        sizes();
        headers();
        droppedVersions();
        bodies();
        probe.observe(
                "Frame: a broker that has seen all these still answers",
                () ->
                        Probe.error(
                                RecordRequests.listOffset(probe, probe.named("nope"), 0, -1)
                                        .errorCode()));
    }

    private void sizes() {
        observeFrame("size -1", sized(-1));
        observeFrame("size 0", sized(0));
        observeFrame("size 2147483647", sized(Integer.MAX_VALUE, (short) 18, (short) 0));
        observeFrame("size 200 MB", sized(200 << 20, (short) 18));
        observeFrame("size 3, a header cut short", frame((short) 18, (byte) 0));
        observeFrame(
                "size 7, a header cut short", frame((short) 18, (short) 0, (short) 0, (byte) 1));
    }

    private void headers() {
        observe("api key 9999", header(9999, 0));
        observe("api key -1", header(-1, 0));
        observe("LeaderAndIsr, which is no more", header(4, 0));
        observe("ControlledShutdown, which is no more", header(7, 0));
        observe("Vote, which is for controllers", header(52, 0), new byte[20]);
        observe(
                "SaslHandshake without security",
                header(17, 1),
                new byte[] {0, 5, 'P', 'L', 'A', 'I', 'N'});
        observe("SaslAuthenticate without security", header(36, 0), new byte[] {0, 0, 0, 0});
        observe("ApiVersions 99", header(18, 99), new byte[] {0, 2, 'a', 2, '1', 0});
        observe("ApiVersions -1", header(18, -1));
        observe(
                "ApiVersions 3, a bad software name",
                header(18, 3),
                new byte[] {0, 2, '-', 2, '1', 0});
        observe(
                "ApiVersions 3, an empty software name",
                header(18, 3),
                new byte[] {0, 1, 2, '1', 0});
        observe("ApiVersions 3, no body", header(18, 3), new byte[] {0});
        observe("Metadata 99", header(3, 99), new byte[] {0, 0, 0, 0});
        observeFrame(
                "a client id longer than the frame",
                frame((short) 3, (short) 1, CORRELATION, (short) 30000, (byte) 'p'));
        observeFrame("no client id", frame((short) 3, (short) 1, CORRELATION, (short) -1, 0));
        observeFrame(
                "a client id of length -2",
                frame((short) 3, (short) 1, CORRELATION, (short) -2, 0));
    }

    private void droppedVersions() {
        observe("Produce 2", header(0, 2), bytes((short) 1, 1000, 0));
        observe("Fetch 3", header(1, 3), bytes(-1, 0, 0, 1, 0));
        observe("ListOffsets 0", header(2, 0), bytes(-1, 0));
        observe("OffsetCommit 1", header(8, 1), bytes((short) 0, 0, (short) 0, 0));
        observe("OffsetFetch 0", header(9, 0), bytes((short) 0, 0));
        observe("CreateTopics 1", header(19, 1), bytes(0, 0, (byte) 0));
        observe("DeleteTopics 0", header(20, 0), bytes(0, 0));
        observe("DescribeConfigs 0", header(32, 0), bytes(0));
    }

    private void bodies() {
        observe("Metadata 0, no topics", header(3, 0), bytes(0));
        observe("Metadata 1, an array of 2147483647", header(3, 1), bytes(Integer.MAX_VALUE));
        observe("Metadata 1, an array of -2", header(3, 1), bytes(-2));
        observe(
                "Metadata 9, an array of 2147483647",
                header(3, 9),
                new byte[] {0, -1, -1, -1, -1, 7});
        observe(
                "Metadata 9, a number without an end",
                header(3, 9),
                new byte[] {0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1});
        observe("Metadata 1, 50 bytes too many", header(3, 1), bytes(0, new byte[50]));
        observe("Metadata 9, no body", header(3, 9));
        observe("Produce 9, no body", header(0, 9), new byte[] {0});
        observe("JoinGroup 5, half a body", header(11, 5), bytes((short) 3, new byte[] {'a'}));
        observe(
                "Metadata 9, a name that is no text",
                header(3, 9),
                new byte[] {0, 2, 3, (byte) 0xC3, (byte) 0x28, 0, 0, 0, 0, 0});
        observe(
                "Metadata 9, tagged fields without number",
                header(3, 9),
                new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F});
    }

    private void observeFrame(String name, byte[] frame) {
        probe.observe("Frame: " + name, () -> told(probe.wire().raw(frame)));
    }

    private void observe(String name, byte[] header, byte[]... body) {
        observeFrame(name, body.length == 0 ? frame((Object) header) : frame(header, body[0]));
    }

    /// Whether it is an answer to our request, and the first two bytes of its body, which often are an error code.
    private static String told(byte[] answer) {
        var bytes = ByteBuffer.wrap(answer);
        if (bytes.remaining() < 6) {
            return "answer of " + bytes.remaining() + " bytes";
        }
        boolean ours = bytes.getInt() == CORRELATION;
        return "answer to %s, then %d".formatted(ours ? "us" : "nobody", bytes.getShort());
    }

    private static byte[] header(int key, int version) {
        return bytes((short) key, (short) version, CORRELATION, CLIENT);
    }

    private static byte[] frame(Object... parts) {
        var body = bytes(parts);
        return bytes(body.length, body);
    }

    private static byte[] sized(int size, Object... parts) {
        return bytes(size, bytes(parts));
    }

    private static byte[] bytes(Object... parts) {
        var out = ByteBuffer.allocate(1024);
        for (var part : parts) {
            switch (part) {
                case Byte b -> out.put(b);
                case Short s -> out.putShort(s);
                case Integer i -> out.putInt(i);
                case byte[] all -> out.put(all);
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        out.flip();
        var all = new byte[out.remaining()];
        out.get(all);
        return all;
    }
}
