package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPatternTest {
    private static TopicPattern compiled(String regex) {
        var result = TopicPattern.compile(regex);
        assertThat(result).isInstanceOf(TopicPattern.Result.Compiled.class);
        return ((TopicPattern.Result.Compiled) result).pattern();
    }

    @Test
    void theWholeNameMustMatch() {
        assertThat(compiled("orders").matches("orders-2")).isFalse();
        assertThat(compiled("orders.*").matches("orders-2")).isTrue();
        assertThat(compiled("(?i)ORDERS").matches("orders")).isTrue();
        assertThat(compiled("(?P<what>or)ders").matches("orders")).isTrue();
        assertThat(compiled("[a-z]+\\.[0-9]{2,3}").matches("a.12")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "a(",
                "*",
                "(?=a)",
                "(?!a)",
                "(?<=a)b",
                "(?<!a)b",
                "(?>a)",
                "(a)\\1",
                "a*+",
                "a++",
                "a?+",
                "a{2}+",
                "a{1001}",
                "[a&&b]",
                "\\k<x>",
                "a{99999999999}"
            })
    void whatRe2DoesNotKnowIsRefused(String regex) {
        assertThat(TopicPattern.compile(regex)).isInstanceOf(TopicPattern.Result.Bad.class);
    }

    @Test
    void aMatchThatRunsAwayIsNoMatch() {
        assertThat(compiled("(a+)+b").matches("a".repeat(240))).isFalse();
        assertThat(compiled("(.*a){20}").matches("a".repeat(200) + "b")).isFalse();
    }

    @Test
    void deepOrLongExpressionsAreRefused() {
        assertThat(TopicPattern.compile("a".repeat(1_001)))
                .isInstanceOf(TopicPattern.Result.Bad.class);
        var deep = "(".repeat(490) + "a" + ")".repeat(490);
        assertThat(TopicPattern.compile(deep)).isNotNull();
    }
}
