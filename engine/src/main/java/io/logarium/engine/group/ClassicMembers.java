package io.logarium.engine.group;

import io.logarium.engine.loop.Check;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.protocol.Errors;

/// Who is in a classic group, who leads, and who waits for the next generation.
final class ClassicMembers {
    private final Runnable onChange;
    private final Map<String, ClassicMember> members = new LinkedHashMap<>();
    private final Map<String, String> idOfInstance = new LinkedHashMap<>();
    private final CommonProtocols common = new CommonProtocols();
    private String leader = "";
    private int awaitingJoin;
    private long subscriptionBytes;

    ClassicMembers(Runnable onChange) {
        this.onChange = onChange;
    }

    void restore(List<ClassicMember> restored, String itsLeader) {
        Check.that(members.isEmpty(), "restored over %s", members.keySet(), "");
        restored.forEach(this::put);
        leader = itsLeader;
    }

    Collection<ClassicMember> all() {
        return members.values();
    }

    int size() {
        return members.size();
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    Optional<ClassicMember> find(String memberId) {
        return Optional.ofNullable(members.get(memberId));
    }

    boolean contains(ClassicMember member) {
        return members.get(member.id()) == member;
    }

    /// The member that goes by this static name (KIP-345).
    Optional<ClassicMember> instance(String instanceId) {
        return Optional.ofNullable(idOfInstance.get(instanceId)).flatMap(this::find);
    }

    /// Id of the member that assigns; empty while nobody is in.
    String leader() {
        return leader;
    }

    boolean isLeader(ClassicMember member) {
        return member.id().equals(leader);
    }

    /// What all members say of themselves, in bytes.
    long subscriptionBytes() {
        return subscriptionBytes;
    }

    /// Adds a member that waits to be answered.
    void add(ClassicMember member, Consumer<JoinGroupResponseData> reply) {
        put(member);
        await(member, reply);
        if (leader.isEmpty()) {
            leader = member.id();
        }
        onChange.run();
    }

    /// The member says anew who it is and waits to be answered.
    void rejoin(
            ClassicMember member,
            JoinGroupRequestData request,
            Consumer<JoinGroupResponseData> reply) {
        uncount(member);
        member.update(request);
        count(member);
        await(member, reply);
        onChange.run();
    }

    /// Takes back what a [#rejoin] changed.
    void revert(ClassicMember member, ClassicMember.Terms terms) {
        uncount(member);
        member.update(terms);
        count(member);
        onChange.run();
    }

    private void await(ClassicMember member, Consumer<JoinGroupResponseData> reply) {
        if (!member.awaitsJoin()) {
            awaitingJoin++;
        }
        var older = member.awaitJoin(reply);
        older.ifPresent(r ->
                r.accept(ClassicAnswers.joinFailed(Errors.REBALANCE_IN_PROGRESS, member.id())));
    }

    void answerJoin(ClassicMember member, JoinGroupResponseData response) {
        if (member.awaitsJoin()) {
            awaitingJoin--;
            member.answerJoin(response);
        }
    }

    /// Gives the static member a new id, and its assignment with it. The old id is fenced: who waits under it is told.
    ClassicMember replace(ClassicMember old, String newId) {
        answerJoin(old, ClassicAnswers.joinFailed(Errors.FENCED_INSTANCE_ID, old.id()));
        old.answerSync(ClassicAnswers.syncFailed(Errors.FENCED_INSTANCE_ID));
        boolean led = isLeader(old);
        var renewed = old.withId(newId);
        take(old);
        put(renewed);
        if (led) {
            leader = newId;
        }
        onChange.run();
        return renewed;
    }

    /// The member is no longer in. If it waits, it is told that it is unknown, so that it joins anew if it lives.
    void remove(ClassicMember member) {
        answerJoin(member, ClassicAnswers.joinFailed(Errors.UNKNOWN_MEMBER_ID, ""));
        member.answerSync(ClassicAnswers.syncFailed(Errors.UNKNOWN_MEMBER_ID));
        take(member);
        if (isLeader(member)) {
            leader = members.isEmpty() ? "" : members.keySet().iterator().next();
        }
        onChange.run();
    }

    boolean allAwaitJoin() {
        return awaitingJoin == members.size();
    }

    int awaitingJoin() {
        return awaitingJoin;
    }

    List<ClassicMember> notRejoined() {
        return members.values().stream().filter(m -> !m.awaitsJoin()).toList();
    }

    /// Makes sure that the leader is somebody who waits for the next generation.
    ///
    /// @return false when nobody does
    boolean haveLeaderThatJoined() {
        if (find(leader).filter(ClassicMember::awaitsJoin).isPresent()) {
            return true;
        }
        var next = members.values().stream().filter(ClassicMember::awaitsJoin).findFirst();
        next.ifPresent(m -> leader = m.id());
        return next.isPresent();
    }

    /// The longest that a member wants to be waited for.
    int rebalanceTimeoutMs() {
        return members.values().stream()
                .mapToInt(ClassicMember::rebalanceTimeoutMs)
                .reduce(0, Math::max);
    }

    /// Whether one of the protocols of the request is supported by everybody; a rejoining member's old ones count too.
    boolean supportOneOf(JoinGroupRequestData request) {
        return common.haveOneOf(ClassicMember.protocolsOf(request), members.size());
    }

    /// The protocol that a generation would get that began now.
    String choice() {
        return common.choice(members.values());
    }

    /// Whether the caller is the member that it claims to be: NONE, or why not.
    Errors check(String memberId, String instanceId) {
        if (!instanceId.isEmpty()) {
            var holder = idOfInstance.get(instanceId);
            if (holder == null) {
                return Errors.UNKNOWN_MEMBER_ID;
            }
            if (!holder.equals(memberId)) {
                return Errors.FENCED_INSTANCE_ID;
            }
        }
        return members.containsKey(memberId) ? Errors.NONE : Errors.UNKNOWN_MEMBER_ID;
    }

    /// The topics that consumers subscribe to under this protocol; empty when one of them cannot be understood.
    Optional<Set<String>> subscriptions(String protocol) {
        var all = new TreeSet<String>();
        for (var member : members.values()) {
            var topics = ConsumerMetadata.topics(member.metadata(protocol));
            if (topics.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(topics.get());
        }
        return Optional.of(all);
    }

    private void put(ClassicMember member) {
        members.put(member.id(), member);
        count(member);
        if (member.isStatic()) {
            idOfInstance.put(member.instanceId(), member.id());
        }
    }

    private void take(ClassicMember member) {
        Check.that(contains(member), "%s is not among %s", member.id(), members.keySet());
        members.remove(member.id());
        member.forget();
        uncount(member);
        if (member.isStatic()) {
            idOfInstance.remove(member.instanceId(), member.id());
        }
    }

    private void count(ClassicMember member) {
        common.add(member.terms().protocols());
        subscriptionBytes += member.terms().bytes();
    }

    private void uncount(ClassicMember member) {
        common.remove(member.terms().protocols());
        subscriptionBytes -= member.terms().bytes();
    }
}
