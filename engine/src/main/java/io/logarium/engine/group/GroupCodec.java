package io.logarium.engine.group;

import io.logarium.engine.group.ClassicImage.MemberImage;
import io.logarium.engine.group.GroupRecord.ClassicGroupRemoved;
import io.logarium.engine.group.GroupRecord.ClassicGroupWritten;
import io.logarium.engine.group.GroupRecord.OffsetCommitted;
import io.logarium.engine.group.GroupRecord.OffsetRemoved;
import io.logarium.engine.group.GroupRecord.Unknown;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.coordinator.group.generated.GroupMetadataKey;
import org.apache.kafka.coordinator.group.generated.GroupMetadataValue;
import org.apache.kafka.coordinator.group.generated.GroupMetadataValue.MemberMetadata;
import org.apache.kafka.coordinator.group.generated.OffsetCommitKey;
import org.apache.kafka.coordinator.group.generated.OffsetCommitValue;
import org.jspecify.annotations.Nullable;

/// Records of `__consumer_offsets` in Kafka's bytes.
///
/// A key starts with two bytes that tell its type, a value with two bytes that tell its version. Values are written in the
/// versions of Kafka 4.3.1 and read in all of them.
public final class GroupCodec {
    /// Offset commits of brokers before 0.9 had a type of their own with the same key.
    private static final short LEGACY_OFFSET_COMMIT = 0;

    private static final short OFFSET_COMMIT = 1;
    private static final short GROUP_METADATA = 2;

    /// All keys that we know have one version.
    private static final short KEY_VERSION = 0;

    /// The first version with the topic's id, as a tagged field.
    private static final short OFFSET_VALUE_VERSION = 4;

    /// The only version that holds when an offset expires.
    private static final short EXPIRING_OFFSET_VALUE_VERSION = 1;

    private static final short GROUP_VALUE_VERSION = 3;

    private GroupCodec() {}

    /// The record's key.
    public static ByteBuffer key(GroupRecord entry) {
        return switch (entry) {
            case OffsetCommitted e -> offsetKey(e.group(), e.topic(), e.partition());
            case OffsetRemoved e -> offsetKey(e.group(), e.topic(), e.partition());
            case ClassicGroupWritten e -> groupKey(e.group());
            case ClassicGroupRemoved e -> groupKey(e.group());
            case ConsumerGroupRecord e -> ConsumerGroupCodec.key(e);
            case Unknown e -> e.key().duplicate();
        };
    }

    /// The record's value; null for a tombstone.
    public static @Nullable ByteBuffer value(GroupRecord entry) {
        return switch (entry) {
            case OffsetCommitted e -> offsetValue(e.committed());
            case ClassicGroupWritten e -> groupValue(e.image());
            case OffsetRemoved e -> null;
            case ClassicGroupRemoved e -> null;
            case ConsumerGroupRecord e -> ConsumerGroupCodec.value(e);
            case Unknown(var key, var value) -> value == null ? null : value.duplicate();
        };
    }

    /// What a record of the log means. Never fails: what cannot be understood is [GroupRecord.Unknown].
    public static GroupRecord decode(ByteBuffer key, @Nullable ByteBuffer value) {
        try {
            var keyBytes = new ByteBufferAccessor(key.duplicate());
            short type = keyBytes.readShort();
            return switch (type) {
                case LEGACY_OFFSET_COMMIT, OFFSET_COMMIT ->
                        offset(new OffsetCommitKey(keyBytes, KEY_VERSION), key, value);
                case GROUP_METADATA ->
                        group(new GroupMetadataKey(keyBytes, KEY_VERSION), key, value);
                default ->
                        ConsumerGroupCodec.decode(type, keyBytes, value)
                                .<GroupRecord>map(entry -> entry)
                                .orElseGet(() -> new Unknown(key, value));
            };
        } catch (RuntimeException e) {
            // The generated readers throw many kinds; whatever it is, the record is not one of
            // ours.
            return new Unknown(key, value);
        }
    }

    private static GroupRecord offset(
            OffsetCommitKey id, ByteBuffer key, @Nullable ByteBuffer value) {
        if (value == null) {
            return new OffsetRemoved(id.group(), id.topic(), id.partition());
        }
        var bytes = new ByteBufferAccessor(value.duplicate());
        short version = bytes.readShort();
        if (version < 0 || version > OffsetCommitValue.HIGHEST_SUPPORTED_VERSION) {
            return new Unknown(key, value);
        }
        var read = new OffsetCommitValue(bytes, version);
        var committed =
                new CommittedOffset(
                        read.offset(),
                        read.leaderEpoch(),
                        read.metadata(),
                        read.commitTimestamp(),
                        read.expireTimestamp(),
                        read.topicId());
        return new OffsetCommitted(id.group(), id.topic(), id.partition(), committed);
    }

    private static GroupRecord group(
            GroupMetadataKey id, ByteBuffer key, @Nullable ByteBuffer value) {
        if (value == null) {
            return new ClassicGroupRemoved(id.group());
        }
        var bytes = new ByteBufferAccessor(value.duplicate());
        short version = bytes.readShort();
        if (version < 0 || version > GroupMetadataValue.HIGHEST_SUPPORTED_VERSION) {
            return new Unknown(key, value);
        }
        var read = new GroupMetadataValue(bytes, version);
        var members = new ArrayList<MemberImage>(read.members().size());
        for (var member : read.members()) {
            // Version 0 knew no rebalance time-out of its own.
            int rebalanceMs = member.rebalanceTimeout();
            members.add(
                    new MemberImage(
                            member.memberId(),
                            orEmpty(member.groupInstanceId()),
                            member.clientId(),
                            member.clientHost(),
                            rebalanceMs == -1 ? member.sessionTimeout() : rebalanceMs,
                            member.sessionTimeout(),
                            Bytes.of(member.subscription()),
                            Bytes.of(member.assignment())));
        }
        var image =
                new ClassicImage(
                        orEmpty(read.protocolType()),
                        read.generation(),
                        orEmpty(read.protocol()),
                        orEmpty(read.leader()),
                        read.currentStateTimestamp(),
                        members);
        return new ClassicGroupWritten(id.group(), image);
    }

    private static ByteBuffer offsetKey(String group, String topic, int partition) {
        return typed(new OffsetCommitKey().setGroup(group).setTopic(topic).setPartition(partition));
    }

    private static ByteBuffer groupKey(String group) {
        return typed(new GroupMetadataKey().setGroup(group));
    }

    private static ByteBuffer typed(ApiMessage key) {
        return MessageUtil.toCoordinatorTypePrefixedByteBuffer(key);
    }

    private static ByteBuffer offsetValue(CommittedOffset committed) {
        boolean expires = committed.expireMs() != -1;
        var value =
                new OffsetCommitValue()
                        .setOffset(committed.offset())
                        .setLeaderEpoch(committed.leaderEpoch())
                        .setMetadata(committed.metadata())
                        .setCommitTimestamp(committed.commitMs())
                        .setExpireTimestamp(committed.expireMs())
                        .setTopicId(committed.topicId());
        short version = expires ? EXPIRING_OFFSET_VALUE_VERSION : OFFSET_VALUE_VERSION;
        return MessageUtil.toVersionPrefixedByteBuffer(version, value);
    }

    private static ByteBuffer groupValue(ClassicImage image) {
        List<MemberMetadata> members = new ArrayList<>(image.members().size());
        for (var member : image.members()) {
            members.add(
                    new MemberMetadata()
                            .setMemberId(member.memberId())
                            .setGroupInstanceId(orNull(member.instanceId()))
                            .setClientId(member.clientId())
                            .setClientHost(member.clientHost())
                            .setRebalanceTimeout(member.rebalanceTimeoutMs())
                            .setSessionTimeout(member.sessionTimeoutMs())
                            .setSubscription(member.subscription().array())
                            .setAssignment(member.assignment().array()));
        }
        var value =
                new GroupMetadataValue()
                        .setProtocolType(image.protocolType())
                        .setGeneration(image.generation())
                        .setProtocol(orNull(image.protocol()))
                        .setLeader(orNull(image.leader()))
                        .setCurrentStateTimestamp(image.stateMs())
                        .setMembers(members);
        return MessageUtil.toVersionPrefixedByteBuffer(GROUP_VALUE_VERSION, value);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
