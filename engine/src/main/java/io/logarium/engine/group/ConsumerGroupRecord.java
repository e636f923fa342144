package io.logarium.engine.group;

/// A record of `__consumer_offsets` about a group of the consumer protocol (KIP-848), decoded. A removal is a tombstone.
public sealed interface ConsumerGroupRecord extends GroupRecord {
    String group();

    /// Whether it is a tombstone.
    default boolean removes() {
        return switch (this) {
            case EpochWritten e -> false;
            case MemberWritten e -> false;
            case TargetEpochWritten e -> false;
            case TargetWritten e -> false;
            case CurrentWritten e -> false;
            case RegexWritten e -> false;
            case EpochRemoved e -> true;
            case OldMetadataRemoved e -> true;
            case MemberRemoved e -> true;
            case TargetEpochRemoved e -> true;
            case TargetRemoved e -> true;
            case CurrentRemoved e -> true;
            case RegexRemoved e -> true;
        };
    }

    /// The group's epoch, which grows whenever the assignment has to be made anew.
    ///
    /// @param metadataHash of the topics that the group subscribes to; see [MetadataHash]
    record EpochWritten(String group, int epoch, long metadataHash)
            implements ConsumerGroupRecord {}

    /// The group is no more.
    record EpochRemoved(String group) implements ConsumerGroupRecord {}

    /// What brokers before 4.1 kept of the metadata is no longer needed.
    record OldMetadataRemoved(String group) implements ConsumerGroupRecord {}

    record MemberWritten(String group, String member, MemberFacts facts)
            implements ConsumerGroupRecord {}

    record MemberRemoved(String group, String member) implements ConsumerGroupRecord {}

    /// The group's epoch that the target assignment was made for.
    ///
    /// @param atMs when; 0 when not known
    record TargetEpochWritten(String group, int epoch, long atMs) implements ConsumerGroupRecord {}

    record TargetEpochRemoved(String group) implements ConsumerGroupRecord {}

    /// What a member is to have in the end.
    record TargetWritten(String group, String member, Assignment target)
            implements ConsumerGroupRecord {}

    record TargetRemoved(String group, String member) implements ConsumerGroupRecord {}

    /// What a member has.
    record CurrentWritten(String group, String member, CurrentAssignment current)
            implements ConsumerGroupRecord {}

    record CurrentRemoved(String group, String member) implements ConsumerGroupRecord {}

    /// The topics that a regular expression stands for.
    record RegexWritten(String group, String regex, ResolvedRegex resolved)
            implements ConsumerGroupRecord {}

    record RegexRemoved(String group, String regex) implements ConsumerGroupRecord {}
}
