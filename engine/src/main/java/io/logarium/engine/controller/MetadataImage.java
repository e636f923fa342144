package io.logarium.engine.controller;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/// The whole cluster as the metadata log tells it, up to one offset. A value: safe to keep and to share; a later one shares
/// all that did not change.
public final class MetadataImage {
    /// Nothing is known yet.
    public static final MetadataImage EMPTY = new MetadataImage();

    private final ImageParts parts;
    private final long offset;

    private MetadataImage() {
        this(ImageParts.EMPTY, -1);
    }

    private MetadataImage(ImageParts parts, long offset) {
        this.parts = parts;
        this.offset = offset;
    }

    /// The next image and what changed on the way.
    ///
    /// @param records as they follow in the log; records between a begin and an end of a metadata transaction (KIP-868) take
    ///     effect together at its end
    /// @param lastOffset where the last of them stands
    public MetadataDelta apply(List<MetadataRecord> records, long lastOffset) {
        var changes = new Changes();
        var writer = new ImageWriter(parts, changes);
        records.forEach(writer::apply);
        return changes.delta(this, new MetadataImage(writer.parts(), lastOffset));
    }

    /// The image that a snapshot makes, and how it differs from this one.
    ///
    /// @param records of a snapshot
    /// @param lastOffset of the last record that the snapshot stands for
    public MetadataDelta replaceBy(List<MetadataRecord> records, long lastOffset) {
        var after = EMPTY.apply(records, lastOffset).after();
        return ImageDifference.between(this, after);
    }

    /// Records that make this image from an empty one, in Kafka's order; without the snapshot's header and footer.
    public List<MetadataRecord> snapshot() {
        return SnapshotRecords.of(this);
    }

    /// The last offset in it; -1 when it is empty.
    public long offset() {
        return offset;
    }

    /// The topics by name.
    public Collection<TopicImage> topics() {
        return parts.topicsByName().values();
    }

    public int topicCount() {
        return parts.topicsByName().size();
    }

    public Optional<TopicImage> topic(String name) {
        return Optional.ofNullable(parts.topicsByName().get(name));
    }

    public Optional<TopicImage> topic(Uuid id) {
        var name = parts.topicNames().get(id);
        return name == null ? Optional.empty() : topic(name);
    }

    public Optional<PartitionImage> partition(String topic, int index) {
        return topic(topic).flatMap(t -> t.partition(index));
    }

    public Optional<PartitionImage> partition(Uuid topicId, int index) {
        return topic(topicId).flatMap(t -> t.partition(index));
    }

    /// The topics whose names are `from` or behind it, by name.
    public Iterable<TopicImage> topicsFrom(String from) {
        return () -> {
            var entries = parts.topicsByName().iteratorFrom(from);
            return new java.util.Iterator<>() {
                @Override
                public boolean hasNext() {
                    return entries.hasNext();
                }

                @Override
                public TopicImage next() {
                    return entries.next().getValue();
                }
            };
        };
    }

    /// Registered brokers by id, fenced ones included.
    public Collection<BrokerImage> brokers() {
        return parts.brokers().values();
    }

    public Optional<BrokerImage> broker(int id) {
        return Optional.ofNullable(parts.brokers().get(id));
    }

    /// Whether the broker is registered and not fenced.
    public boolean isAlive(int brokerId) {
        return broker(brokerId).filter(b -> !b.fenced()).isPresent();
    }

    /// Registered controllers by id.
    public Collection<ControllerImage> controllers() {
        return parts.controllers().values();
    }

    /// What was set for this owner, by key; empty when nothing was.
    public Map<String, String> configs(ConfigOwner owner) {
        var found = parts.configs().get(owner);
        return found == null ? PersistentMap.<String, String>empty() : found;
    }

    /// Everybody for whom something was set, in order.
    public Collection<ConfigOwner> configOwners() {
        return parts.configs().keySet();
    }

    /// Finalized feature levels by name, `metadata.version` among them; a feature at level 0 is absent.
    public Map<String, Short> features() {
        return parts.features();
    }

    /// The finalized level, 0 when the feature is off.
    public short feature(String name) {
        var level = parts.features().get(name);
        return level == null ? 0 : level;
    }

    /// The first producer id that no block contains yet.
    public long nextProducerId() {
        return parts.producerIds().next();
    }

    ImageParts parts() {
        return parts;
    }

    /// Equal contents; the offset is not among them.
    @Override
    public boolean equals(Object o) {
        return o instanceof MetadataImage other && parts.equals(other.parts);
    }

    @Override
    public int hashCode() {
        return parts.features().hashCode() * 31 + parts.topicsByName().size();
    }

    @Override
    public String toString() {
        return "offset " + offset + " " + parts;
    }
}
