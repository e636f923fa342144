package io.logarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void linuxNeedsAVariableThatNamesOne() {
        assertThat(Display.of("Linux", "", Map.of()).isThere()).isFalse();
        assertThat(Display.of("Linux", "", Map.of("DISPLAY", "")).isThere()).isFalse();
        assertThat(Display.of("Linux", "", Map.of("DISPLAY", ":0")).isThere()).isTrue();
        assertThat(Display.of("Linux", "", Map.of("WAYLAND_DISPLAY", "wayland-0")).isThere())
                .isTrue();
    }

    @Test
    void elsewhereAndOnTheHeadlessPlatformOneMayAlwaysTry() {
        assertThat(Display.of("Mac OS X", "", Map.of()).isThere()).isTrue();
        assertThat(Display.of("Windows 11", "", Map.of()).isThere()).isTrue();
        assertThat(Display.of("Linux", "Headless", Map.of()).isThere()).isTrue();
    }

    @Test
    void theSentenceNamesTheHeadlessWays() {
        assertThat(Display.ABSENT)
                .hasLineCount(1)
                .contains("logarium cluster", "logarium pictures --out");
    }
}
