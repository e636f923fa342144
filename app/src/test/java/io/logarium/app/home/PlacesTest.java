package io.logarium.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Path HOME = Path.of("/home/ann");

    @Test
    void linuxFollowsXdg() {
        assertThat(Places.of("Linux", HOME, Map.of("XDG_DATA_HOME", "/data")).data())
                .isEqualTo(Path.of("/data/logarium"));
        assertThat(Places.of("Linux", HOME, Map.of()).data())
                .isEqualTo(HOME.resolve(".local/share/logarium"));
    }

    @Test
    void aRelativeVariableCountsAsNotSet() {
        assertThat(Places.of("Linux", HOME, Map.of("XDG_DATA_HOME", "data")).data())
                .isEqualTo(HOME.resolve(".local/share/logarium"));
    }

    @Test
    void macAndWindowsHaveTheirOwn() {
        assertThat(Places.of("Mac OS X", HOME, Map.of()).data())
                .isEqualTo(HOME.resolve("Library/Application Support/Logarium"));
        assertThat(Places.of("Windows 11", HOME, Map.of("LOCALAPPDATA", "/local")).data())
                .isEqualTo(Path.of("/local/Logarium"));
    }
}
