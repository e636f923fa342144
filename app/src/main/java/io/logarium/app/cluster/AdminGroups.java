package io.logarium.app.cluster;

import static io.logarium.app.cluster.KafkaClusterClient.answer;

import io.logarium.app.cluster.GroupFacts.MemberFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.MemberAssignment;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// Asks the brokers for the consumer groups.
final class AdminGroups {
    private AdminGroups() {}

    static List<GroupFacts> all(Admin admin) throws Exception {
        var ids =
                answer(admin.listGroups(ListGroupsOptions.forConsumerGroups()).valid()).stream()
                        .map(g -> g.groupId())
                        .sorted()
                        .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var specs = new HashMap<String, ListConsumerGroupOffsetsSpec>();
        ids.forEach(id -> specs.put(id, new ListConsumerGroupOffsetsSpec()));
        var described = admin.describeConsumerGroups(ids).describedGroups();
        var offsets = admin.listConsumerGroupOffsets(specs);
        var groups = new ArrayList<GroupFacts>();
        for (var id : ids) {
            var future = described.get(id);
            if (future == null) {
                continue;
            }
            try {
                var committed = new HashMap<TopicPartition, Long>();
                answer(offsets.partitionsToOffsetAndMetadata(id))
                        .forEach((at, offset) -> {
                            if (offset != null) {
                                committed.put(at, offset.offset());
                            }
                        });
                groups.add(facts(answer(future), committed));
            } catch (java.util.concurrent.ExecutionException e) {
                // A group may go between the list and the question about it. One whose coordinator
                // is
                // away, or that may not be described, hides none of the others.
                if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                    groups.add(GroupFacts.unknown(id));
                }
            }
        }
        groups.sort(Comparator.comparing(GroupFacts::id));
        return groups;
    }

    private static GroupFacts facts(
            ConsumerGroupDescription group, Map<TopicPartition, Long> committed) {
        return new GroupFacts(
                group.groupId(),
                group.type().toString().toLowerCase(Locale.ROOT),
                group.groupState().toString(),
                group.coordinator() == null ? -1 : group.coordinator().id(),
                whole(group.groupEpoch()),
                whole(group.targetAssignmentEpoch()),
                group.partitionAssignor(),
                OptionalLong.empty(),
                group.members().stream().map(AdminGroups::member).toList(),
                committed);
    }

    private static MemberFacts member(MemberDescription member) {
        return new MemberFacts(
                member.consumerId(),
                member.clientId(),
                member.host(),
                member.groupInstanceId(),
                whole(member.memberEpoch()),
                member.assignment().topicPartitions(),
                member.targetAssignment().map(MemberAssignment::topicPartitions));
    }

    private static OptionalInt whole(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
