package io.logarium.engine.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.loop.Chance;
import io.logarium.engine.testing.Seeds;
import java.util.ArrayList;
import java.util.List;

/// Long random histories: brokers come, go and come back damaged, topics are made, changed and deleted, partitions move.
class ControllerHistoryTest {
    private static final int STEPS = 150;
    private static final int BROKERS = 4;

    @Seeds(60)
    void theLogTellsAllAndTheRulesHold(long seed) {
        var controller = new TestController(seed, java.util.Map.of()).withBrokers(BROKERS);
        var script = new RandomSteps(controller, Chance.seeded(seed));
        for (int step = 0; step < STEPS; step++) {
            var before = controller.committed;
            script.step();
            Rules.check(before, controller.committed);
        }

        // What is decided with and what is seen are the same when all is committed.
        assertThat(controller.committed).isEqualTo(controller.state.image());
        // The log alone tells it all, in one go or in pieces.
        var replayed = MetadataImage.EMPTY.apply(controller.log, controller.log.size() - 1).after();
        assertThat(replayed).isEqualTo(controller.committed);
        assertThat(inPieces(controller.log, Chance.seeded(seed + 1))).isEqualTo(replayed);
        // So does a snapshot.
        var snapshot = replayed.snapshot();
        var restored = MetadataImage.EMPTY.apply(snapshot, replayed.offset()).after();
        assertThat(restored).isEqualTo(replayed);
        assertThat(restored.snapshot()).isEqualTo(snapshot);
    }

    @Seeds(10)
    void theSameSeedGivesTheSameLog(long seed) {
        assertThat(logOf(seed)).isEqualTo(logOf(seed));
    }

    private static List<MetadataRecord> logOf(long seed) {
        var controller = new TestController(seed, java.util.Map.of()).withBrokers(BROKERS);
        var script = new RandomSteps(controller, Chance.seeded(seed));
        for (int step = 0; step < STEPS; step++) {
            script.step();
        }
        return controller.log;
    }

    private static MetadataImage inPieces(List<MetadataRecord> log, Chance chance) {
        var image = MetadataImage.EMPTY;
        int at = 0;
        while (at < log.size()) {
            int end = Math.min(log.size(), at + 1 + chance.nextInt(20));
            image = image.apply(new ArrayList<>(log.subList(at, end)), end - 1).after();
            at = end;
        }
        return image;
    }

    /// What must hold after every step.
    private static final class Rules {
        static void check(MetadataImage before, MetadataImage after) {
            for (var topic : after.topics()) {
                for (var partition : topic.partitions()) {
                    check(after, topic, partition);
                    before.partition(topic.id(), partition.index())
                            .ifPresent(old -> checkChange(old, partition));
                }
            }
        }

        private static void check(MetadataImage image, TopicImage topic, PartitionImage p) {
            var what = topic.name() + " " + p;
            assertThat(p.replicas()).as(what).doesNotHaveDuplicates().isNotEmpty();
            assertThat(p.directories()).as(what).hasSameSizeAs(p.replicas());
            assertThat(p.isr()).as(what).doesNotHaveDuplicates();
            assertThat(p.replicas()).as(what).containsAll(p.isr()).containsAll(p.elr());
            assertThat(p.isr()).as(what).noneMatch(p.elr()::contains);
            assertThat(p.replicas()).as(what).containsAll(p.adding()).containsAll(p.removing());
            if (p.hasLeader()) {
                assertThat(p.isr()).as(what).contains(p.leader());
                assertThat(image.isAlive(p.leader())).as(what).isTrue();
                assertThat(p.lastKnownElr()).as(what).isEmpty();
            }
            for (int id : p.isr()) {
                assertThat(image.isAlive(id)).as(what).isTrue();
            }
        }

        private static void checkChange(PartitionImage old, PartitionImage now) {
            assertThat(now.partitionEpoch()).isGreaterThanOrEqualTo(old.partitionEpoch());
            assertThat(now.leaderEpoch()).isGreaterThanOrEqualTo(old.leaderEpoch());
            if (now.leader() != old.leader()) {
                assertThat(now.leaderEpoch()).isGreaterThan(old.leaderEpoch());
            }
            if (!now.equals(old)) {
                assertThat(now.partitionEpoch()).isGreaterThan(old.partitionEpoch());
            }
        }
    }
}
