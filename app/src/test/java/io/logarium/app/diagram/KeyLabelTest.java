package io.logarium.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyLabelTest {
    @ParameterizedTest
    @CsvSource({
        "user_007, 007",
        "order-4711, 4711",
        "4711, 4711",
        "9f3c1b20-6a51-4c0e-9d7e-0123456789ab, 9f3c",
        "Марина, Мар…",
        "Анна, Анна",
        "abc, abc",
        "k7, k7",
        "order-30418, …418",
        "order-00000042, 42",
        "shipment, shi…",
    })
    void atMostFourCharactersTellKeysApart(String key, String label) {
        assertThat(KeyLabel.of(Facts.text(key))).isEqualTo(label);
    }

    @Test
    void nullAndEmptyAreDifferent() {
        assertThat(KeyLabel.of(Content.none())).isEqualTo("∅");
        assertThat(KeyLabel.of(Facts.text(""))).isEqualTo("\"\"");
    }

    @Test
    void bytesThatAreNoTextAreHexadecimal() {
        assertThat(KeyLabel.of(Content.of(new byte[] {(byte) 0xff, 0x10, 0x20}))).isEqualTo("ff10");
    }

    @Test
    void aCharacterOfTwoUnitsIsNotCutInHalf() {
        assertThat(KeyLabel.of(Facts.text("😀😀😀😀😀"))).isEqualTo("😀😀😀…");
    }
}
