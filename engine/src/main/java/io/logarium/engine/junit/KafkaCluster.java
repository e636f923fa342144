package io.logarium.engine.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives the tests of a class a cluster of their own, on free ports and in a temporary folder. Tests, constructors and
/// `@BeforeEach` methods ask for it by a parameter of type [io.logarium.engine.LocalCluster]:
///
/// ```java
/// @KafkaCluster(brokers = 3)
/// class OrdersTest {
///     @Test
///     void anOrderIsKept(LocalCluster kafka) {
///         properties.put("bootstrap.servers", kafka.bootstrap());
///     }
/// }
/// ```
///
/// All tests of the class share the cluster: give each its own topics and groups.
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LocalClusterExtension.class)
public @interface KafkaCluster {
    /// How many brokers, 1 to 7.
    int brokers() default 1;

    /// Broker settings under Kafka's names, each as `key=value`; a wrong one fails the class with the reason.
    String[] settings() default {};
}
