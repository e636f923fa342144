package io.logarium.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.ClusterConfig;
import io.logarium.engine.LocalCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The extension in a field, where settings are known only at run time.
class RegisteredClusterTest {
    @RegisterExtension
    static final LocalClusterExtension KAFKA =
            new LocalClusterExtension(ClusterConfig.ephemeral().with("num.partitions", "5"));

    @Test
    void theFieldAndTheParameterAreTheSameCluster(LocalCluster parameter) {
        assertThat(KAFKA.cluster()).isSameAs(parameter);
        assertThat(parameter.bootstrap()).matches("localhost:\\d+");
    }

    @Test
    void withoutTestsThereIsNoCluster() {
        assertThatThrownBy(() -> new LocalClusterExtension().cluster())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only while");
    }
}
