package io.logarium.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.sim.scenario.Scenario;
import io.logarium.engine.sim.scenario.ScenarioException;
import io.logarium.engine.sim.scenario.ScenarioRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScenarioTest {
    private static final Path FILES = Path.of("src/test/resources/scenarios");

    @TestFactory
    Stream<DynamicTest> whatScenariosExpectIsSo() throws Exception {
        try (var files = Files.list(FILES)) {
            return files.sorted().toList().stream()
                    .map(file ->
                            DynamicTest.dynamicTest(
                                    String.valueOf(file.getFileName()), () -> holds(file)));
        }
    }

    private static void holds(Path file) throws Exception {
        var scenario = Scenario.parse(String.valueOf(file.getFileName()), Files.readString(file));
        var lines = new ArrayList<String>();
        int differences = new ScenarioRunner(scenario, OptionalLong.empty(), lines::add).run();
        assertThat(differences).as(String.join("\n", lines)).isZero();
        assertThat(transcript(scenario)).as("the second run").isEqualTo(lines);
    }

    private static List<String> transcript(Scenario scenario) throws ScenarioException {
        var lines = new ArrayList<String>();
        new ScenarioRunner(scenario, OptionalLong.empty(), lines::add).run();
        return lines;
    }

    @Test
    void whatIsOtherwiseIsTold() throws Exception {
        var lines = new ArrayList<String>();
        var scenario = Scenario.parse("a.txt", "cluster brokers=1\n----\nbroker 0 crashed\n");

        int differences = new ScenarioRunner(scenario, OptionalLong.of(9), lines::add).run();

        assertThat(differences).isEqualTo(1);
        assertThat(lines.getLast())
                .contains("OTHERWISE: broker 0 crashed expected, but broker 0 is up");
    }

    @Test
    void badLinesAreRefusedWithFileAndLine() {
        refused("cluster brokers=9\n", "a.txt:1: brokers takes a number from 1 to 7, not '9'.");
        refused("kill 0\n", "a.txt:1: a scenario begins with: cluster brokers=N");
        refused("cluster brokers=1\nexplode 0\n", "a.txt:2: 'explode' is not a command.");
        refused("cluster brokers=1\n\nkill 4\n", "a.txt:3: '4' is no broker; say 0 to 0,");
        refused("cluster brokers=1\ndisk 0 wet\n", "a.txt:2: A disk is ok, slow, full or lost");
        refused("cluster brokers=1\nslow 0\n", "a.txt:2: slow is written: slow A B MS");
        refused("cluster brokers=1\nwait soon\n", "a.txt:2: 'soon' is not a time");
        refused("cluster brokers=1\nproduce orders\n", "a.txt:2: 'orders' is not a partition");
        refused("cluster brokers=1\nproduce a-0 colour=red\n", "produce does not know colour=.");
        refused("cluster brokers=1\n----\nmood fine\n", "a.txt:3: 'mood' is nothing that can be");
        refused("cluster brokers=1 log.dirz=x\n", "a.txt:1: ");
        refused("# nothing\n", "a.txt:1: there is no command in it");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() ->
                        new ScenarioRunner(
                                        Scenario.parse("a.txt", text),
                                        OptionalLong.empty(),
                                        line -> {})
                                .run())
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(message);
    }
}
