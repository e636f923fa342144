package io.logarium.engine.group;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.JoinGroupResponseData.JoinGroupResponseMember;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Answers of the classic protocol.
final class ClassicAnswers {
    private ClassicAnswers() {}

    static JoinGroupResponseData joinFailed(Errors error, String memberId) {
        return new JoinGroupResponseData().setErrorCode(error.code()).setMemberId(memberId);
    }

    /// The generation as a member sees it; the leader also learns who is in.
    static JoinGroupResponseData joined(ClassicGroup group, ClassicMember member) {
        boolean leads = group.members().isLeader(member);
        return joined(group, member, group.members().leader())
                .setMembers(leads ? everybody(group) : List.of());
    }

    /// The generation without its members.
    ///
    /// @param leader who the member is to think leads
    static JoinGroupResponseData joined(ClassicGroup group, ClassicMember member, String leader) {
        return new JoinGroupResponseData()
                .setMemberId(member.id())
                .setGenerationId(group.generation())
                .setProtocolType(orNull(group.protocolType()))
                .setProtocolName(orNull(group.protocol()))
                .setLeader(leader);
    }

    static SyncGroupResponseData syncFailed(Errors error) {
        return new SyncGroupResponseData().setErrorCode(error.code());
    }

    static SyncGroupResponseData assigned(ClassicGroup group, ClassicMember member) {
        return new SyncGroupResponseData()
                .setProtocolType(orNull(group.protocolType()))
                .setProtocolName(orNull(group.protocol()))
                .setAssignment(member.assignment().array());
    }

    private static List<JoinGroupResponseMember> everybody(ClassicGroup group) {
        var list = new ArrayList<JoinGroupResponseMember>(group.members().size());
        for (var member : group.members().all()) {
            list.add(
                    new JoinGroupResponseMember()
                            .setMemberId(member.id())
                            .setGroupInstanceId(orNull(member.instanceId()))
                            .setMetadata(member.metadata(group.protocol()).array()));
        }
        return list;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
