package io.logarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.home.Theme;
import io.logarium.app.text.Language;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void anAddressToAttachToOpensTheWindowThere() {
        assertThat(Arguments.parse("--attach", "kafka-1:9092"))
                .isEqualTo(new Wish.AttachWindow("kafka-1:9092"));
        assertThat(Arguments.parse("--attach", "nowhere")).isInstanceOf(Wish.Refused.class);
    }

    @Test
    void nothingMeansTheWindow() {
        assertThat(Arguments.parse()).isEqualTo(new Wish.OpenWindow());
    }

    @Test
    void clusterAloneIsOneBrokerOnKafkasPort() {
        assertThat(Arguments.parse("cluster"))
                .isEqualTo(new Wish.RunCluster(1, 9092, Optional.empty(), Map.of()));
    }

    @Test
    void clusterTakesPortFolderAndSettings() {
        var wish =
                Arguments.parse(
                        "cluster",
                        "--brokers",
                        "1",
                        "--port",
                        "21092",
                        "--data",
                        "d",
                        "--set",
                        "a.b=1",
                        "c=x=y",
                        "--set",
                        "d=");

        assertThat(wish)
                .isEqualTo(
                        new Wish.RunCluster(
                                1,
                                21092,
                                Optional.of(Path.of("d")),
                                Map.of("a.b", "1", "c", "x=y", "d", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cluster --port 21092 --data d --set a.b=1 c=x=y --set d= --brokers 1",
                "cluster",
                "pictures --theme light --out o --lang ru"
            })
    void theShortWayReadsWhatTheGrammarReads(String line) {
        var words = line.split(" ");

        assertThat(PlainArguments.read(words)).isPresent();
        assertThat(Arguments.parse(words)).isEqualTo(Grammar.parse(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "cluster --help", "cluster --port", "cluster --port=1"})
    void allElseIsLeftToTheGrammar(String line) {
        assertThat(PlainArguments.read(line.split(" "))).isEmpty();
    }

    @Test
    void anEqualsSignMayStandBetween() {
        assertThat(Arguments.parse("cluster", "--port=1"))
                .isEqualTo(new Wish.RunCluster(1, 1, Optional.empty(), Map.of()));
    }

    @Test
    void picturesTakeThemeAndLanguage() {
        assertThat(Arguments.parse("pictures", "--out", "o", "--theme", "light", "--lang", "ru"))
                .isEqualTo(
                        new Wish.DrawPictures(
                                Path.of("o"), Theme.LIGHT, Language.RU, 1_600, 1_000));
    }

    @Test
    void picturesTakeTheSizeOfTheWindow() {
        assertThat(Arguments.parse("pictures", "--out", "o", "--size", "1024x680"))
                .isEqualTo(
                        new Wish.DrawPictures(Path.of("o"), Theme.DARK, Language.EN, 1_024, 680));
        assertThat(Arguments.parse("pictures", "--out", "o", "--size", "wide"))
                .isInstanceOf(Wish.Refused.class);
    }

    @Test
    void aClusterHasOneToSevenBrokers() {
        assertThat(Arguments.parse("cluster", "--brokers", "3"))
                .isInstanceOfSatisfying(
                        Wish.RunCluster.class, c -> assertThat(c.brokers()).isEqualTo(3));
        assertThat(Arguments.parse("cluster", "--brokers", "8"))
                .isInstanceOfSatisfying(
                        Wish.Refused.class, r -> assertThat(r.sentence()).contains("1 to 7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nonsense",
                "nonsense",
                "cluster --brokers many",
                "cluster --brokers 0",
                "cluster --port -1",
                "cluster --port 65536",
                "cluster --port",
                "cluster --broker 1",
                "cluster extra",
                "cluster --set novalue",
                "cluster --port 1 --port 2",
                "pictures",
                "pictures --out o --theme blue",
                "pictures --out o --lang de"
            })
    void whatIsNotUnderstoodIsRefusedInOneLine(String line) {
        assertThat(Arguments.parse(line.split(" ")))
                .isInstanceOfSatisfying(
                        Wish.Refused.class,
                        r -> assertThat(r.sentence()).isNotBlank().hasLineCount(1).endsWith("."));
    }

    @Test
    void aSlipOfThePenIsNamed() {
        assertThat(Arguments.parse("cluster", "--broker", "1"))
                .isInstanceOfSatisfying(
                        Wish.Refused.class, r -> assertThat(r.sentence()).contains("--brokers?"));
    }

    @Test
    void helpNamesTheCommands() {
        assertThat(Arguments.parse("--help"))
                .isInstanceOfSatisfying(
                        Wish.Tell.class,
                        t -> assertThat(t.text()).contains("cluster").contains("pictures"));
        assertThat(Arguments.parse("cluster", "--help"))
                .isInstanceOfSatisfying(
                        Wish.Tell.class,
                        t -> assertThat(t.text()).contains("--brokers").contains("--set"));
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(Arguments.parse("--version"))
                .isInstanceOfSatisfying(
                        Wish.Tell.class,
                        t -> assertThat(t.text()).matches("logarium \\d+\\.\\d+\\.\\d+.*"));
    }
}
