package io.logarium.app.diagram;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// All that the pictures of a group show: the partitions that it reads, its members, and who has what.
///
/// @param selected the id of the member that the user looks at
public record GroupScene(
        String id,
        boolean byCoordinator,
        String state,
        OptionalInt epoch,
        List<Place> places,
        List<Member> members,
        Optional<String> selected) {
    public GroupScene {
        places = List.copyOf(places);
        members = List.copyOf(members);
    }

    /// A partition.
    ///
    /// @param leader the broker that leads it
    /// @param position the next offset that its reader fetches; known only of the program's own consumers
    /// @param owner the member that owns it, by its id
    /// @param formerOwner who had it before, shown for a moment
    public record Place(
            TopicPartition at,
            OptionalInt leader,
            OptionalLong highWatermark,
            OptionalLong committed,
            OptionalLong position,
            Behind behind,
            OptionalDouble growth,
            Optional<String> owner,
            Optional<String> formerOwner) {
        /// HW - committed; empty when one of them is not known.
        public OptionalLong lag() {
            return committed.isPresent() && highWatermark.isPresent()
                    ? OptionalLong.of(
                            Math.max(0, highWatermark.getAsLong() - committed.getAsLong()))
                    : OptionalLong.empty();
        }

        /// It falls behind and has done so for a while.
        public boolean isFallingBehind() {
            return lag().orElse(0) >= MANY && growth.orElse(0) > 0;
        }

        /// A few records are always under way.
        private static final long MANY = 20;
    }

    /// How long the oldest record that is not processed has been waiting.
    public sealed interface Behind {
        /// Nothing waits.
        record Nothing() implements Behind {}

        record Exactly(long ms) implements Behind {}

        /// Longer than it has been watched.
        record AtLeast(long ms) implements Behind {}

        record Unknown() implements Behind {}
    }

    /// A member.
    ///
    /// @param name its client.id
    /// @param where its host, and what it is if that is known
    /// @param condition how it does, as a text; empty when nothing is to be said
    /// @param mood how the condition is to be taken
    /// @param epoch up to which group epoch it has come; only in the consumer protocol
    /// @param target what it shall own; empty where nobody can tell
    public record Member(
            String id,
            String name,
            String where,
            String condition,
            Mood mood,
            OptionalDouble perSecond,
            OptionalInt epoch,
            Set<TopicPartition> owns,
            Optional<Set<TopicPartition>> target) {
        public Member {
            owns = Set.copyOf(owns);
            target = target.map(Set::copyOf);
        }

        public boolean isIdle() {
            return owns.isEmpty();
        }
    }

    /// How a member's condition is to be taken.
    public enum Mood {
        WELL,
        IDLE,
        WAITS,
        TROUBLE,
        /// The group has gone on without it.
        GONE
    }

    public Optional<Member> member(String memberId) {
        return members.stream().filter(m -> m.id().equals(memberId)).findFirst();
    }

    /// The member this many places further down than the selected one, round and round; with none selected the first or the last.
    public Optional<String> memberAfter(int steps) {
        if (members.isEmpty()) {
            return Optional.empty();
        }
        int at =
                selected.flatMap(this::member)
                        .map(members::indexOf)
                        .orElse(steps > 0 ? -1 : members.size());
        return Optional.of(members.get(Math.floorMod(at + steps, members.size())).id());
    }

    /// The sum over all partitions whose lag is known; empty when none is.
    public OptionalLong lag() {
        var known = places.stream().map(Place::lag).filter(OptionalLong::isPresent).toList();
        return known.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(known.stream().mapToLong(OptionalLong::getAsLong).sum());
    }

    /// The partition that is furthest behind and falls further.
    public Optional<Place> worst() {
        return places.stream()
                .filter(Place::isFallingBehind)
                .max(Comparator.comparingLong(p -> p.lag().orElse(0)));
    }

    /// How many topics it reads.
    public long topics() {
        return places.stream().map(p -> p.at().topic()).distinct().count();
    }

    /// A partition's short name: with the topic only where there are several.
    public String name(TopicPartition at) {
        return topics() > 1 ? at.toString() : "P" + at.partition();
    }
}
