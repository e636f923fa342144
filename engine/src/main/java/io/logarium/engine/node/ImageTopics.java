package io.logarium.engine.node;

import io.logarium.engine.controller.ConfigOwner;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.TopicImage;
import io.logarium.engine.group.GroupTopics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.Uuid;

/// Topics as the committed metadata tells them, for the coordinator.
record ImageTopics(Supplier<MetadataImage> image) implements GroupTopics {
    @Override
    public Optional<Uuid> idOf(String topic) {
        return image.get().topic(topic).map(TopicImage::id);
    }

    @Override
    public Optional<String> nameOf(Uuid topicId) {
        return image.get().topic(topicId).map(TopicImage::name);
    }

    @Override
    public int partitionsOf(String topic) {
        return image.get().topic(topic).map(TopicImage::partitionCount).orElse(0);
    }

    @Override
    public Iterable<String> names() {
        return () -> image.get().topics().stream().map(TopicImage::name).iterator();
    }

    @Override
    public long version() {
        return image.get().offset();
    }

    @Override
    public Map<String, String> configsOf(String groupId) {
        return image.get().configs(ConfigOwner.group(groupId));
    }
}
