package io.logarium.engine.conformance;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the clusters that they ask for by a [Clusters.Ours] or a [Clusters.Reference] parameter. Each is started when the
/// first test needs it and serves all tests of the run.
///
/// System property `target.ours` says what stands for ours: `engine` (in this JVM), `launcher` (the packaged program), or `kafka`
/// (a second Apache Kafka, which shows whether the tests themselves are right).
public final class Clusters implements ParameterResolver {
    /// Ours, one broker.
    public record Ours(Target target) implements AutoCloseable {
        @Override
        public void close() {
            target.close();
        }
    }

    /// A real Apache Kafka, one broker.
    public record Reference(Target target) implements AutoCloseable {
        @Override
        public void close() {
            target.close();
        }
    }

    /// Starts what stands for ours.
    public static Target startOurs() throws Exception {
        return switch (System.getProperty("target.ours", "engine")) {
            case "kafka" -> ReferenceKafka.start();
            case "launcher" -> LauncherCluster.start(1, Target.COMPARABLE);
            default -> OwnCluster.start(Target.COMPARABLE);
        };
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        var type = parameter.getParameter().getType();
        return type == Ours.class || type == Reference.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var type = parameter.getParameter().getType();
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(Clusters.class))
                .computeIfAbsent(type, key -> start(type));
    }

    private static Object start(Class<?> type) {
        try {
            return type == Ours.class
                    ? new Ours(startOurs())
                    : new Reference(ReferenceKafka.start(1, Map.of()));
        } catch (Exception e) {
            throw new AssertionError("cannot start a cluster: " + e.getMessage(), e);
        }
    }
}
