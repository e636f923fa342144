package io.logarium.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {
    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @ValueSource(
            strings = {
                "plain",
                "my group",
                "it's",
                "'",
                "\"quoted\"",
                "back\\slash\\",
                "$HOME `id` $(id)",
                "читатели",
                "a;b|c&d>e<f*g?h#i!j",
                "two\nlines",
                "😀"
            })
    void aShellReadsWhatItWas(String text) throws Exception {
        var shell =
                new ProcessBuilder("sh", "-c", "printf %s " + Code.shell(text))
                        .redirectErrorStream(true)
                        .start();
        var read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(read).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--all-groups", "-x"})
    void aValueThatBeginsWithADashIsNoOption(String group) {
        assertThat(Code.option("--group", group)).isEqualTo("--group=" + group);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\ud83d", "\ude00x"})
    void whatCannotStandInAFileIsWrittenAsANumber(String text) {
        assertThat(Code.literal(text)).contains("\\u").doesNotContain(text);
    }
}
