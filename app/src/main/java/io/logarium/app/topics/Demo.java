package io.logarium.app.topics;

import io.logarium.app.cluster.NewTopicPlan;
import io.logarium.app.lab.KeyChoice;
import io.logarium.app.lab.ProducerPlan;
import io.logarium.app.lab.ValueTemplate;
import java.util.Map;

/// The program's own traffic. Its topics are called `demo.*`, so that the names of tutorials stay free.
public final class Demo {
    public static final NewTopicPlan TOPIC = new NewTopicPlan("demo.orders", 3, -1, Map.of());

    private static final double PER_SECOND = 4;
    private static final int USERS = 24;

    private Demo() {}

    public static ProducerPlan traffic(String name) {
        var value =
                switch (ValueTemplate.parse(ValueTemplate.ORDER)) {
                    case ValueTemplate.Parsed.Good(var template) -> template;
                    case ValueTemplate.Parsed.Bad bad ->
                            throw new IllegalStateException("the order template: " + bad);
                };
        return new ProducerPlan(
                name,
                TOPIC.name(),
                PER_SECOND,
                new KeyChoice.Zipf(USERS, 0.6),
                value,
                1,
                "all",
                "none");
    }
}
