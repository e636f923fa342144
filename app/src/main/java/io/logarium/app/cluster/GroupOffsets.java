package io.logarium.app.cluster;

import static io.logarium.app.cluster.KafkaClusterClient.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/// Changes a group's committed offsets from outside.
final class GroupOffsets {
    private GroupOffsets() {}

    static Map<TopicPartition, Long> at(Admin admin, Set<TopicPartition> places, long timestampMs)
            throws Exception {
        var moments = new HashMap<TopicPartition, OffsetSpec>();
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        for (var place : places) {
            moments.put(place, OffsetSpec.forTimestamp(timestampMs));
            ends.put(place, OffsetSpec.latest());
        }
        var found = answer(admin.listOffsets(moments).all());
        var last = answer(admin.listOffsets(ends).all());
        var offsets = new HashMap<TopicPartition, Long>();
        found.forEach((place, info) -> offsets.put(place, info.offset()));
        // No record is so young: -1.
        last.forEach((place, info) ->
                offsets.compute(
                        place, (_, at) -> at == null || at < 0 ? Long.valueOf(info.offset()) : at));
        return offsets;
    }

    /// A broker answers UNKNOWN_MEMBER_ID to a commit from outside while the group has members, which explains nothing: the
    /// state is asked first, as Kafka's tool does.
    static int reset(Admin admin, String group, Map<TopicPartition, Long> offsets)
            throws Exception {
        refuseWhileInUse(admin, group);
        var commits = new HashMap<TopicPartition, OffsetAndMetadata>();
        offsets.forEach((place, offset) -> commits.put(place, new OffsetAndMetadata(offset)));
        try {
            answer(admin.alterConsumerGroupOffsets(group, commits).all());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownMemberIdException) {
                throw new GroupNotEmptyException("A member joined meanwhile: " + e.getMessage());
            }
            throw e;
        }
        return commits.size();
    }

    private static void refuseWhileInUse(Admin admin, String group) throws Exception {
        try {
            var described = answer(admin.describeConsumerGroups(List.of(group)).all()).get(group);
            if (described == null) {
                return;
            }
            var state = described.groupState();
            if (state != GroupState.EMPTY && state != GroupState.DEAD) {
                throw new GroupNotEmptyException(
                        "Offsets can be reset only while the group is inactive; its state is "
                                + state
                                + " and it has "
                                + described.members().size()
                                + " members");
            }
        } catch (ExecutionException e) {
            // Offsets may be set for a group that is not there yet.
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }
}
