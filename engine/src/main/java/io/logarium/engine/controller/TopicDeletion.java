package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.message.DeleteTopicsResponseData;
import org.apache.kafka.common.message.DeleteTopicsResponseData.DeletableTopicResult;
import org.apache.kafka.common.metadata.RemoveTopicRecord;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// DeleteTopics, by name or by id. Each topic succeeds or fails by itself; what is named twice fails.
final class TopicDeletion {
    private final Situation situation;
    private final List<DeletableTopicResult> results = new ArrayList<>();
    private final TreeMap<Uuid, String> doomed = new TreeMap<>();

    private TopicDeletion(Situation situation) {
        this.situation = situation;
    }

    static Proposal<DeleteTopicsResponseData> decide(
            Situation situation, DeleteTopicsRequestData request, short version) {
        return new TopicDeletion(situation).decide(request, version);
    }

    private Proposal<DeleteTopicsResponseData> decide(
            DeleteTopicsRequestData request, short version) {
        var names = new ArrayList<>(request.topicNames());
        var ids = new ArrayList<Uuid>();
        for (var topic : request.topics()) {
            boolean hasId = !topic.topicId().equals(Uuid.ZERO_UUID);
            if (topic.name() == null && hasId) {
                ids.add(topic.topicId());
            } else if (topic.name() == null) {
                refuse(null, topic.topicId(), "Neither topic name nor id were specified.");
            } else if (hasId) {
                refuse(
                        topic.name(),
                        topic.topicId(),
                        "You may not specify both topic name and topic id.");
            } else {
                names.add(topic.name());
            }
        }
        if (situation.config().flag("delete.topic.enable")) {
            var idsTwice = twice(ids);
            var namesTwice = twice(names);
            ids.stream().distinct().forEach(id -> byId(id, idsTwice.contains(id)));
            names.stream()
                    .distinct()
                    .forEach(name -> byName(name, namesTwice.contains(name), idsTwice));
        } else {
            var error = version < 3 ? Errors.INVALID_REQUEST : Errors.TOPIC_DELETION_DISABLED;
            ids.forEach(id -> add(null, id, error, Optional.empty()));
            names.forEach(name -> add(name, Uuid.ZERO_UUID, error, Optional.empty()));
        }
        var records = new ArrayList<MetadataRecord>();
        doomed.forEach((id, name) -> {
            records.add(MetadataRecord.of(new RemoveTopicRecord().setTopicId(id)));
            add(name, id, Errors.NONE, Optional.empty());
        });
        var response = new DeleteTopicsResponseData();
        results.forEach(response.responses()::add);
        return new Proposal<>(records, response);
    }

    private void byId(Uuid id, boolean twice) {
        if (twice) {
            refuse(null, id, "Duplicate topic id.");
            return;
        }
        var topic = situation.image().topic(id);
        if (topic.isPresent()) {
            doomed.put(id, topic.get().name());
        } else {
            add(null, id, Errors.UNKNOWN_TOPIC_ID, Optional.empty());
        }
    }

    private void byName(String name, boolean twice, HashSet<Uuid> idsTwice) {
        if (twice) {
            refuse(name, Uuid.ZERO_UUID, "Duplicate topic name.");
            return;
        }
        var topic = situation.image().topic(name);
        if (topic.isEmpty()) {
            add(name, Uuid.ZERO_UUID, Errors.UNKNOWN_TOPIC_OR_PARTITION, Optional.empty());
            return;
        }
        var id = topic.get().id();
        if (doomed.containsKey(id) || idsTwice.contains(id)) {
            doomed.remove(id);
            refuse(name, id, "The provided topic name maps to an ID that was already supplied.");
        } else {
            doomed.put(id, name);
        }
    }

    private void refuse(@Nullable String name, Uuid id, String why) {
        add(name, id, Errors.INVALID_REQUEST, Optional.of(why));
    }

    private void add(@Nullable String name, Uuid id, Errors error, Optional<String> why) {
        results.add(
                new DeletableTopicResult()
                        .setName(name)
                        .setTopicId(id)
                        .setErrorCode(error.code())
                        .setErrorMessage(
                                why.orElse(error == Errors.NONE ? null : error.message())));
    }

    private static <T> HashSet<T> twice(List<T> all) {
        var seen = new HashSet<T>();
        var twice = new HashSet<T>();
        for (var one : all) {
            if (!seen.add(one)) {
                twice.add(one);
            }
        }
        return twice;
    }
}
