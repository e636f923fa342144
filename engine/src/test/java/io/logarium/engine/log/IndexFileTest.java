package io.logarium.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.testing.MemoryDisk;
import io.logarium.engine.testing.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class IndexFileTest {
    private record Pair(long key, int value) {}

    private final MemoryDisk disk = new MemoryDisk();
    private final LogFolder folder = LogFolder.of(disk, Path.of("/data/t-0"));

    @Seeds(100)
    void itAgreesWithAList(long seed) {
        disk.createDirectories(folder.dir());
        var random = new Random(seed);
        boolean times = random.nextBoolean();
        var index = open(times);
        var model = new ArrayList<Pair>();
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(6)) {
                case 0 -> cut(index, model, random);
                case 1 -> index.write();
                case 2 -> index.rest();
                case 3 -> {
                    index.close();
                    index = open(times);
                }
                default -> grow(index, model, random);
            }
            assertAgrees(index, model, random);
        }
    }

    private IndexFile open(boolean times) {
        var index = times ? IndexFile.ofTimes(folder, 0) : IndexFile.ofOffsets(folder, 0);
        index.load(Integer.MAX_VALUE, Integer.MAX_VALUE, 1);
        return index;
    }

    private static void grow(IndexFile index, List<Pair> model, Random random) {
        for (int i = random.nextInt(700); i > 0; i--) {
            var last = model.isEmpty() ? new Pair(0, 0) : model.getLast();
            var next =
                    new Pair(
                            last.key + 1 + random.nextInt(20), last.value + 1 + random.nextInt(99));
            model.add(next);
            index.append(next.key, next.value);
        }
    }

    private static void cut(IndexFile index, List<Pair> model, Random random) {
        int keep = random.nextInt(model.size() + 1);
        index.truncateTo(keep);
        model.subList(keep, model.size()).clear();
    }

    private static void assertAgrees(IndexFile index, List<Pair> model, Random random) {
        assertThat(index.count()).isEqualTo(model.size());
        for (int i = 0; i < 40 && !model.isEmpty(); i++) {
            int entry = random.nextInt(model.size());
            var pair = model.get(entry);
            assertThat(index.key(entry)).isEqualTo(pair.key);
            assertThat(index.value(entry)).isEqualTo(pair.value);
            assertThat(index.floor(pair.key)).isEqualTo(entry);
            assertThat(index.floor(pair.key - 1))
                    .isEqualTo(
                            entry > 0 && model.get(entry - 1).key == pair.key - 1
                                    ? entry - 1
                                    : lastBelow(model, pair.key));
            assertThat(index.floorByValue(-1, pair.value)).isEqualTo(entry);
            assertThat(index.floorByValue(entry / 2, pair.value + 1)).isGreaterThanOrEqualTo(entry);
        }
        assertThat(index.floor(-1)).isEqualTo(-1);
        assertThat(index.floor(Integer.MAX_VALUE)).isEqualTo(model.size() - 1);
    }

    private static int lastBelow(List<Pair> model, long key) {
        int found = -1;
        for (int i = 0; i < model.size() && model.get(i).key < key; i++) {
            found = i;
        }
        return found;
    }
}
