package io.logarium.engine.group;

import io.logarium.engine.group.ConsumerGroupRecord.CurrentRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.CurrentWritten;
import io.logarium.engine.group.ConsumerGroupRecord.EpochRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.EpochWritten;
import io.logarium.engine.group.ConsumerGroupRecord.MemberRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.MemberWritten;
import io.logarium.engine.group.ConsumerGroupRecord.OldMetadataRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.RegexRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.RegexWritten;
import io.logarium.engine.group.ConsumerGroupRecord.TargetEpochRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.TargetEpochWritten;
import io.logarium.engine.group.ConsumerGroupRecord.TargetRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.TargetWritten;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.protocol.Readable;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupCurrentMemberAssignmentKey;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupMemberMetadataKey;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupMetadataKey;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupMetadataValue;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupPartitionMetadataKey;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupRegularExpressionKey;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupTargetAssignmentMemberKey;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupTargetAssignmentMetadataKey;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupTargetAssignmentMetadataValue;
import org.apache.kafka.coordinator.group.generated.CoordinatorRecordType;
import org.jspecify.annotations.Nullable;

/// Records of consumer groups in Kafka's bytes: keys and their types here, the larger values in [ConsumerGroupValues].
final class ConsumerGroupCodec {
    /// All keys and values that we know have one version.
    private static final short VERSION = 0;

    private ConsumerGroupCodec() {}

    static ByteBuffer key(ConsumerGroupRecord entry) {
        return MessageUtil.toCoordinatorTypePrefixedByteBuffer(keyOf(entry));
    }

    private static ApiMessage keyOf(ConsumerGroupRecord entry) {
        return switch (entry) {
            case EpochWritten e -> new ConsumerGroupMetadataKey().setGroupId(e.group());
            case EpochRemoved e -> new ConsumerGroupMetadataKey().setGroupId(e.group());
            case OldMetadataRemoved e ->
                    new ConsumerGroupPartitionMetadataKey().setGroupId(e.group());
            case MemberWritten e -> memberKey(e.group(), e.member());
            case MemberRemoved e -> memberKey(e.group(), e.member());
            case TargetEpochWritten e ->
                    new ConsumerGroupTargetAssignmentMetadataKey().setGroupId(e.group());
            case TargetEpochRemoved e ->
                    new ConsumerGroupTargetAssignmentMetadataKey().setGroupId(e.group());
            case TargetWritten e -> targetKey(e.group(), e.member());
            case TargetRemoved e -> targetKey(e.group(), e.member());
            case CurrentWritten e -> currentKey(e.group(), e.member());
            case CurrentRemoved e -> currentKey(e.group(), e.member());
            case RegexWritten e -> regexKey(e.group(), e.regex());
            case RegexRemoved e -> regexKey(e.group(), e.regex());
        };
    }

    private static ApiMessage memberKey(String group, String member) {
        return new ConsumerGroupMemberMetadataKey().setGroupId(group).setMemberId(member);
    }

    private static ApiMessage targetKey(String group, String member) {
        return new ConsumerGroupTargetAssignmentMemberKey().setGroupId(group).setMemberId(member);
    }

    private static ApiMessage currentKey(String group, String member) {
        return new ConsumerGroupCurrentMemberAssignmentKey().setGroupId(group).setMemberId(member);
    }

    private static ApiMessage regexKey(String group, String regex) {
        return new ConsumerGroupRegularExpressionKey()
                .setGroupId(group)
                .setRegularExpression(regex);
    }

    /// The record's value; null for a tombstone.
    static @Nullable ByteBuffer value(ConsumerGroupRecord entry) {
        ApiMessage value =
                switch (entry) {
                    case EpochWritten e ->
                            new ConsumerGroupMetadataValue()
                                    .setEpoch(e.epoch())
                                    .setMetadataHash(e.metadataHash());
                    case TargetEpochWritten e ->
                            new ConsumerGroupTargetAssignmentMetadataValue()
                                    .setAssignmentEpoch(e.epoch())
                                    .setAssignmentTimestamp(e.atMs());
                    case MemberWritten e -> ConsumerGroupValues.member(e.facts());
                    case TargetWritten e -> ConsumerGroupValues.target(e.target());
                    case CurrentWritten e -> ConsumerGroupValues.current(e.current());
                    case RegexWritten e -> ConsumerGroupValues.regex(e.resolved());
                    case EpochRemoved e -> null;
                    case OldMetadataRemoved e -> null;
                    case MemberRemoved e -> null;
                    case TargetEpochRemoved e -> null;
                    case TargetRemoved e -> null;
                    case CurrentRemoved e -> null;
                    case RegexRemoved e -> null;
                };
        return value == null ? null : MessageUtil.toVersionPrefixedByteBuffer(VERSION, value);
    }

    /// What a record means whose key is of a type of consumer groups; empty when it is of another type, or of a version that we do
    /// not know. Throws what the generated readers throw.
    static Optional<ConsumerGroupRecord> decode(
            short type, Readable key, @Nullable ByteBuffer value) {
        if (!TYPES.contains(type)) {
            return Optional.empty();
        }
        if (value == null) {
            return removed(CoordinatorRecordType.fromId(type), key);
        }
        var bytes = new ByteBufferAccessor(value.duplicate());
        return bytes.readShort() == VERSION
                ? written(CoordinatorRecordType.fromId(type), key, bytes)
                : Optional.empty();
    }

    private static final List<Short> TYPES =
            List.of(
                    CoordinatorRecordType.CONSUMER_GROUP_METADATA.id(),
                    CoordinatorRecordType.CONSUMER_GROUP_PARTITION_METADATA.id(),
                    CoordinatorRecordType.CONSUMER_GROUP_MEMBER_METADATA.id(),
                    CoordinatorRecordType.CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA.id(),
                    CoordinatorRecordType.CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER.id(),
                    CoordinatorRecordType.CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT.id(),
                    CoordinatorRecordType.CONSUMER_GROUP_REGULAR_EXPRESSION.id());

    private static Optional<ConsumerGroupRecord> removed(CoordinatorRecordType type, Readable key) {
        return Optional.ofNullable(
                switch (type) {
                    case CONSUMER_GROUP_METADATA ->
                            new EpochRemoved(new ConsumerGroupMetadataKey(key, VERSION).groupId());
                    case CONSUMER_GROUP_PARTITION_METADATA ->
                            new OldMetadataRemoved(
                                    new ConsumerGroupPartitionMetadataKey(key, VERSION).groupId());
                    case CONSUMER_GROUP_MEMBER_METADATA -> {
                        var id = new ConsumerGroupMemberMetadataKey(key, VERSION);
                        yield new MemberRemoved(id.groupId(), id.memberId());
                    }
                    case CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA ->
                            new TargetEpochRemoved(
                                    new ConsumerGroupTargetAssignmentMetadataKey(key, VERSION)
                                            .groupId());
                    case CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER -> {
                        var id = new ConsumerGroupTargetAssignmentMemberKey(key, VERSION);
                        yield new TargetRemoved(id.groupId(), id.memberId());
                    }
                    case CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT -> {
                        var id = new ConsumerGroupCurrentMemberAssignmentKey(key, VERSION);
                        yield new CurrentRemoved(id.groupId(), id.memberId());
                    }
                    case CONSUMER_GROUP_REGULAR_EXPRESSION -> {
                        var id = new ConsumerGroupRegularExpressionKey(key, VERSION);
                        yield new RegexRemoved(id.groupId(), id.regularExpression());
                    }
                    default -> null;
                });
    }

    private static Optional<ConsumerGroupRecord> written(
            CoordinatorRecordType type, Readable key, Readable value) {
        return Optional.ofNullable(
                switch (type) {
                    case CONSUMER_GROUP_METADATA -> {
                        var id = new ConsumerGroupMetadataKey(key, VERSION);
                        var read = new ConsumerGroupMetadataValue(value, VERSION);
                        yield new EpochWritten(id.groupId(), read.epoch(), read.metadataHash());
                    }
                    case CONSUMER_GROUP_MEMBER_METADATA -> {
                        var id = new ConsumerGroupMemberMetadataKey(key, VERSION);
                        var facts = ConsumerGroupValues.memberOf(value, VERSION);
                        yield new MemberWritten(id.groupId(), id.memberId(), facts);
                    }
                    case CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA -> {
                        var id = new ConsumerGroupTargetAssignmentMetadataKey(key, VERSION);
                        var read = new ConsumerGroupTargetAssignmentMetadataValue(value, VERSION);
                        yield new TargetEpochWritten(
                                id.groupId(), read.assignmentEpoch(), read.assignmentTimestamp());
                    }
                    case CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER -> {
                        var id = new ConsumerGroupTargetAssignmentMemberKey(key, VERSION);
                        var target = ConsumerGroupValues.targetOf(value, VERSION);
                        yield new TargetWritten(id.groupId(), id.memberId(), target);
                    }
                    case CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT -> {
                        var id = new ConsumerGroupCurrentMemberAssignmentKey(key, VERSION);
                        var current = ConsumerGroupValues.currentOf(value, VERSION);
                        yield new CurrentWritten(id.groupId(), id.memberId(), current);
                    }
                    case CONSUMER_GROUP_REGULAR_EXPRESSION -> {
                        var id = new ConsumerGroupRegularExpressionKey(key, VERSION);
                        var resolved = ConsumerGroupValues.regexOf(value, VERSION);
                        yield new RegexWritten(id.groupId(), id.regularExpression(), resolved);
                    }
                    default -> null;
                });
    }
}
