package io.logarium.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.Content;
import io.logarium.app.picture.Tone;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class KeyColourTest {
    @Test
    void aKeyHasTheHueOfItsHighHashBits() {
        // murmur2("user_007") is 0xb7711614; without the sign bit 0x3771 are its high bits, and
        // 0x3771 % 8 is 1.
        assertThat(KeyColour.hue(bytes("user_007"))).isEqualTo(1);
        assertThat(KeyColour.fill(Facts.text("user_007"))).isEqualTo(Tone.KEY_2);
        assertThat(KeyColour.line(Facts.text("user_007"))).isEqualTo(Tone.KEY_LINE_2);
    }

    @Test
    void noKeyIsNeutral() {
        assertThat(KeyColour.fill(Content.none())).isEqualTo(Tone.KEY_NULL);
        assertThat(KeyColour.line(Content.none())).isEqualTo(Tone.LINE_FAINT);
    }

    @Test
    void anEmptyKeyHasAColourSinceItIsAKey() {
        assertThat(KeyColour.fill(Facts.text(""))).isNotEqualTo(Tone.KEY_NULL);
    }

    @Test
    void keysOfOnePartitionHaveManyColours() {
        Set<Integer> hues = new HashSet<>();
        for (int user = 0; user < 200; user++) {
            var key = bytes("user_%03d".formatted(user));
            if (Utils.toPositive(Utils.murmur2(key)) % 8 == 3) {
                hues.add(KeyColour.hue(key));
            }
        }
        assertThat(hues).hasSizeGreaterThan(5);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
