package io.logarium.engine.junit;

import io.logarium.engine.ClusterConfig;
import io.logarium.engine.ClusterStartException;
import io.logarium.engine.LocalCluster;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts a [LocalCluster] before the tests of a class and closes it after them. Comes with [KafkaCluster], or is registered
/// where the settings are known only when the test runs:
///
/// ```java
/// @RegisterExtension
/// static final LocalClusterExtension kafka =
///         new LocalClusterExtension(ClusterConfig.ephemeral().withBrokers(3));
/// ```
public final class LocalClusterExtension implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace HERE =
            ExtensionContext.Namespace.create(LocalClusterExtension.class);

    private final Optional<ClusterConfig> config;
    private @Nullable LocalCluster cluster;

    /// As [KafkaCluster] says.
    public LocalClusterExtension() {
        config = Optional.empty();
    }

    /// @param config what to start
    public LocalClusterExtension(ClusterConfig config) {
        this.config = Optional.of(config);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws ClusterStartException {
        if (context.getRequiredTestClass().isMemberClass() && cluster(context).isPresent()) {
            return;
        }
        var started = LocalCluster.start(config.orElseGet(() -> asAnnotated(context)));
        cluster = started;
        // The store closes what it holds, also when the tests fail.
        context.getStore(HERE).put(LocalCluster.class, started);
    }

    private static ClusterConfig asAnnotated(ExtensionContext context) {
        var wanted = context.getRequiredTestClass().getAnnotation(KafkaCluster.class);
        if (wanted == null) {
            return ClusterConfig.ephemeral();
        }
        var made = ClusterConfig.ephemeral().withBrokers(wanted.brokers());
        for (var setting : wanted.settings()) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new ExtensionConfigurationException(
                        "@KafkaCluster: the setting '%s' is not of the form key=value."
                                .formatted(setting));
            }
            made =
                    made.with(
                            setting.substring(0, equals).strip(),
                            setting.substring(equals + 1).strip());
        }
        return made;
    }

    /// The running cluster, for an extension that was registered in a field.
    ///
    /// @throws IllegalStateException before the first test and after the last
    public LocalCluster cluster() {
        if (cluster == null) {
            throw new IllegalStateException("The cluster runs only while the tests of a class do.");
        }
        return cluster;
    }

    private static Optional<LocalCluster> cluster(ExtensionContext context) {
        return Optional.ofNullable(
                context.getStore(HERE).get(LocalCluster.class, LocalCluster.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster(context).orElseThrow();
    }
}
