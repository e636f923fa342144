package io.logarium.app.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// A recording in a file. It begins with a line that says what it is; then come the facts that it consists of by name, the
/// blocks, packed as in memory, and a checksum. A file is believed in nothing. One whose facts are others is of another version
/// of the program: it is read by the names in it.
public final class RecordingFile {
    /// What such files end with.
    public static final String ENDING = ".logarium";

    /// No recording of ours takes more.
    static final long MOST_BYTES = 128L << 20;

    private static final int MOST_BLOCKS = 100_000;
    private static final byte[] HEAD =
            "Logarium recording, format 1\n".getBytes(StandardCharsets.UTF_8);
    private static final String ANY_HEAD = "Logarium recording, format ";
    private static final Codec<Happening> HAPPENINGS = new Codecs().of(Happening.class);

    private RecordingFile() {}

    /// Writes a recording; a file that is there is replaced when all is written.
    public static void write(Path file, Timeline timeline) throws IOException {
        var sink = new ByteSink();
        sink.text(facts());
        sink.number(timeline.dropped());
        sink.number(timeline.blocks().size());
        for (var block : timeline.blocks()) {
            write(sink, block.packed());
        }
        seal(file, sink);
    }

    /// Puts the head before what was written and the checksum behind it.
    static void seal(Path file, ByteSink written) throws IOException {
        var body = Arrays.copyOf(written.array(), written.size());
        var checksum = new CRC32();
        checksum.update(body);
        var temporary = file.resolveSibling(file.getFileName() + ".part");
        try (var out = Files.newOutputStream(temporary)) {
            out.write(HEAD);
            out.write(body);
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.write((int) (checksum.getValue() >> shift));
            }
        }
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(ByteSink sink, Block block) {
        sink.number(block.times().length);
        long time = 0;
        long written = 0;
        for (int i = 0; i < block.times().length; i++) {
            sink.number(block.times()[i] - time);
            sink.number(block.written()[i] - written);
            time = block.times()[i];
            written = block.written()[i];
        }
        sink.number(block.spacing());
        sink.number(block.unpacked());
        sink.number(block.length());
        sink.put(Arrays.copyOf(block.data(), block.length()));
        sink.number(block.happenings().size());
        Happening before = null;
        for (var happening : block.happenings()) {
            HAPPENINGS.write(sink, happening, before);
            before = happening;
        }
    }

    /// Reads a recording.
    ///
    /// @throws BadRecordingException if it is none, or damaged, or has nothing that this program could show
    public static FromFile read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new BadRecordingException("it is larger than any recording");
        }
        var all = Files.readAllBytes(file);
        checkHead(all);
        int end = all.length - 4;
        if (end < HEAD.length) {
            throw new BadRecordingException("it ends in the middle");
        }
        var checksum = new CRC32();
        checksum.update(all, HEAD.length, end - HEAD.length);
        long told = 0;
        for (int i = 0; i < 4; i++) {
            told = told << 8 | all[end + i] & 0xFF;
        }
        if (told != checksum.getValue()) {
            throw new BadRecordingException("it is damaged or was cut off");
        }
        try {
            return read(
                    new ByteSource(Arrays.copyOfRange(all, HEAD.length, end), end - HEAD.length));
        } catch (IllegalArgumentException | NullPointerException | IndexOutOfBoundsException e) {
            throw new BadRecordingException("it says what cannot be: " + e.getMessage());
        }
    }

    private static void checkHead(byte[] all) {
        if (Arrays.mismatch(HEAD, all) == -1 || Arrays.mismatch(HEAD, all) == HEAD.length) {
            return;
        }
        var start = new String(all, 0, Math.min(all.length, HEAD.length), StandardCharsets.UTF_8);
        throw new BadRecordingException(
                start.startsWith(ANY_HEAD)
                        ? "it is of another version of Logarium"
                        : "it is no recording of Logarium");
    }

    private static FromFile read(ByteSource source) {
        var facts = source.text();
        if (facts.equals(facts())) {
            return new FromFile(timeline(source, Optional.empty()));
        }
        var older = new OlderFacts(facts);
        var timeline = timeline(source, Optional.of(older));
        return new FromFile(timeline, older.fitting().leftOut(), older.fitting().unknown());
    }

    private static Timeline timeline(ByteSource source, Optional<OlderFacts> older) {
        long dropped = source.number();
        int count = source.count();
        if (count == 0 || count > MOST_BLOCKS) {
            throw new BadRecordingException("it holds nothing");
        }
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < count; i++) {
            var block = readBlock(source, older);
            blocks.add(older.map(o -> o.block(block)).orElse(block));
        }
        var timeline = new Timeline(blocks, dropped);
        // The ends are looked at now, so that what cannot be read is told at once.
        blocks.getFirst().read().to(0);
        blocks.getLast().read().to(blocks.getLast().times().length - 1);
        return timeline;
    }

    private static Block readBlock(ByteSource source, Optional<OlderFacts> older) {
        int moments = source.count();
        if (moments == 0) {
            throw new BadRecordingException("a part of it holds nothing");
        }
        var times = new long[moments];
        var written = new long[moments];
        for (int i = 0; i < moments; i++) {
            times[i] = source.number() + (i == 0 ? 0 : times[i - 1]);
            written[i] = source.number() + (i == 0 ? 0 : written[i - 1]);
            if (i > 0 && times[i] < times[i - 1]) {
                throw new BadRecordingException("its time goes back");
            }
        }
        int spacing = (int) Math.clamp(source.number(), 0, Block.SPACINGS_MS.length - 1);
        long unpacked = source.number();
        if (unpacked <= 0 || unpacked > Block.MOST_UNPACKED) {
            throw new BadRecordingException("a part of it is too large");
        }
        var data = source.take(source.count());
        int count = source.count();
        var happenings =
                older.map(o -> o.happenings(source, count))
                        .orElseGet(() -> readHappenings(source, count));
        return new Block(times, written, data, data.length, (int) unpacked, spacing, happenings);
    }

    private static List<Happening> readHappenings(ByteSource source, int count) {
        var happenings = new ArrayList<Happening>();
        for (int i = 0; i < count; i++) {
            happenings.add(
                    HAPPENINGS.read(source, happenings.isEmpty() ? null : happenings.getLast()));
        }
        return happenings;
    }

    /// All that a recording of this program consists of, by name.
    static String facts() {
        return Block.codec().name() + HAPPENINGS.name();
    }
}
