package io.logarium.engine.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.logarium.engine.testing.Seeds;
import org.junit.jupiter.api.Test;

/// Elections and replication while nodes crash, links break and messages are late, many times over.
class RaftRandomTest {
    private static final int STEPS = 60;

    @Seeds(150)
    void promisesHoldWhateverHappens(long seed) {
        var world = new RaftWorld(3 + 2 * (int) Math.floorMod(seed, 2L), seed, Flaw.NONE);
        trouble(world);
        assertThat(world.promises.elections()).isPositive();
        heal(world);
        assertThat(world.promises.committed()).anyMatch(e -> e.value().equals("last"));
        for (var node : world.nodes.values()) {
            assertThat(node.highWatermark()).isEqualTo(world.promises.committed().size());
        }
    }

    @Test
    void rulesThatAreBrokenAreNoticed() {
        for (var flaw : Flaw.values()) {
            if (flaw != Flaw.NONE) {
                assertThat(isNoticed(flaw)).as("%s within 200 seeds", flaw).isTrue();
            }
        }
    }

    private static boolean isNoticed(Flaw flaw) {
        for (long seed = 0; seed < 200; seed++) {
            var world = new RaftWorld(flaw == Flaw.COUNTS_A_VOTE_TWICE ? 5 : 3, seed, flaw);
            try {
                trouble(world);
                heal(world);
            } catch (RuntimeException noticed) {
                return true;
            }
        }
        return false;
    }

    private static void trouble(RaftWorld world) {
        world.startAll();
        world.network(15, 0.02);
        for (int step = 0; step < STEPS; step++) {
            world.run(world.upTo(200));
            int node = world.upTo(world.nodes.size() - 1);
            switch (world.upTo(10)) {
                case 0 -> crashOrStart(world, node);
                case 1 -> crashLeader(world);
                case 2 -> world.cut(node, world.upTo(world.nodes.size() - 1));
                case 3 -> world.cutOff(node);
                case 4 -> world.mendAll();
                case 5 -> world.nodes.get(node).resign();
                case 6 -> world.run(3_000);
                case 7 -> storm(world);
                default -> world.nodes.values().forEach(n -> n.write("r" + world.upTo(1 << 20)));
            }
        }
    }

    /// Everybody starts again at nearly the same time, on a slow network: several stand for the same epoch, and voters crash as
    /// soon as they have voted.
    private static void storm(RaftWorld world) {
        world.nodes.values().forEach(n -> n.write("s" + world.upTo(1 << 20)));
        world.run(world.upTo(40));
        world.network(120, 0);
        for (int id : world.nodes.keySet()) {
            againAfter(world, id, world.upTo(300));
        }
        world.run(world.upTo(500));
        againAfter(world, world.upTo(world.nodes.size() - 1), 0);
        world.run(world.upTo(100));
        againAfter(world, world.upTo(world.nodes.size() - 1), 0);
        world.run(400);
        world.network(15, 0.02);
    }

    private static void againAfter(RaftWorld world, int id, long pauseMs) {
        if (world.nodes.get(id).isUp()) {
            world.nodes.get(id).crash();
        }
        world.later(pauseMs, () -> restart(world, id));
    }

    private static void crashOrStart(RaftWorld world, int id) {
        var node = world.nodes.get(id);
        if (node.isUp()) {
            node.crash();
        } else {
            node.start();
        }
    }

    private static void crashLeader(RaftWorld world) {
        int leader = world.leader();
        if (leader >= 0) {
            world.nodes.get(leader).crash();
            world.later(world.upTo(2_000), () -> restart(world, leader));
        }
    }

    private static void restart(RaftWorld world, int id) {
        if (!world.nodes.get(id).isUp()) {
            world.nodes.get(id).start();
        }
    }

    private static void heal(RaftWorld world) {
        world.mendAll();
        world.network(3, 0);
        for (int id : world.nodes.keySet()) {
            restart(world, id);
        }
        for (int tries = 0; tries < 60; tries++) {
            world.run(500);
            int leader = world.leader();
            if (leader >= 0) {
                world.nodes.get(leader).write("last");
                world.run(1_000);
                boolean all =
                        world.nodes.values().stream()
                                .allMatch(n ->
                                        n.highWatermark() == world.promises.committed().size());
                if (all) {
                    return;
                }
            }
        }
        fail("no leader after everything was mended: %s".formatted(world.story));
    }
}
