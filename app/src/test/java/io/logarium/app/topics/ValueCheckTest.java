package io.logarium.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.topics.ValueCheck.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueCheckTest {
    @Test
    void jsonIsCountedWithAndWithoutItsSpaces() {
        var seen = (Seen.Json) ValueCheck.look("{ \"a b\": [1, 2] }");

        assertThat(seen.bytes()).isEqualTo(17);
        assertThat(seen.compactBytes()).isEqualTo(13);
        assertThat(seen.inexact()).isEmpty();
    }

    @Test
    void spacesInsideOfStringsStay() {
        var seen = (Seen.Json) ValueCheck.look("{\"a\": \"x \\\" y\"}");

        assertThat(seen.compactBytes()).isEqualTo("{\"a\":\"x \\\" y\"}".length());
    }

    @Test
    void aNumberThatADoubleCannotHoldIsNamed() {
        assertThat(inexact("{\"id\": 12345678901234567890}")).isEqualTo("12345678901234567890");
        assertThat(inexact("{\"id\": 0.10000000000000000555}")).isEqualTo("0.10000000000000000555");
        assertThat(inexact("{\"id\": 1e400}")).isEqualTo("1e400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"79.90", "1e3", "-0.5", "9007199254740992"})
    void ordinaryNumbersAreExact(String number) {
        assertThat(((Seen.Json) ValueCheck.look("[" + number + "]")).inexact()).isEmpty();
    }

    @Test
    void brokenJsonSaysWhere() {
        var seen = (Seen.BrokenJson) ValueCheck.look("{\n  \"a\": ,\n}");

        assertThat(seen.line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "[1] 2", "{\"a\": 1", "{\"a\" 1}"})
    void anythingBehindOrMissingIsBroken(String text) {
        assertThat(ValueCheck.look(text)).isInstanceOf(Seen.BrokenJson.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello world", "order 17 paid"})
    void otherTextIsJustText(String text) {
        assertThat(ValueCheck.look(text)).isInstanceOf(Seen.PlainText.class);
    }

    @Test
    void deepNestingIsRefusedWithoutAStackOverflow() {
        assertThat(ValueCheck.look("[".repeat(100_000))).isInstanceOf(Seen.BrokenJson.class);
    }

    private static String inexact(String text) {
        return ((Seen.Json) ValueCheck.look(text)).inexact().orElseThrow();
    }
}
