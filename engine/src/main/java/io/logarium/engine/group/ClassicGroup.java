package io.logarium.engine.group;

import static io.logarium.engine.group.GroupState.COMPLETING_REBALANCE;
import static io.logarium.engine.group.GroupState.EMPTY;
import static io.logarium.engine.group.GroupState.STABLE;

import io.logarium.engine.group.GroupRecord.ClassicGroupRemoved;
import io.logarium.engine.loop.Timers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.Errors;

/// A group of the classic protocol: its clients elect a leader among them, and the leader assigns.
///
/// What is written down is the [ClassicImage]; who joins, who is awaited and every time-out is soft and ends with this object.
/// It knows what its state allows; [ClassicRebalance] makes the moves.
final class ClassicGroup implements Group {
    private final String id;
    private final Runnable onChange;
    private final ClassicMembers members;
    private final Map<String, Timers.Timer> pendingIds = new LinkedHashMap<>();
    private final Set<String> pendingSync = new LinkedHashSet<>();
    private GroupState state = EMPTY;
    private GroupState previousState = EMPTY;
    private long stateMs;
    private int generation;
    private String protocolType = "";
    private String protocol = "";
    private boolean memberAddedMeanwhile;
    private Optional<Set<String>> subscribed = Optional.empty();
    private Optional<ClassicImage> image = Optional.empty();
    private Optional<Timers.Timer> joinTimer = Optional.empty();
    private Optional<Timers.Timer> syncTimer = Optional.empty();

    /// An empty group of generation 0.
    ///
    /// @param onChange runs whenever something changes that others can see
    ClassicGroup(String id, long nowMs, Runnable onChange) {
        this.id = id;
        this.stateMs = nowMs;
        this.onChange = onChange;
        this.members = new ClassicMembers(onChange);
    }

    /// Begins from what was written down: stable with everybody as they were, or empty.
    void restore(ClassicImage from) {
        generation = from.generation();
        protocolType = from.protocolType();
        protocol = from.protocol();
        stateMs = from.stateMs();
        state = from.members().isEmpty() ? EMPTY : STABLE;
        previousState = state;
        var restored =
                from.members().stream().map(m -> ClassicMember.restored(m, protocol)).toList();
        members.restore(restored, from.leader());
        image = Optional.of(from);
        subscribed = subscribedTopics();
        onChange.run();
    }

    /// The last record that tells of this group; none while it only holds offsets or was just begun.
    Optional<ClassicImage> image() {
        return image;
    }

    void written(ClassicImage newImage) {
        image = Optional.of(newImage);
    }

    /// The group as it is now, with these assignments, to be written down.
    ClassicImage imageWith(Map<String, Bytes> assignments) {
        var list = new ArrayList<ClassicImage.MemberImage>(members.size());
        for (var member : members.all()) {
            list.add(member.image(protocol, assignments.getOrDefault(member.id(), Bytes.EMPTY)));
        }
        return new ClassicImage(
                protocolType, generation, protocol, members.leader(), stateMs, list);
    }

    /// The group as it is before its first generation, to be written down.
    ClassicImage emptyImage() {
        return new ClassicImage("", 0, "", "", stateMs, List.of());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String type() {
        return "classic";
    }

    ClassicMembers members() {
        return members;
    }

    GroupState state() {
        return state;
    }

    GroupState previousState() {
        return previousState;
    }

    @Override
    public String stateText() {
        return state.text();
    }

    /// Since when the group is in its state; -1 when not known.
    long stateMs() {
        return stateMs;
    }

    void moveTo(GroupState next, long nowMs) {
        previousState = state;
        state = next;
        stateMs = nowMs;
        onChange.run();
    }

    int generation() {
        return generation;
    }

    /// The next generation begins with whoever is in, and with the protocol that most of them want.
    void beginGeneration(long nowMs) {
        generation++;
        pendingSync.clear();
        protocol = members.isEmpty() ? "" : members.choice();
        moveTo(members.isEmpty() ? EMPTY : COMPLETING_REBALANCE, nowMs);
        subscribed = subscribedTopics();
    }

    @Override
    public String protocolType() {
        return protocolType;
    }

    /// The assignor that was chosen; empty while nobody is in.
    String protocol() {
        return protocol;
    }

    /// Whether the group can take in a member that speaks this; Kafka demands a protocol that all members support.
    boolean speaks(JoinGroupRequestData request) {
        if (request.protocolType().isEmpty() || request.protocols().isEmpty()) {
            return false;
        }
        return members.isEmpty()
                || protocolType.equals(request.protocolType()) && members.supportOneOf(request);
    }

    /// Adds a member that waits to be answered; the first one decides the protocol type.
    void add(ClassicMember member, String type, Consumer<JoinGroupResponseData> reply) {
        if (members.isEmpty()) {
            protocolType = type;
        }
        dropPending(member.id());
        memberAddedMeanwhile = true;
        members.add(member, reply);
    }

    void remove(ClassicMember member) {
        pendingSync.remove(member.id());
        members.remove(member);
    }

    /// Whether somebody joined since this was asked last: then an initial rebalance waits a little more.
    boolean memberAddedMeanwhile() {
        boolean added = memberAddedMeanwhile;
        memberAddedMeanwhile = false;
        return added;
    }

    /// Ids that were handed out and have not joined yet (KIP-394).
    int pendingIds() {
        return pendingIds.size();
    }

    boolean isPending(String memberId) {
        return pendingIds.containsKey(memberId);
    }

    void addPending(String memberId, Timers.Timer timer) {
        pendingIds.put(memberId, timer);
    }

    void dropPending(String memberId) {
        var timer = pendingIds.remove(memberId);
        if (timer != null) {
            timer.cancel();
        }
    }

    boolean everybodyJoined() {
        return members.allAwaitJoin() && pendingIds.isEmpty();
    }

    /// Members that have not asked for their assignment in this generation.
    Set<String> pendingSync() {
        return pendingSync;
    }

    /// The timer of the join phase, in the place of the one before.
    void joinTimer(Timers.Timer timer) {
        endJoinTimer();
        joinTimer = Optional.of(timer);
    }

    void endJoinTimer() {
        joinTimer.ifPresent(Timers.Timer::cancel);
        joinTimer = Optional.empty();
    }

    /// The timer of the sync phase, in the place of the one before.
    void syncTimer(Timers.Timer timer) {
        endSyncTimer();
        syncTimer = Optional.of(timer);
    }

    void endSyncTimer() {
        syncTimer.ifPresent(Timers.Timer::cancel);
        syncTimer = Optional.empty();
    }

    /// The group ends here: everybody who waits is told why, and no timer is left.
    void close(Errors why, long nowMs) {
        endJoinTimer();
        endSyncTimer();
        List.copyOf(pendingIds.keySet()).forEach(this::dropPending);
        for (var member : members.all()) {
            member.forget();
            members.answerJoin(member, ClassicAnswers.joinFailed(why, member.id()));
            member.answerSync(ClassicAnswers.syncFailed(why));
        }
        moveTo(GroupState.DEAD, nowMs);
    }

    /// Whether the caller is a member of this very generation: NONE, or why not.
    Errors check(String memberId, String instanceId, int itsGeneration) {
        var error = members.check(memberId, instanceId);
        if (error == Errors.NONE && itsGeneration != generation) {
            return Errors.ILLEGAL_GENERATION;
        }
        return error;
    }

    @Override
    public boolean isEmpty() {
        return state == EMPTY;
    }

    @Override
    public boolean mayExpire() {
        return state == EMPTY && pendingIds.isEmpty();
    }

    @Override
    public Errors checkCommit(Committer who) {
        if (who.epoch() < 0 && state == EMPTY) {
            return Errors.NONE;
        }
        if (who.epoch() < 0 && who.memberId().isEmpty() && who.instanceId().isEmpty()) {
            return Errors.UNKNOWN_MEMBER_ID;
        }
        var error = check(who.memberId(), who.instanceId(), who.epoch());
        if (error == Errors.NONE && state == COMPLETING_REBALANCE) {
            return Errors.REBALANCE_IN_PROGRESS;
        }
        return error;
    }

    @Override
    public Errors checkCommit(Committer who, Uuid topic, int partition) {
        return Errors.NONE;
    }

    @Override
    public Errors checkFetch(Optional<String> memberId, int memberEpoch) {
        return Errors.NONE;
    }

    @Override
    public List<GroupRecord> tombstones() {
        return List.of(new ClassicGroupRemoved(id));
    }

    @Override
    public Errors checkOffsetDelete() {
        boolean free = state == EMPTY || protocolType.equals(ConsumerMetadata.PROTOCOL_TYPE);
        return free ? Errors.NONE : Errors.NON_EMPTY_GROUP;
    }

    @Override
    public boolean isSubscribedTo(String topic) {
        return subscribed
                .map(topics -> topics.contains(topic))
                .orElse(protocolType.equals(ConsumerMetadata.PROTOCOL_TYPE));
    }

    @Override
    public Optional<ToLongFunction<CommittedOffset>> retentionStart() {
        if (protocolType.isEmpty()) {
            return Optional.of(CommittedOffset::commitMs);
        }
        if (state == EMPTY) {
            return Optional.of(o -> stateMs == -1 ? o.commitMs() : stateMs);
        }
        if (state == STABLE
                && protocolType.equals(ConsumerMetadata.PROTOCOL_TYPE)
                && subscribed.isPresent()) {
            return Optional.of(CommittedOffset::commitMs);
        }
        return Optional.empty();
    }

    private Optional<Set<String>> subscribedTopics() {
        return protocolType.equals(ConsumerMetadata.PROTOCOL_TYPE)
                ? members.subscriptions(protocol)
                : Optional.empty();
    }
}
