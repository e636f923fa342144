package io.logarium.engine.log;

import static io.logarium.engine.log.LogFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.log.ReadResult.Found;
import io.logarium.engine.log.ReadResult.Nothing;
import io.logarium.engine.log.ReadResult.OutOfRange;
import io.logarium.engine.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random operations on a log and on a plain list of batches, which must stay alike.
class LogModelTest {
    private record Batch(long base, List<String> values) {
        long end() {
            return base + values.size();
        }
    }

    private final List<Batch> model = new ArrayList<>();
    private long start;
    private long end;
    private long now = NOW;

    @Seeds(150)
    void aLogIsAListOfBatches(long seed) {
        var random = new Random(seed);
        var f =
                new LogFixture(
                        LogConfig.DEFAULT.with(c ->
                                c.segmentBytes(1000 + random.nextInt(3000))
                                        .indexIntervalBytes(random.nextInt(400))
                                        .retentionMs(-1)
                                        .fileDeleteDelayMs(random.nextInt(2000))));
        for (int step = 0; step < 250; step++) {
            now += random.nextInt(300);
            f = step(f, random);
            assertThat(f.log.logStartOffset()).isEqualTo(start);
            assertThat(f.log.endOffset()).isEqualTo(end);
            read(f, random);
        }
        assertThat(f.readAll()).isEqualTo(values(start));
        f.log.close();
        assertThat(f.disk.open()).isEmpty();
    }

    private LogFixture step(LogFixture f, Random random) {
        switch (random.nextInt(24)) {
            case 0 -> truncate(f, start + random.nextInt((int) (end - start) + 3));
            case 1 -> {
                start = Math.max(start, Math.min(end, start + random.nextInt(12)));
                f.log.advanceLogStart(start);
            }
            case 2 -> f.log.roll(now);
            case 3 -> f.log.applyRetention(now, start + random.nextInt((int) (end - start) + 1));
            case 4 -> {
                return f.reopen();
            }
            case 5 -> {
                return f.crash(f.log.recoveryPoint());
            }
            case 6 -> f.log.flush(failure -> {});
            case 7 -> restart(f, random);
            default -> append(f, random);
        }
        return f;
    }

    private void restart(LogFixture f, Random random) {
        if (random.nextInt(6) == 0) {
            start = random.nextInt(500);
            end = start;
            model.clear();
            f.log.truncateFullyAndStartAt(start, now);
        }
    }

    private void append(LogFixture f, Random random) {
        var values = new ArrayList<String>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            values.add("v" + random.nextInt(1000) + "x".repeat(random.nextInt(60)));
        }
        model.add(new Batch(end, List.copyOf(values)));
        end += values.size();
        f.append(Batches.at(now, values.toArray(String[]::new)));
    }

    /// A batch that holds the offset goes as a whole.
    private void truncate(LogFixture f, long offset) {
        f.log.truncateTo(offset, now);
        while (!model.isEmpty() && model.getLast().end() > offset) {
            end = model.removeLast().base;
        }
        start = Math.min(start, end);
    }

    private void read(LogFixture f, Random random) {
        long from = start - 1 + random.nextInt((int) (end - start) + 3);
        long upper = start + random.nextInt((int) (end - start) + 2);
        int max = random.nextInt(1500);
        boolean atLeastOne = random.nextBoolean();
        switch (f.log.read(from, upper, max, atLeastOne)) {
            case OutOfRange(long low, long high) ->
                    assertThat(from < start || from > end)
                            .as("%d of %d..%d", from, low, high)
                            .isTrue();
            case Nothing() -> assertNothingFits(f, from, upper, max, atLeastOne);
            case Found(var slice) -> {
                var bytes = LogFixture.content(slice);
                var got = Batches.values(bytes);
                var expected = values(baseOf(from));
                assertThat(got).isEqualTo(expected.subList(0, got.size()));
                long next = LogFixture.lastHeader(bytes).nextOffset();
                assertThat(next).isLessThanOrEqualTo(upper);
                boolean oneBatch = next == endOf(from);
                assertThat(bytes.limit() <= max || (oneBatch && atLeastOne)).isTrue();
            }
        }
    }

    private void assertNothingFits(
            LogFixture f, long from, long upper, int max, boolean atLeastOne) {
        if (from >= end || endOf(from) > upper) {
            return;
        }
        assertThat(atLeastOne).isFalse();
        var first = (Found) f.log.read(from, upper, max, true);
        assertThat(first.slice().sizeInBytes()).isGreaterThan(max);
        first.slice().release();
    }

    private long baseOf(long offset) {
        return model.stream().filter(b -> b.end() > offset).findFirst().orElseThrow().base;
    }

    private long endOf(long offset) {
        return model.stream().filter(b -> b.end() > offset).findFirst().orElseThrow().end();
    }

    private List<String> values(long from) {
        var all = new ArrayList<String>();
        for (var batch : model) {
            if (batch.end() > from) {
                for (int i = 0; i < batch.values.size(); i++) {
                    all.add((batch.base + i) + ":" + batch.values.get(i));
                }
            }
        }
        return all;
    }
}
