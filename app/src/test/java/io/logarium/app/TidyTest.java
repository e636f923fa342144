package io.logarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.tidy.Tidy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TidyTest {
    @Test
    void sourcesAreTidy() {
        assertThat(new Tidy().complaints(Path.of("").toAbsolutePath())).isEmpty();
    }
}
