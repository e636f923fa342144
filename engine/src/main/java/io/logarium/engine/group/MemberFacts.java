package io.logarium.engine.group;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// What a member of a consumer group says of itself, as it is written down.
///
/// @param instanceId empty for a dynamic member
/// @param rackId empty when not told
/// @param topics the names that it subscribes to
/// @param regex the topics that it subscribes to besides, as a regular expression; empty for none
/// @param rebalanceTimeoutMs how long it may take to give partitions back
/// @param assignor the server's assignor that it prefers; empty when it does not care
/// @param classic what it speaks when it uses the classic protocol in this group
public record MemberFacts(
        String instanceId,
        String rackId,
        String clientId,
        String clientHost,
        NavigableSet<String> topics,
        String regex,
        int rebalanceTimeoutMs,
        String assignor,
        Optional<ClassicPart> classic) {
    /// Nothing is known yet.
    static final MemberFacts NONE =
            new MemberFacts("", "", "", "", new TreeSet<>(), "", -1, "", Optional.empty());

    public MemberFacts {
        topics = Collections.unmodifiableNavigableSet(new TreeSet<>(topics));
    }

    /// What only a member of the classic protocol says.
    ///
    /// @param protocols the most preferred first
    public record ClassicPart(int sessionTimeoutMs, List<Protocol> protocols) {
        public ClassicPart {
            protocols = List.copyOf(protocols);
        }

        /// An assignor of the client's and what it says for it.
        public record Protocol(String name, Bytes metadata) {}

        /// What the member is told to use: assigning is the server's work, so its first choice does.
        Protocol preferred() {
            return protocols.getFirst();
        }
    }

    boolean isStatic() {
        return !instanceId.isEmpty();
    }

    boolean isClassic() {
        return classic.isPresent();
    }
}
