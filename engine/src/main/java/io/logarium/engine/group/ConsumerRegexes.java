package io.logarium.engine.group;

import io.logarium.engine.group.ConsumerGroupRecord.EpochWritten;
import io.logarium.engine.group.ConsumerGroupRecord.RegexRemoved;
import io.logarium.engine.group.ConsumerGroupRecord.RegexWritten;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.protocol.Errors;

/// Finds out which topics the regular expressions of members stand for.
///
/// As in Kafka that happens beside the heartbeats: a member with a new expression joins without partitions, and what is found makes
/// the group's epoch grow. One expression is looked at in a turn, so that other requests are served meanwhile.
final class ConsumerRegexes {
    /// Topics come in bunches: after a look the next one waits for so long; Kafka's value.
    private static final int MIN_INTERVAL_MS = 10_000;

    private final GroupShard shard;
    private final ConsumerWrites writes;

    ConsumerRegexes(GroupShard shard, ConsumerWrites writes) {
        this.shard = shard;
        this.writes = writes;
    }

    /// What a change of a member's expression means for the group's epoch.
    enum Change {
        NONE,
        /// The topics are not known yet; the epoch grows when they are.
        TO_BE_RESOLVED,
        /// The topics are known, so the epoch grows at once.
        KNOWN
    }

    /// Whether a member may use the expression: empty, or why not.
    static Optional<Refusal> check(ConsumerGroup group, String before, String after) {
        if (after.isEmpty() || after.equals(before) || group.subscribedRegexes().contains(after)) {
            return Optional.empty();
        }
        return switch (TopicPattern.compile(after)) {
            case TopicPattern.Result.Compiled c -> Optional.empty();
            case TopicPattern.Result.Bad(var why) ->
                    Optional.of(
                            new Refusal(
                                    Errors.INVALID_REGULAR_EXPRESSION,
                                    "SubscribedTopicRegex `%s` is not a valid regular expression: %s."
                                            .formatted(after, why)));
        };
    }

    /// A member's expression has changed, and so it stands in the draft already.
    static Change changed(Draft draft, String before, String after) {
        if (before.equals(after)) {
            return Change.NONE;
        }
        if (!before.isEmpty() && !draft.group().subscribedRegexes().contains(before)) {
            draft.add(new RegexRemoved(draft.group().id(), before));
        }
        boolean known = after.isEmpty() || draft.group().regexes().containsKey(after);
        return known ? Change.KNOWN : Change.TO_BE_RESOLVED;
    }

    /// Looks the topics up if there is a reason to: an expression that was never looked up, new metadata, or a long time.
    void refreshIfNeeded(ConsumerGroup group, long nowMs) {
        var regexes = group.subscribedRegexes();
        var soft = shard.consumerTimers().of(group.id());
        if (regexes.isEmpty() || soft.resolving) {
            return;
        }
        long lastMs = lastLookMs(group, soft);
        if (nowMs <= lastMs + MIN_INTERVAL_MS) {
            return;
        }
        long version = shard.context().topics().version();
        if (!group.regexes().keySet().containsAll(regexes)
                || version != soft.regexVersion
                || nowMs > lastMs + shard.config().consumer().regexRefreshMs()) {
            soft.resolving = true;
            var work = new Work(group.id(), version, nowMs, new ArrayDeque<>(regexes));
            shard.context().timers().at(nowMs, work::next);
        }
    }

    /// When the topics were last looked up; long ago when nothing is known, as after the only expression has changed.
    private static long lastLookMs(ConsumerGroup group, ConsumerTimers.OfGroup soft) {
        long lastMs = group.regexes().isEmpty() ? Long.MIN_VALUE / 2 : soft.regexMs;
        for (var resolved : group.regexes().values()) {
            lastMs = Math.max(lastMs, resolved.atMs());
        }
        return lastMs;
    }

    /// A look-up that goes from expression to expression, one a turn.
    private final class Work {
        private final String groupId;
        private final long version;
        private final long beganMs;
        private final ArrayDeque<String> left;
        private final TreeMap<String, ResolvedRegex> found = new TreeMap<>();

        Work(String groupId, long version, long beganMs, ArrayDeque<String> left) {
            this.groupId = groupId;
            this.version = version;
            this.beganMs = beganMs;
            this.left = left;
        }

        void next(long nowMs) {
            if (shard.isClosed()) {
                return;
            }
            if (left.isEmpty()) {
                done(nowMs);
                return;
            }
            var regex = left.remove();
            found.put(regex, resolve(regex));
            shard.context().timers().at(nowMs, this::next);
        }

        private ResolvedRegex resolve(String regex) {
            var topics = new TreeSet<String>();
            if (TopicPattern.compile(regex) instanceof TopicPattern.Result.Compiled(var pattern)) {
                for (var name : shard.context().topics().names()) {
                    if (pattern.matches(name)) {
                        topics.add(name);
                    }
                }
            }
            return new ResolvedRegex(topics, version, beganMs);
        }

        private void done(long nowMs) {
            var soft = shard.consumerTimers().of(groupId);
            soft.resolving = false;
            soft.regexVersion = version;
            soft.regexMs = beganMs;
            shard.consumer(groupId)
                    .ifPresentOrElse(
                            group -> store(group, nowMs),
                            () -> shard.consumerTimers().forget(groupId));
        }

        private void store(ConsumerGroup group, long nowMs) {
            var draft = Draft.of(group);
            var subscribed = group.subscribedRegexes();
            boolean changes = false;
            for (var entry : found.entrySet()) {
                var before = Optional.ofNullable(group.regexes().get(entry.getKey()));
                var now = entry.getValue();
                boolean same = before.filter(b -> b.topics().equals(now.topics())).isPresent();
                if (subscribed.contains(entry.getKey()) && !same) {
                    changes |= before.isPresent() || !now.topics().isEmpty();
                    draft.add(new RegexWritten(groupId, entry.getKey(), now));
                }
            }
            long hash = MetadataHash.of(draft.group().topics(), shard.context().topics());
            if (changes || hash != group.metadataHash()) {
                draft.add(new EpochWritten(groupId, group.epoch() + 1, hash));
            }
            if (!draft.records().isEmpty()) {
                writes.write(
                        groupId,
                        draft.records(),
                        "topics that match " + String.join(", ", found.keySet()),
                        nowMs,
                        new GroupShard.Outcome.Ignored());
            }
        }
    }
}
