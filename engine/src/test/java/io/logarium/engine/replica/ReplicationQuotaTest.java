package io.logarium.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicationQuotaTest {
    private static final long NOW_MS = 5_000;

    private final ReplicationQuota quota = new ReplicationQuota();

    @Test
    void withoutALimitNothingIsExceeded() {
        quota.record(Long.MAX_VALUE / 1_000_000, NOW_MS);

        assertThat(quota.isLimited()).isFalse();
        assertThat(quota.isExceeded(NOW_MS)).isFalse();
    }

    @Test
    void aBurstIsMadeUpForAsTimeGoesBy() {
        quota.allow(1_000);
        assertThat(quota.isExceeded(NOW_MS)).isFalse();

        quota.record(4_000, NOW_MS);

        assertThat(quota.perSecond(NOW_MS)).as("over a second at least").isEqualTo(4_000);
        assertThat(quota.isExceeded(NOW_MS + 3_900)).isTrue();
        assertThat(quota.isExceeded(NOW_MS + 4_000)).isFalse();
    }

    @Test
    void theRateIsThatSinceTheOldestOfElevenWindows() {
        quota.allow(1_000);
        for (int second = 0; second < 8; second++) {
            quota.record(1_500, NOW_MS + second * 1_000L);
        }

        assertThat(quota.perSecond(NOW_MS + 8_000)).isEqualTo(1_500);
        assertThat(quota.perSecond(NOW_MS + 10_999)).isBetween(1_090.0, 1_092.0);
        assertThat(quota.perSecond(NOW_MS + 11_000)).as("the first is forgotten").isEqualTo(1_050);
        assertThat(quota.perSecond(NOW_MS + 60_000)).isZero();
    }

    @Test
    void nothingPassesWhereZeroIsAllowedAndSomethingDid() {
        quota.allow(0);
        assertThat(quota.isExceeded(NOW_MS)).isFalse();

        quota.record(1, NOW_MS);

        assertThat(quota.isExceeded(NOW_MS + 10_000)).isTrue();
    }
}
