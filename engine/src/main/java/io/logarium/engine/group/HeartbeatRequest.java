package io.logarium.engine.group;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// A ConsumerGroupHeartbeat as it came, and what is wrong with it.
///
/// @param memberId the one that it came with, or the one that it is given
record HeartbeatRequest(
        ConsumerGroupHeartbeatRequestData body, GroupCaller caller, String memberId) {
    /// With this epoch a member asks to be let in.
    static final int JOIN_EPOCH = 0;

    /// With this one it leaves.
    private static final int LEAVE_EPOCH = -1;

    /// With this one a static member leaves for a while.
    static final int AWAY_EPOCH = -2;

    String groupId() {
        return body.groupId();
    }

    int epoch() {
        return body.memberEpoch();
    }

    boolean joins() {
        return epoch() == JOIN_EPOCH;
    }

    boolean leaves() {
        return epoch() < JOIN_EPOCH;
    }

    boolean isStatic() {
        return body.instanceId() != null;
    }

    String instanceId() {
        return ConsumerHeartbeat.orEmpty(body.instanceId());
    }

    /// The regular expression, if the request tells one or takes it back.
    Optional<String> regex() {
        return Optional.ofNullable(body.subscribedTopicRegex());
    }

    /// Whether the member says everything, as it does when it has missed an answer.
    boolean isFull() {
        return body.rebalanceTimeoutMs() != -1
                && (body.subscribedTopicNames() != null || body.subscribedTopicRegex() != null)
                && body.topicPartitions() != null;
    }

    /// What the member owns; empty when it does not say.
    Optional<Map<Uuid, TreeSet<Integer>>> owned() {
        return Optional.ofNullable(body.topicPartitions())
                .map(topics -> {
                    var owned = new TreeMap<Uuid, TreeSet<Integer>>();
                    topics.forEach(t ->
                            owned.computeIfAbsent(t.topicId(), id -> new TreeSet<>())
                                    .addAll(t.partitions()));
                    return owned;
                });
    }

    /// What is known of the member with what this request says anew.
    MemberFacts facts(MemberFacts before) {
        var names = Optional.ofNullable(body.subscribedTopicNames());
        return new MemberFacts(
                told(body.instanceId(), before.instanceId()),
                told(body.rackId(), before.rackId()),
                caller.clientId(),
                caller.host(),
                names.map(list -> new TreeSet<>(list))
                        .orElseGet(() -> new TreeSet<>(before.topics())),
                told(body.subscribedTopicRegex(), before.regex()),
                body.rebalanceTimeoutMs() == -1
                        ? before.rebalanceTimeoutMs()
                        : body.rebalanceTimeoutMs(),
                told(body.serverAssignor(), before.assignor()),
                Optional.empty());
    }

    private static String told(@Nullable String now, String before) {
        return now == null ? before : now;
    }

    /// What no group would take, in Kafka's words.
    Optional<Refusal> fault(ConsumerGroupConfig config) {
        if ((caller.apiVersion() >= 1 || epoch() > 0 || epoch() == LEAVE_EPOCH)
                && body.memberId().isBlank()) {
            return invalid("MemberId can't be empty.");
        }
        if (isBlank(body.instanceId())) {
            return invalid("InstanceId can't be empty.");
        }
        if (isBlank(body.rackId())) {
            return invalid("RackId can't be empty.");
        }
        return epochFault().or(this::sizeFault).or(() -> assignorFault(config));
    }

    private Optional<Refusal> epochFault() {
        if (joins()) {
            return joinFault();
        }
        if (epoch() == AWAY_EPOCH && !isStatic()) {
            return invalid("InstanceId can't be null.");
        }
        return epoch() < AWAY_EPOCH ? invalid("MemberEpoch is invalid.") : Optional.empty();
    }

    private Optional<Refusal> joinFault() {
        if (body.rebalanceTimeoutMs() == -1) {
            return invalid("RebalanceTimeoutMs must be provided in first request.");
        }
        if (body.topicPartitions() == null || !body.topicPartitions().isEmpty()) {
            return invalid("TopicPartitions must be empty when (re-)joining.");
        }
        if (body.subscribedTopicNames() == null && body.subscribedTopicRegex() == null) {
            return invalid(
                    "Either SubscribedTopicNames or SubscribedTopicRegex must be non-null when"
                            + " (re-)joining.");
        }
        return Optional.empty();
    }

    /// What would not fit into records or memory.
    private Optional<Refusal> sizeFault() {
        long bytes = 0;
        if (body.subscribedTopicNames() != null) {
            for (var name : body.subscribedTopicNames()) {
                bytes += name.length();
            }
        }
        boolean fits =
                memberId.length() <= GroupLimits.NAME_LENGTH
                        && instanceId().length() <= GroupLimits.NAME_LENGTH
                        && ConsumerHeartbeat.orEmpty(body.rackId()).length()
                                <= GroupLimits.NAME_LENGTH
                        && bytes <= GroupLimits.SUBSCRIPTION_BYTES
                        && body.rebalanceTimeoutMs() >= -1;
        return fits ? Optional.empty() : invalid("The request says more than a member may.");
    }

    private Optional<Refusal> assignorFault(ConsumerGroupConfig config) {
        var name = body.serverAssignor();
        if (name == null || config.assignors().contains(name) && Assignor.named(name).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new Refusal(
                        Errors.UNSUPPORTED_ASSIGNOR,
                        "ServerAssignor %s is not supported. Supported assignors: %s."
                                .formatted(name, String.join(", ", config.assignors()))));
    }

    private static boolean isBlank(@Nullable String text) {
        return text != null && text.isBlank();
    }

    private static Optional<Refusal> invalid(String message) {
        return Optional.of(new Refusal(Errors.INVALID_REQUEST, message));
    }

    /// Whether the sender may speak for the member, in Kafka's words.
    ///
    /// @param before the member that goes by this static name, or for a dynamic member by this id
    Optional<Refusal> refusal(Optional<ConsumerMember> before) {
        if (isStatic() && joins()) {
            return before.filter(m -> !m.isClassic() && m.epoch() != AWAY_EPOCH)
                    .map(m ->
                            new Refusal(
                                    Errors.UNRELEASED_INSTANCE_ID,
                                    ("Static member %s with instance id %s cannot join the group"
                                                    + " because the instance id is owned by %s"
                                                    + " member.")
                                            .formatted(memberId, instanceId(), m.id())));
        }
        return joins() ? Optional.empty() : identity(before).or(() -> epoch(before.orElseThrow()));
    }

    /// Whether the member is who it says: empty, or why not.
    Optional<Refusal> identity(Optional<ConsumerMember> before) {
        if (before.isEmpty()) {
            var message =
                    isStatic()
                            ? "Instance id %s is unknown.".formatted(instanceId())
                            : "Member %s is not a member of group %s."
                                    .formatted(memberId, groupId());
            return Optional.of(new Refusal(Errors.UNKNOWN_MEMBER_ID, message));
        }
        return before.filter(m -> !m.id().equals(memberId))
                .map(m ->
                        new Refusal(
                                Errors.FENCED_INSTANCE_ID,
                                "Static member %s with instance id %s was fenced by member %s."
                                        .formatted(memberId, instanceId(), m.id())));
    }

    private Optional<Refusal> epoch(ConsumerMember member) {
        if (epoch() > member.epoch()) {
            return fenced("greater", member);
        }
        // It may not have heard of its new epoch; what it has must be in order then.
        boolean missedAnAnswer =
                epoch() == member.current().previousEpoch()
                        && owned().filter(o -> member.current().assigned().containAll(o))
                                .isPresent();
        return epoch() == member.epoch() || missedAnAnswer
                ? Optional.empty()
                : fenced("smaller", member);
    }

    private Optional<Refusal> fenced(String which, ConsumerMember member) {
        return Optional.of(
                new Refusal(
                        Errors.FENCED_MEMBER_EPOCH,
                        ("The consumer group member has a %s member epoch (%d) than the one known"
                                        + " by the group coordinator (%d). The member must abandon"
                                        + " all its partitions and rejoin.")
                                .formatted(which, epoch(), member.epoch())));
    }
}
