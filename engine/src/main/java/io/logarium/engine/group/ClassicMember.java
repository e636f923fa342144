package io.logarium.engine.group;

import io.logarium.engine.group.ClassicImage.MemberImage;
import io.logarium.engine.loop.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.SyncGroupResponseData;

/// A member of a classic group: what it said of itself, what it was given, and what it waits for.
final class ClassicMember {
    /// What a member supports, the most preferred first.
    record Protocol(String name, Bytes metadata) {}

    private final String id;
    private final String instanceId;
    private final String clientId;
    private final String clientHost;
    private Terms terms;
    private Bytes assignment = Bytes.EMPTY;
    private boolean isNew;
    private Optional<Consumer<JoinGroupResponseData>> joinReply = Optional.empty();
    private Optional<Consumer<SyncGroupResponseData>> syncReply = Optional.empty();
    private Optional<Timers.Timer> sessionTimer = Optional.empty();
    private long deadlineMs;

    private ClassicMember(
            String id, String instanceId, String clientId, String clientHost, Terms terms) {
        this.id = id;
        this.instanceId = instanceId;
        this.clientId = clientId;
        this.clientHost = clientHost;
        this.terms = terms;
    }

    /// One that joins for the first time; it has no heartbeat yet.
    static ClassicMember joining(String id, GroupCaller caller, JoinGroupRequestData request) {
        var instance = Optional.ofNullable(request.groupInstanceId()).orElse("");
        var member =
                new ClassicMember(
                        id, instance, caller.clientId(), caller.host(), Terms.of(request));
        member.isNew = true;
        return member;
    }

    /// One that was in the group when it was last written down.
    static ClassicMember restored(MemberImage image, String protocol) {
        var terms =
                new Terms(
                        image.rebalanceTimeoutMs(),
                        image.sessionTimeoutMs(),
                        List.of(new Protocol(protocol, image.subscription())));
        var member =
                new ClassicMember(
                        image.memberId(),
                        image.instanceId(),
                        image.clientId(),
                        image.clientHost(),
                        terms);
        member.assignment = image.assignment();
        return member;
    }

    /// The same static member with a new id (KIP-345).
    ClassicMember withId(String newId) {
        var member = new ClassicMember(newId, instanceId, clientId, clientHost, terms);
        member.assignment = assignment;
        member.isNew = isNew;
        return member;
    }

    /// What the member says of itself.
    Terms terms() {
        return terms;
    }

    /// Takes over what the member says of itself now.
    void update(JoinGroupRequestData request) {
        terms = Terms.of(request);
    }

    void update(Terms newTerms) {
        terms = newTerms;
    }

    MemberImage image(String protocol, Bytes assigned) {
        return new MemberImage(
                id,
                instanceId,
                clientId,
                clientHost,
                terms.rebalanceTimeoutMs,
                terms.sessionTimeoutMs,
                metadata(protocol),
                assigned);
    }

    String id() {
        return id;
    }

    /// Empty for a dynamic member.
    String instanceId() {
        return instanceId;
    }

    boolean isStatic() {
        return !instanceId.isEmpty();
    }

    String clientId() {
        return clientId;
    }

    String clientHost() {
        return clientHost;
    }

    int rebalanceTimeoutMs() {
        return terms.rebalanceTimeoutMs;
    }

    int sessionTimeoutMs() {
        return terms.sessionTimeoutMs;
    }

    List<Protocol> protocols() {
        return terms.protocols;
    }

    /// What it said for this protocol; empty when it does not support it.
    Bytes metadata(String protocol) {
        for (var p : terms.protocols) {
            if (p.name.equals(protocol)) {
                return p.metadata;
            }
        }
        return Bytes.EMPTY;
    }

    /// Whether the request says nothing new.
    boolean matches(JoinGroupRequestData request) {
        return terms.protocols.equals(protocolsOf(request));
    }

    Bytes assignment() {
        return assignment;
    }

    void assign(Bytes newAssignment) {
        assignment = newAssignment;
    }

    /// It has not been answered a JoinGroup yet, so it cannot send heartbeats.
    boolean isNew() {
        return isNew;
    }

    void settled() {
        isNew = false;
    }

    boolean awaitsJoin() {
        return joinReply.isPresent();
    }

    boolean awaitsSync() {
        return syncReply.isPresent();
    }

    /// @return the reply of an older request of the same member that nobody has answered
    Optional<Consumer<JoinGroupResponseData>> awaitJoin(Consumer<JoinGroupResponseData> reply) {
        var older = joinReply;
        joinReply = Optional.of(reply);
        return older;
    }

    /// @return the reply of an older request of the same member that nobody has answered
    Optional<Consumer<SyncGroupResponseData>> awaitSync(Consumer<SyncGroupResponseData> reply) {
        var older = syncReply;
        syncReply = Optional.of(reply);
        return older;
    }

    /// Answers the JoinGroup that waits, if one does.
    void answerJoin(JoinGroupResponseData response) {
        var reply = joinReply;
        joinReply = Optional.empty();
        reply.ifPresent(r -> r.accept(response));
    }

    /// Answers the SyncGroup that waits.
    ///
    /// @return whether one did
    boolean answerSync(SyncGroupResponseData response) {
        var reply = syncReply;
        syncReply = Optional.empty();
        reply.ifPresent(r -> r.accept(response));
        return reply.isPresent();
    }

    /// When the member is given up unless it is heard of; milliseconds since the epoch.
    long deadlineMs() {
        return deadlineMs;
    }

    /// Hears of the member. The timer that is set runs early and finds out itself, so that a heartbeat costs an assignment.
    void expectBy(long newDeadlineMs, Timers timers, Timers.Task task) {
        deadlineMs = newDeadlineMs;
        boolean set =
                sessionTimer.filter(t -> t.isPending() && t.atMs() <= newDeadlineMs).isPresent();
        if (!set) {
            sessionTimer.ifPresent(Timers.Timer::cancel);
            sessionTimer = Optional.of(timers.at(newDeadlineMs, task));
        }
    }

    void forget() {
        sessionTimer.ifPresent(Timers.Timer::cancel);
        sessionTimer = Optional.empty();
    }

    static List<Protocol> protocolsOf(JoinGroupRequestData request) {
        var protocols = new ArrayList<Protocol>(request.protocols().size());
        for (JoinGroupRequestProtocol p : request.protocols()) {
            protocols.add(new Protocol(p.name(), Bytes.of(p.metadata())));
        }
        return List.copyOf(protocols);
    }

    /// What a member asks for when it joins.
    record Terms(int rebalanceTimeoutMs, int sessionTimeoutMs, List<Protocol> protocols) {
        long bytes() {
            return protocols.stream().mapToLong(p -> p.metadata.size()).sum();
        }

        static Terms of(JoinGroupRequestData request) {
            return new Terms(
                    request.rebalanceTimeoutMs(), request.sessionTimeoutMs(), protocolsOf(request));
        }
    }
}
