package io.logarium.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContentTest {
    @Test
    void nullIsNotEmpty() {
        assertThat(Content.none().isNull()).isTrue();
        assertThat(Content.of(new byte[0]).isNull()).isFalse();
        assertThat(Content.of(new byte[0])).isNotEqualTo(Content.none());
        assertThat(Content.of(new byte[0]).text()).contains("");
    }

    @Test
    void longContentIsCutAndKnowsItsSize() {
        var content = Content.of(new byte[1_000_000]);

        assertThat(content.size()).isEqualTo(1_000_000);
        assertThat(content.isCut()).isTrue();
        assertThat(content.bytes()).hasSize(Content.KEPT_BYTES);
    }

    @Test
    void aCutInsideACharacterIsStillText() {
        var text = "x" + "я".repeat(Content.KEPT_BYTES);

        var kept = Content.of(text.getBytes(StandardCharsets.UTF_8)).text().orElseThrow();

        assertThat(text).startsWith(kept);
        assertThat(kept).hasSizeGreaterThan(Content.KEPT_BYTES / 2 - 2);
    }

    @Test
    void bytesThatAreNoTextAreShownInHexadecimal() {
        assertThat(Content.of(new byte[] {(byte) 0xfe, 0x01}).shown()).isEqualTo("0xfe01");
    }
}
