package io.logarium.engine.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the build has put what tests run as child processes. What is missing fails a test with a sentence on how to get it.
public final class Installed {
    private Installed() {}

    /// Kafka's broker and command-line tools with everything they need, as jars. System property `kafka.tools.lib`.
    public static Path kafkaTools() {
        return folder("kafka.tools.lib", "packaging/target/logarium/lib/kafka-tools");
    }

    /// The jars of one release of kafka-clients. System property `kafka.clients.lib` names the folder above.
    public static Path kafkaClients(String version) {
        return folder("kafka.clients.lib", "engine/target/clients").resolve(version);
    }

    /// The launcher script of the packaged program. System property `logarium.launcher`.
    public static Path launcher() {
        return folder("logarium.launcher", "packaging/target/logarium/bin/logarium");
    }

    /// A folder for what tests fetch or compile, below the module's target.
    public static Path scratch(String name) {
        return root().resolve("engine/target").resolve(name);
    }

    /// The java binary of this JVM.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The top folder of the sources.
    public static Path root() {
        @Nullable Path at = Path.of("").toAbsolutePath();
        while (at != null) {
            if (Files.exists(at.resolve("engine/pom.xml"))) {
                return at;
            }
            at = at.getParent();
        }
        throw new AssertionError("tests run inside the project's folder");
    }

    private static Path folder(String property, String otherwise) {
        var given = System.getProperty(property, "");
        var path = given.isBlank() ? root().resolve(otherwise) : Path.of(given);
        if (!Files.exists(path)) {
            throw new AssertionError(
                    "There is no %s. Run `mvn -DskipTests -Pclients package` once, or give -D%s=PATH."
                            .formatted(path, property));
        }
        return path;
    }
}
