package io.logarium.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The story that is run in all three languages leaves out no kind of snippet.
class EveryKindTest {
    @Test
    void everyKindIsInTheStory() throws Exception {
        var story =
                Files.readString(
                        Path.of("src", "test", "java", "io", "logarium", "app", "snippet")
                                .resolve("Story.java"));

        var kinds = kinds();

        assertThat(kinds).hasSizeGreaterThan(15);
        assertThat(kinds).allSatisfy(kind -> assertThat(story).contains(kind + "("));
    }

    /// The classes of this package that end with "Snippets".
    private static List<String> kinds() throws Exception {
        var folder =
                Path.of(Trio.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .resolve(Trio.class.getPackageName().replace('.', '/'));
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith("Snippets.class"))
                    .map(f -> f.substring(0, f.length() - ".class".length()))
                    .flatMap(EveryKindTest::ofClass)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> ofClass(String name) {
        try {
            return Stream.of(
                            Class.forName(Trio.class.getPackageName() + "." + name)
                                    .getDeclaredMethods())
                    .filter(m -> m.getReturnType() == Trio.class)
                    .filter(m -> Modifier.isPublic(m.getModifiers()))
                    .map(Method::getName)
                    .distinct()
                    .map(method -> name + "." + method);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
