package io.logarium.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// English and Russian say the same things.
class BundlesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)[}#]");

    static Iterable<String> areas() {
        return Texts.AREAS;
    }

    @ParameterizedTest
    @MethodSource("areas")
    void bothLanguagesHaveTheSameKeysAndNoneIsEmpty(String area) throws IOException {
        var english = read(area, "en");
        var russian = read(area, "ru");

        assertThat(new TreeSet<>(russian.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        assertThat(russian.values()).noneMatch(v -> v.toString().isBlank());
        assertThat(english.values()).noneMatch(v -> v.toString().isBlank());
    }

    @ParameterizedTest
    @MethodSource("areas")
    void bothLanguagesNameTheSameArguments(String area) throws IOException {
        var english = read(area, "en");
        var russian = read(area, "ru");

        for (var key : english.stringPropertyNames()) {
            assertThat(arguments(russian.getProperty(key)))
                    .as("arguments of %s", key)
                    .isEqualTo(arguments(english.getProperty(key)));
        }
    }

    private static TreeSet<String> arguments(String text) {
        var found = new TreeSet<String>();
        var matcher = ARGUMENT.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Properties read(String area, String language) throws IOException {
        var name = "/io/logarium/ui/texts/%s.%s.properties".formatted(area, language);
        var properties = new Properties();
        try (var in = BundlesTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
