package io.logarium.engine.controller;

import java.util.TreeSet;

/// Compares two images, for whoever got the second one as a snapshot instead of by the records between them.
final class ImageDifference {
    private final MetadataImage before;
    private final MetadataImage after;
    private final Changes changes = new Changes();

    private ImageDifference(MetadataImage before, MetadataImage after) {
        this.before = before;
        this.after = after;
    }

    static MetadataDelta between(MetadataImage before, MetadataImage after) {
        var difference = new ImageDifference(before, after);
        difference.topics();
        difference.configs();
        difference.nodes();
        difference.features();
        difference.changes.producerIds();
        difference.changes.others();
        return difference.changes.delta(before, after);
    }

    private void topics() {
        for (var topic : before.topics()) {
            if (after.topic(topic.id()).isEmpty()) {
                changes.topicDeleted(topic.id());
            }
        }
        for (var topic : after.topics()) {
            var old = before.topic(topic.id());
            if (old.isEmpty()) {
                changes.topic(topic.id());
            }
            for (var partition : topic.partitions()) {
                var same = old.flatMap(t -> t.partition(partition.index()));
                if (same.filter(partition::equals).isEmpty()) {
                    changes.partition(topic.id(), partition.index());
                }
            }
        }
    }

    private void configs() {
        var owners = new TreeSet<>(before.configOwners());
        owners.addAll(after.configOwners());
        for (var owner : owners) {
            if (!before.configs(owner).equals(after.configs(owner))) {
                changes.config(owner);
            }
        }
    }

    private void nodes() {
        for (var broker : before.brokers()) {
            if (after.broker(broker.id()).isEmpty()) {
                changes.broker(broker.id());
            }
        }
        for (var broker : after.brokers()) {
            if (before.broker(broker.id()).filter(broker::equals).isEmpty()) {
                changes.broker(broker.id());
            }
        }
        before.controllers().forEach(c -> changes.controller(c.id()));
        after.controllers().forEach(c -> changes.controller(c.id()));
    }

    private void features() {
        var names = new TreeSet<>(before.features().keySet());
        names.addAll(after.features().keySet());
        for (var name : names) {
            if (before.feature(name) != after.feature(name)) {
                changes.feature(name);
            }
        }
    }
}
