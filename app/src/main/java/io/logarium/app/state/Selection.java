package io.logarium.app.state;

import java.util.Optional;
import java.util.OptionalInt;

/// What the user looks at, across screens; the inspector tells of it.
///
/// @param group the consumer group whose positions are shown
public record Selection(Optional<String> topic, OptionalInt partition, Optional<String> group) {
    public static final Selection NOTHING =
            new Selection(Optional.empty(), OptionalInt.empty(), Optional.empty());

    public Selection withTopic(String name) {
        return new Selection(Optional.of(name), OptionalInt.empty(), group);
    }

    public Selection withPartition(int index) {
        return new Selection(topic, OptionalInt.of(index), group);
    }

    public Selection withGroup(String id) {
        return new Selection(topic, partition, Optional.of(id));
    }

    public Selection withoutTopic() {
        return new Selection(Optional.empty(), OptionalInt.empty(), group);
    }

    public Selection withoutGroup() {
        return new Selection(topic, partition, Optional.empty());
    }
}
