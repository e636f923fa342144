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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.Errors;

/// A group of the consumer protocol (KIP-848) as its records tell it: the coordinator assigns, and each member moves to its target
/// at its own pace.
///
/// It changes by [#apply] alone. Three epochs: the group's grows when the assignment must be made anew, the target's tells for which
/// group epoch it was made, and a member's tells which target it has reached. Time-outs and whatever else is soft live in
/// [ConsumerTimers].
final class ConsumerGroup implements Group {
    /// Epochs of a group that has just begun: no member may be in epoch 0, since with it one asks to join.
    private static final int FIRST_EPOCH = 1;

    private final String id;
    private final NavigableMap<String, ConsumerMember> members = new TreeMap<>();
    private final Map<String, String> idOfInstance = new TreeMap<>();
    private final Map<String, Assignment> targets = new TreeMap<>();
    private final NavigableMap<String, ResolvedRegex> regexes = new TreeMap<>();
    private final Map<Uuid, Map<Integer, String>> owners = new TreeMap<>();
    private int epoch = FIRST_EPOCH;
    private long metadataHash;
    private int targetEpoch = FIRST_EPOCH;
    private long targetMs;

    ConsumerGroup(String id) {
        this.id = id;
    }

    /// The same group apart: what is applied to it does not show here.
    ConsumerGroup copy() {
        var copy = new ConsumerGroup(id);
        copy.members.putAll(members);
        copy.idOfInstance.putAll(idOfInstance);
        copy.targets.putAll(targets);
        copy.regexes.putAll(regexes);
        owners.forEach((topic, its) -> copy.owners.put(topic, new TreeMap<>(its)));
        copy.epoch = epoch;
        copy.metadataHash = metadataHash;
        copy.targetEpoch = targetEpoch;
        copy.targetMs = targetMs;
        return copy;
    }

    /// The only writer. Whatever comes is taken: after compaction records of a member may stand alone.
    void apply(ConsumerGroupRecord entry) {
        switch (entry) {
            case EpochWritten e -> {
                epoch = e.epoch();
                metadataHash = e.metadataHash();
            }
            case MemberWritten e -> put(findOrFresh(e.member()).with(e.facts()));
            case MemberRemoved e -> remove(e.member());
            case TargetEpochWritten e -> {
                targetEpoch = e.epoch();
                targetMs = e.atMs();
            }
            case TargetEpochRemoved e -> {
                targetEpoch = FIRST_EPOCH;
                targetMs = 0;
            }
            case TargetWritten e -> targets.put(e.member(), e.target());
            case TargetRemoved e -> targets.remove(e.member());
            case CurrentWritten e -> put(findOrFresh(e.member()).with(e.current()));
            case CurrentRemoved e ->
                    find(e.member()).ifPresent(m -> put(m.with(CurrentAssignment.NONE)));
            case RegexWritten e -> regexes.put(e.regex(), e.resolved());
            case RegexRemoved e -> regexes.remove(e.regex());
            case EpochRemoved e -> {}
            case OldMetadataRemoved e -> {}
        }
    }

    private ConsumerMember findOrFresh(String memberId) {
        return find(memberId).orElseGet(() -> ConsumerMember.fresh(memberId));
    }

    private void put(ConsumerMember member) {
        var before = members.put(member.id(), member);
        if (before != null) {
            release(before);
            if (before.facts().isStatic()) {
                idOfInstance.remove(before.facts().instanceId(), before.id());
            }
        }
        if (member.facts().isStatic()) {
            idOfInstance.put(member.facts().instanceId(), member.id());
        }
        own(member.current().assigned(), member.id());
        own(member.current().pendingRevocation(), member.id());
    }

    private void remove(String memberId) {
        var gone = members.remove(memberId);
        if (gone != null) {
            release(gone);
            idOfInstance.remove(gone.facts().instanceId(), memberId);
        }
    }

    private void own(HeldPartitions held, String memberId) {
        held.epochs()
                .forEach((topic, epochs) -> {
                    var ofTopic = owners.computeIfAbsent(topic, t -> new TreeMap<>());
                    epochs.keySet().forEach(p -> ofTopic.put(p, memberId));
                });
    }

    private void release(ConsumerMember member) {
        for (var held :
                List.of(member.current().assigned(), member.current().pendingRevocation())) {
            held.epochs()
                    .forEach((topic, epochs) -> {
                        var ofTopic = owners.getOrDefault(topic, new TreeMap<>());
                        epochs.keySet().forEach(p -> ofTopic.remove(p, member.id()));
                        if (ofTopic.isEmpty()) {
                            owners.remove(topic);
                        }
                    });
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String type() {
        return "consumer";
    }

    int epoch() {
        return epoch;
    }

    long metadataHash() {
        return metadataHash;
    }

    int targetEpoch() {
        return targetEpoch;
    }

    /// When the target was made; 0 when none was.
    long targetMs() {
        return targetMs;
    }

    Collection<ConsumerMember> members() {
        return members.values();
    }

    int size() {
        return members.size();
    }

    Optional<ConsumerMember> find(String memberId) {
        return Optional.ofNullable(members.get(memberId));
    }

    /// The member that goes by this static name.
    Optional<ConsumerMember> instance(String instanceId) {
        return Optional.ofNullable(idOfInstance.get(instanceId)).flatMap(this::find);
    }

    Assignment target(String memberId) {
        return targets.getOrDefault(memberId, Assignment.EMPTY);
    }

    boolean hasTarget(String memberId) {
        return targets.containsKey(memberId);
    }

    /// Who has the partition, or still has to give it back.
    Optional<String> owner(Uuid topic, int partition) {
        return Optional.ofNullable(owners.getOrDefault(topic, Map.of()).get(partition));
    }

    /// What the regular expressions of members stand for, as far as that was found out.
    NavigableMap<String, ResolvedRegex> regexes() {
        return regexes;
    }

    /// The regular expressions that members use.
    NavigableSet<String> subscribedRegexes() {
        var all = new TreeSet<String>();
        members.values().stream()
                .map(m -> m.facts().regex())
                .filter(regex -> !regex.isEmpty())
                .forEach(all::add);
        return all;
    }

    /// The topics that a member reads, by name; what its regular expression stands for is among them once it is known.
    NavigableSet<String> topicsOf(MemberFacts facts) {
        var resolved = regexes.get(facts.regex());
        if (resolved == null || resolved.topics().isEmpty()) {
            return facts.topics();
        }
        var all = new TreeSet<>(facts.topics());
        all.addAll(resolved.topics());
        return all;
    }

    /// The topics that the group reads, by name.
    NavigableSet<String> topics() {
        var all = new TreeSet<String>();
        var regexesSeen = new TreeSet<String>();
        for (var member : members.values()) {
            all.addAll(member.facts().topics());
            regexesSeen.add(member.facts().regex());
        }
        regexes.forEach((regex, resolved) -> {
            if (regexesSeen.contains(regex)) {
                all.addAll(resolved.topics());
            }
        });
        return all;
    }

    /// The assignor that most members prefer; on a tie the first by name. Empty when nobody cares.
    Optional<String> preferredAssignor() {
        var votes = new TreeMap<String, Integer>();
        members.values().stream()
                .map(m -> m.facts().assignor())
                .filter(name -> !name.isEmpty())
                .forEach(name -> votes.merge(name, 1, Integer::sum));
        return votes.entrySet().stream()
                .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .map(Map.Entry::getKey);
    }

    ConsumerState state() {
        if (members.isEmpty()) {
            return ConsumerState.EMPTY;
        }
        if (epoch > targetEpoch) {
            return ConsumerState.ASSIGNING;
        }
        boolean reconciled =
                members.values().stream().allMatch(m -> m.current().isReconciledTo(targetEpoch));
        return reconciled ? ConsumerState.STABLE : ConsumerState.RECONCILING;
    }

    @Override
    public String stateText() {
        return state().text();
    }

    @Override
    public String protocolType() {
        return ConsumerMetadata.PROTOCOL_TYPE;
    }

    @Override
    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public boolean mayExpire() {
        return members.isEmpty();
    }

    @Override
    public boolean isSubscribedTo(String topic) {
        return members.values().stream().anyMatch(m -> topicsOf(m.facts()).contains(topic));
    }

    @Override
    public Errors checkCommit(Committer who) {
        if (who.epoch() < 0 && members.isEmpty()) {
            return Errors.NONE;
        }
        var member = members.get(who.memberId());
        if (member == null) {
            return Errors.UNKNOWN_MEMBER_ID;
        }
        if (!member.isClassic() && who.apiVersion() < FIRST_COMMIT_WITH_EPOCHS) {
            return Errors.UNSUPPORTED_VERSION;
        }
        return who.epoch() > member.epoch() ? wrongEpoch(member) : Errors.NONE;
    }

    /// OffsetCommit and OffsetFetch know member epochs from this version on.
    private static final short FIRST_COMMIT_WITH_EPOCHS = 9;

    /// A commit of an older epoch still counts for partitions that the member has had since then (KIP-1251).
    @Override
    public Errors checkCommit(Committer who, Uuid topic, int partition) {
        var member = members.get(who.memberId());
        if (member == null || who.epoch() >= member.epoch()) {
            return Errors.NONE;
        }
        var current = member.current();
        var since = current.assigned().epochOf(topic, partition);
        if (since.isEmpty()) {
            since = current.pendingRevocation().epochOf(topic, partition);
        }
        return since.isPresent() && who.epoch() >= since.getAsInt()
                ? Errors.NONE
                : wrongEpoch(member);
    }

    @Override
    public Errors checkFetch(Optional<String> memberId, int memberEpoch) {
        if (memberId.isEmpty() && memberEpoch < 0) {
            return Errors.NONE;
        }
        var member = memberId.flatMap(this::find);
        if (member.isEmpty()) {
            return Errors.UNKNOWN_MEMBER_ID;
        }
        return member.get().epoch() == memberEpoch ? Errors.NONE : wrongEpoch(member.get());
    }

    private static Errors wrongEpoch(ConsumerMember member) {
        return member.isClassic() ? Errors.ILLEGAL_GENERATION : Errors.STALE_MEMBER_EPOCH;
    }

    @Override
    public Errors checkOffsetDelete() {
        return Errors.NONE;
    }

    @Override
    public Optional<ToLongFunction<CommittedOffset>> retentionStart() {
        return Optional.of(CommittedOffset::commitMs);
    }

    @Override
    public List<GroupRecord> tombstones() {
        var list = new ArrayList<GroupRecord>();
        members.keySet().forEach(member -> list.add(new CurrentRemoved(id, member)));
        members.keySet().forEach(member -> list.add(new TargetRemoved(id, member)));
        list.add(new TargetEpochRemoved(id));
        members.keySet().forEach(member -> list.add(new MemberRemoved(id, member)));
        regexes.keySet().forEach(regex -> list.add(new RegexRemoved(id, regex)));
        list.add(new OldMetadataRemoved(id));
        list.add(new EpochRemoved(id));
        return list;
    }

    /// All that is written, for comparing two of them.
    List<Object> contents() {
        return List.of(
                epoch,
                metadataHash,
                targetEpoch,
                targetMs,
                List.copyOf(members.values()),
                Map.copyOf(targets),
                Map.copyOf(regexes));
    }
}
