package io.logarium.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka-topics",
                "kafka-topics.sh",
                "kafka-topics.bat",
                "bin/kafka-topics.sh",
                "./bin/kafka-topics.sh",
                "/opt/kafka_2.13-4.3.1/bin/kafka-topics.sh",
                "bin\\windows\\kafka-topics.bat"
            })
    void anyPathAndEndingNameTheSameTool(String typed) {
        assertThat(Tools.find(typed)).map(Tool::name).hasValue("kafka-topics");
    }

    @Test
    void namesAreSortedAndDifferent() {
        assertThat(Tools.all()).extracting(Tool::name).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-topic", "kafka-topics-list", "topics", "kafak-topics.sh"})
    void aNearMissIsRecognised(String typed) {
        assertThat(Tools.find(typed)).isEmpty();
        assertThat(Tools.nearest(typed, Stream.of("status"))).contains("kafka-topics");
    }

    @Test
    void nothingNearGivesNoNames() {
        assertThat(Tools.nearest("ls", Stream.of("status"))).isEmpty();
        assertThat(Tools.nearest("statsu", Stream.of("status"))).first().isEqualTo("status");
    }

    @Test
    void serverScriptsAreNotNeeded() {
        assertThat(Tools.isNotNeeded("bin/kafka-server-start.sh")).isTrue();
        assertThat(Tools.isNotNeeded("kafka-topics.sh")).isFalse();
    }
}
