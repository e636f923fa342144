package io.logarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir Path folder;

    private ChildProgram program;

    @BeforeEach
    void open() {
        program = new ChildProgram(folder);
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void helpAndVersionAreToldOnStandardOutput() throws Exception {
        assertThat(program.run("--help")).isZero();
        assertThat(program.out()).contains("cluster", "pictures");

        assertThat(program.run("--version")).isZero();
        assertThat(program.out()).matches("logarium \\S+\\R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "cluster --brokers 8", "cluster --port x", "pictures"})
    void aWrongCommandLineIsOneLineOnStandardErrorAndTwo(String line) throws Exception {
        assertThat(program.run(line.split(" "))).isEqualTo(2);

        assertThat(program.out()).isEmpty();
        assertThat(program.err()).startsWith("logarium: ").hasLineCount(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayTheWindowSaysSo() throws Exception {
        assertThat(program.run()).isEqualTo(1);

        assertThat(program.err()).contains("logarium cluster").hasLineCount(1);
    }
}
