package io.logarium.app.diagram.map;

/// Something on the map that can be selected.
public sealed interface MapThing {
    record OfBroker(int id) implements MapThing {}

    /// One replica: a chip, a bar or a cell.
    record OfReplica(String topic, int partition, int broker) implements MapThing {}

    record OfTopic(String name) implements MapThing {}

    /// A client that writes, by its client id.
    record OfWriter(String client) implements MapThing {}

    record OfGroup(String id) implements MapThing {}

    record OfMember(String group, String member) implements MapThing {}

    /// A client that reads outside of any group, by its client id.
    record OfReader(String client) implements MapThing {}

    /// The connection between two brokers; `low` is the smaller id.
    record OfLink(int low, int high) implements MapThing {
        public static OfLink between(int one, int other) {
            return new OfLink(Math.min(one, other), Math.max(one, other));
        }
    }

    /// A record of the metadata log.
    record OfMetadata(long offset) implements MapThing {}
}
