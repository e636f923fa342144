package io.logarium.app.console;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The folder with the jars of Kafka's tools.
///
/// @param path absolute
public record ToolsFolder(Path path) {
    /// Names the folder when it is not in its usual place.
    public static final String PROPERTY = "logarium.kafka.tools";

    /// Set to true by the build when it makes the start-up cache of the tools.
    public static final String TRAINING = "logarium.kafka.tools.training";

    private static final String CACHE = "tools.aot";
    private static final String LOG_SETTINGS = "log4j2.xml";
    private static final String TOOLS_JAR = "kafka-tools-";

    /// The one of the package that this program was started from, or of the build when it runs from its sources.
    public static Optional<Path> find() {
        var named = System.getProperty(PROPERTY, "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named).toAbsolutePath()).filter(ToolsFolder::isComplete);
        }
        return ownPlace()
                .flatMap(place -> {
                    var candidates =
                            List.of(
                                    place.resolveSibling("kafka-tools"),
                                    place.resolve("../../../packaging/target/kafka-tools"));
                    return candidates.stream()
                            .map(c -> c.toAbsolutePath().normalize())
                            .filter(ToolsFolder::isComplete)
                            .findFirst();
                });
    }

    /// The jar or the folder that this class came from.
    private static Optional<Path> ownPlace() {
        try {
            var source = ToolsFolder.class.getProtectionDomain().getCodeSource();
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isComplete(Path folder) {
        return Files.isRegularFile(folder.resolve(LOG_SETTINGS));
    }

    Path logSettings() {
        return path.resolve(LOG_SETTINGS);
    }

    /// What makes Java use the start-up cache that lies among the jars, if one does: it halves what a tool takes to start. Made with
    /// one tool, it serves all, since most of their classes are the same. Java leaves it aside where it does not fit.
    List<String> cacheFlags() {
        var cache = path.resolve(CACHE);
        if (Boolean.getBoolean(TRAINING)) {
            return List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:disable");
        }
        return Files.isRegularFile(cache)
                ? List.of("-XX:AOTCache=" + cache, "-Xlog:disable")
                : List.of();
    }

    /// All jars, by name: always the same order, as a class archive wants it.
    List<Path> jars() throws IOException {
        var jars = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(path, "*.jar")) {
            files.forEach(jars::add);
        }
        jars.sort(null);
        return jars;
    }

    /// Kafka's version, of the jar's name.
    String version() {
        try {
            return jars().stream()
                    .map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith(TOOLS_JAR) && !name.contains("api"))
                    .map(name -> name.substring(TOOLS_JAR.length(), name.length() - 4))
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
