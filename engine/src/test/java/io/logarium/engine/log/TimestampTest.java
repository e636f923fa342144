package io.logarium.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.log.TimestampLookup.At;
import io.logarium.engine.log.TimestampLookup.Inside;
import io.logarium.engine.log.TimestampLookup.Nowhere;
import io.logarium.engine.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;

class TimestampTest {
    private static final long T0 = Batches.T0;

    private record Stamp(long offset, long timestamp) {}

    private static Optional<At> resolve(TimestampLookup lookup) {
        return switch (lookup) {
            case Nowhere() -> Optional.empty();
            case At at -> Optional.of(at);
            case Inside(var search) -> search.find();
        };
    }

    @Test
    void theFirstRecordThatIsLateEnoughIsFound() {
        var f = new LogFixture(LogConfig.DEFAULT);
        f.append(
                Batches.of(
                        Compression.gzip().build(),
                        new SimpleRecord(1000, new byte[] {1}),
                        new SimpleRecord(1001, new byte[] {2}),
                        new SimpleRecord(1002, new byte[] {3})));
        f.append(Batches.at(1001, "d"));

        assertThat(resolve(f.log.offsetForTimestamp(0))).contains(new At(1000, 0, 3));
        assertThat(resolve(f.log.offsetForTimestamp(1001))).contains(new At(1001, 1, 3));
        assertThat(resolve(f.log.offsetForTimestamp(1002))).contains(new At(1002, 2, 3));
        assertThat(resolve(f.log.offsetForTimestamp(1003))).isEmpty();
        assertThat(resolve(f.log.offsetOfMaxTimestamp())).contains(new At(1002, 2, 3));
    }

    @Test
    void aBatchOfOneRecordNeedsNoSearch() {
        var f = new LogFixture(LogConfig.DEFAULT);
        f.append(Batches.at(1000, "a"));

        assertThat(f.log.offsetForTimestamp(999)).isEqualTo(new At(1000, 0, 3));
        assertThat(f.log.offsetOfMaxTimestamp()).isEqualTo(new At(1000, 0, 3));
    }

    @Test
    void anEmptyLogHasNone() {
        var f = new LogFixture(LogConfig.DEFAULT);

        assertThat(f.log.offsetForTimestamp(0)).isEqualTo(new Nowhere());
        assertThat(f.log.offsetOfMaxTimestamp()).isEqualTo(new Nowhere());
    }

    @Test
    void recordsBeforeTheLogStartDoNotCount() {
        var f = new LogFixture(LogConfig.DEFAULT);
        f.append(Batches.of(Compression.NONE, Batches.records(2000, "a", "b", "c")));
        f.append(Batches.at(1500, "d"));
        f.append(Batches.at(3000, "e"));
        f.log.advanceLogStart(1);
        assertThat(resolve(f.log.offsetForTimestamp(1))).contains(new At(2000, 1, 3));

        f.log.advanceLogStart(3);

        assertThat(resolve(f.log.offsetForTimestamp(1))).contains(new At(1500, 3, 3));
        assertThat(resolve(f.log.offsetForTimestamp(1800))).contains(new At(3000, 4, 3));
    }

    @Test
    void aSearchThatComesTooLateFindsNothing() {
        var f = new LogFixture(LogConfig.DEFAULT);
        f.append(Batches.at(1000, "a", "b"));
        var search = ((Inside) f.log.offsetForTimestamp(1000)).search();

        f.log.truncateTo(0, T0);

        assertThat(search.find()).isEmpty();
    }

    @Seeds(150)
    void lookupsAgreeWithAWalkOverAllRecords(long seed) {
        var random = new Random(seed);
        var f =
                new LogFixture(
                        LogConfig.DEFAULT.with(c ->
                                c.segmentBytes(2000 + random.nextInt(4000))
                                        .indexIntervalBytes(random.nextInt(500))));
        var stamps = new ArrayList<Stamp>();
        int kind = random.nextInt(4);
        for (int i = 0; i < 120; i++) {
            appendSome(f, stamps, random, kind);
            if (random.nextInt(25) == 0) {
                f = random.nextBoolean() ? f.reopen() : f.crash(random.nextInt(100));
            }
        }
        if (random.nextBoolean()) {
            f.log.advanceLogStart(random.nextInt(200));
        }
        long start = f.log.logStartOffset();
        var live = stamps.stream().filter(s -> s.offset >= start).toList();

        for (int i = 0; i < 60; i++) {
            long wanted = timestamp(random, kind, random.nextInt(140));
            var expected =
                    live.stream()
                            .filter(s -> s.timestamp >= wanted)
                            .findFirst()
                            .map(s -> new At(s.timestamp, s.offset, 3));
            assertThat(resolve(f.log.offsetForTimestamp(wanted))).isEqualTo(expected);
        }
        assertThat(resolve(f.log.offsetOfMaxTimestamp())).isEqualTo(latest(stamps));
    }

    private static Optional<At> latest(List<Stamp> stamps) {
        Optional<Stamp> latest = Optional.empty();
        for (var stamp : stamps) {
            if (latest.isEmpty() || stamp.timestamp > latest.get().timestamp) {
                latest = Optional.of(stamp);
            }
        }
        return latest.map(s -> new At(s.timestamp, s.offset, 3));
    }

    private static void appendSome(LogFixture f, List<Stamp> stamps, Random random, int kind) {
        var records = new SimpleRecord[1 + random.nextInt(3)];
        for (int i = 0; i < records.length; i++) {
            long timestamp = timestamp(random, kind, (int) f.log.endOffset() / 2);
            stamps.add(new Stamp(f.log.endOffset() + i, timestamp));
            records[i] = new SimpleRecord(timestamp, new byte[random.nextInt(40)]);
        }
        f.append(Batches.of(Compression.NONE, records));
    }

    /// Growing, constant, falling or wild.
    private static long timestamp(Random random, int kind, int step) {
        return switch (kind) {
            case 0 -> T0 + step * 10L + random.nextInt(30);
            case 1 -> T0 + (random.nextInt(40) == 0 ? 1 : 0);
            case 2 -> T0 - step * 10L;
            default -> T0 + random.nextInt(1000);
        };
    }
}
