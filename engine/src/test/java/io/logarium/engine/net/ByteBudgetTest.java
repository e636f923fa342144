package io.logarium.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.testing.frames.Eventually;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
    private static final int MB = 1024 * 1024;

    private final ByteBudget budget = new ByteBudget(8L * MB);

    @Test
    void whoAsksForMoreThanIsLeftWaits() throws Exception {
        var first = budget.big(5 * MB);
        var second = Thread.ofVirtual().start(() -> charge(5 * MB));
        Eventually.that("the second waits", () -> second.getState() == Thread.State.WAITING);

        first.release();

        Eventually.that("the second goes on", () -> !second.isAlive());
    }

    @Test
    void smallRequestsDoNotWaitForBigOnes() throws Exception {
        budget.big(6 * MB);

        var small = Thread.ofVirtual().start(() -> charge(1000));

        Eventually.that("the small one goes on", () -> !small.isAlive());
    }

    @Test
    void aRequestBiggerThanEverythingTakesEverything() throws Exception {
        var huge = budget.big(100 * MB);
        assertThat(budget.used()).isEqualTo(6L * MB);

        assertThat(huge.growTo(200 * MB)).isTrue();
        huge.release();

        assertThat(budget.used()).isZero();
    }

    @Test
    void nothingIsGivenBackTwice() throws Exception {
        var one = budget.small(100);
        budget.small(50);

        one.release();
        one.release();

        assertThat(budget.used()).isEqualTo(50);
    }

    private void charge(int bytes) {
        try {
            (bytes > ByteBudget.SMALL ? budget.big(bytes) : budget.small(bytes)).growTo(bytes);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
