package io.logarium.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrailTest {
    private final Trail trail = new Trail();

    @Test
    void backAndForthGoesOverWhatWasLookedAt() {
        visit("cluster", "topics", "groups");

        assertThat(trail.back()).contains("topics");
        trail.visit("topics");
        assertThat(trail.back()).contains("cluster");
        assertThat(trail.back()).isEmpty();
        assertThat(trail.forward()).contains("topics");
        assertThat(trail.forward()).contains("groups");
        assertThat(trail.forward()).isEmpty();
    }

    @Test
    void anotherWayEndsWhatWasAhead() {
        visit("cluster", "topics", "groups");
        trail.back();
        trail.back();
        trail.visit("settings");

        assertThat(trail.hasForward()).isFalse();
        assertThat(trail.back()).contains("cluster");
    }

    private void visit(String... ids) {
        for (var id : ids) {
            trail.visit(id);
        }
    }
}
