package io.logarium.engine.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroupMember;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.ListGroupsResponseData.ListedGroup;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Groups as others see them: DescribeGroups, ListGroups and the views.
final class GroupListing {
    /// From this version on DescribeGroups says GROUP_ID_NOT_FOUND for a group that is not there; before, only that it is dead.
    private static final int DESCRIBE_TELLS_NOT_FOUND = 6;

    /// What a client may do with a group that may do all (KIP-430): a bit for each of read, delete, describe, describe configs and
    /// alter configs.
    static final int ALL_OPERATIONS =
            1 << AclOperation.READ.code()
                    | 1 << AclOperation.DELETE.code()
                    | 1 << AclOperation.DESCRIBE.code()
                    | 1 << AclOperation.DESCRIBE_CONFIGS.code()
                    | 1 << AclOperation.ALTER_CONFIGS.code();

    private final GroupShard shard;

    GroupListing(GroupShard shard) {
        this.shard = shard;
    }

    DescribedGroup describe(String groupId, short version) {
        return shard.classic(groupId)
                .map(GroupListing::describe)
                .orElseGet(() -> missing(groupId, version));
    }

    private DescribedGroup missing(String groupId, short version) {
        var what =
                shard.find(groupId).isPresent()
                        ? "Group %s is not a classic group."
                        : "Group %s not found.";
        var dead = new DescribedGroup().setGroupId(groupId).setGroupState(GroupState.DEAD.text());
        return version < DESCRIBE_TELLS_NOT_FOUND
                ? dead
                : dead.setErrorCode(Errors.GROUP_ID_NOT_FOUND.code())
                        .setErrorMessage(what.formatted(groupId));
    }

    private static DescribedGroup describe(ClassicGroup group) {
        boolean stable = group.state() == GroupState.STABLE;
        var members = new ArrayList<DescribedGroupMember>(group.members().size());
        for (var member : group.members().all()) {
            var described =
                    new DescribedGroupMember()
                            .setMemberId(member.id())
                            .setGroupInstanceId(orNull(member.instanceId()))
                            .setClientId(member.clientId())
                            .setClientHost(member.clientHost())
                            .setMemberAssignment(member.assignment().array());
            if (stable) {
                described.setMemberMetadata(member.metadata(group.protocol()).array());
            }
            members.add(described);
        }
        return new DescribedGroup()
                .setGroupId(group.id())
                .setGroupState(group.stateText())
                .setProtocolType(group.protocolType())
                .setProtocolData(stable ? group.protocol() : "")
                .setMembers(members);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// Adds the groups that pass the request's filters; an empty filter lets all pass.
    void list(ListGroupsRequestData request, List<ListedGroup> found) {
        for (var group : shard.groups().values()) {
            if (passes(request.statesFilter(), group.stateText())
                    && passes(request.typesFilter(), group.type())) {
                found.add(
                        new ListedGroup()
                                .setGroupId(group.id())
                                .setProtocolType(group.protocolType())
                                .setGroupState(group.stateText())
                                .setGroupType(group.type()));
            }
        }
    }

    private static boolean passes(List<String> filter, String value) {
        return filter.isEmpty()
                || filter.stream()
                        .anyMatch(f ->
                                f.strip()
                                        .toLowerCase(Locale.ROOT)
                                        .equals(value.toLowerCase(Locale.ROOT)));
    }
}
