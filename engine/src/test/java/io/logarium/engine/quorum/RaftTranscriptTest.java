package io.logarium.engine.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What three voters do, told line by line: milliseconds, node, what it became or did.
class RaftTranscriptTest {
    private final RaftWorld world = new RaftWorld(3, 7, Flaw.NONE);

    private void isTold(String expected) {
        assertThat(String.join("\n", world.story) + "\n").isEqualTo(expected);
        world.story.clear();
    }

    private void settle() {
        world.startAll();
        world.run(1_000);
        world.story.clear();
    }

    @Test
    void aFreshClusterElectsAtOnce() {
        world.startAll();
        world.run(60);
        isTold(
                """
                    0 0 starts
                    0 1 starts
                    0 2 starts
                    0 0 Prospective, epoch 0
                    2 0 Candidate, epoch 1
                    4 1 Unattached, epoch 1
                    4 2 Unattached, epoch 1
                    7 0 Leader, epoch 1
                   10 1 Follower of 0, epoch 1
                   10 2 Follower of 0, epoch 1
                   17 0 commits up to 1
                   18 2 commits up to 1
                   22 1 commits up to 1
                """);
    }

    @Test
    void aLeaderThatIsCutOffResignsAndDropsWhatNobodyHas() {
        settle();
        world.cutOff(0);
        world.nodes.get(0).write("lost");
        world.run(6_000);
        isTold(
                """
                 2520 2 Prospective of 0, epoch 1
                 2524 1 Prospective of 0, epoch 1
                 2526 1 Candidate, epoch 2
                 2530 2 Unattached, epoch 2
                 2532 1 Leader, epoch 2
                 2535 2 Follower of 1, epoch 2
                 2540 1 commits up to 2
                 2541 2 commits up to 2
                 3525 0 Resigned, epoch 1
                 4720 0 Prospective, epoch 1
                """);
        world.nodes.get(1).write("kept");
        world.nodes.get(2).write("kept");
        world.mendAll();
        world.run(3_000);
        isTold(
                """
                 7004 0 Follower of 1, epoch 2
                 7006 1 commits up to 3
                 7007 2 commits up to 3
                 7008 0 drops from 1
                 7010 0 commits up to 3
                """);
    }

    @Test
    void aLeaderThatStopsNamesItsSuccessor() {
        settle();
        world.nodes.get(0).resign();
        world.run(5);
        world.nodes.get(0).crash();
        world.run(300);
        isTold(
                """
                 1000 0 Resigned, epoch 1
                 1003 1 Prospective, epoch 1
                 1003 2 Unattached, epoch 1
                 1005 0 crashes
                 1007 1 Candidate, epoch 2
                 1009 2 Unattached, epoch 2
                 1010 1 Leader, epoch 2
                 1012 2 Follower of 1, epoch 2
                 1031 1 commits up to 2
                 1032 2 commits up to 2
                """);
    }

    @Test
    void whoComesBackDisturbsNobody() {
        settle();
        world.nodes.get(2).crash();
        world.run(5_000);
        world.nodes.get(2).start();
        world.run(1_000);
        isTold(
                """
                 1000 2 crashes
                 6000 2 starts
                 6010 2 Follower of 0, epoch 1
                 6012 2 commits up to 1
                """);
    }
}
