package io.logarium.app.diagram.map;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.text.Texts;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.QuorumView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What the map shows at one moment.
///
/// @param brokers by id
/// @param topics in the order of the rows
/// @param writers clients that write
/// @param readers clients that read outside of any group
/// @param readersKnown whether readers outside of groups can be known at all
/// @param streams who writes to and reads from which broker
/// @param quorum empty where it cannot be known
/// @param cutLinks connections between brokers that carry nothing
/// @param slowLinks those that carry later
public record MapScene(
        List<Broker> brokers,
        List<Topic> topics,
        List<Writer> writers,
        List<Group> groups,
        List<Reader> readers,
        boolean readersKnown,
        List<Stream> streams,
        Optional<Quorum> quorum,
        List<MapThing.OfLink> cutLinks,
        List<SlowLink> slowLinks,
        Optional<MapThing> selected) {
    public static final MapScene EMPTY =
            new MapScene(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty());

    public MapScene {
        brokers = List.copyOf(brokers);
        topics = List.copyOf(topics);
        writers = List.copyOf(writers);
        groups = List.copyOf(groups);
        readers = List.copyOf(readers);
        streams = List.copyOf(streams);
        cutLinks = List.copyOf(cutLinks);
        slowLinks = List.copyOf(slowLinks);
    }

    /// A map without slow connections.
    public MapScene(
            List<Broker> brokers,
            List<Topic> topics,
            List<Writer> writers,
            List<Group> groups,
            List<Reader> readers,
            boolean readersKnown,
            List<Stream> streams,
            Optional<Quorum> quorum,
            List<MapThing.OfLink> cutLinks,
            Optional<MapThing> selected) {
        this(
                brokers,
                topics,
                writers,
                groups,
                readers,
                readersKnown,
                streams,
                quorum,
                cutLinks,
                List.of(),
                selected);
    }

    /// A connection that carries everything, but later.
    public record SlowLink(MapThing.OfLink link, long delayMs) {}

    /// Whether records go from somebody and to somebody.
    public boolean isFlowing() {
        return streams.stream().anyMatch(s -> s.writes() && s.perSecond().orElse(0) > 0)
                && streams.stream().anyMatch(s -> !s.writes() && s.perSecond().orElse(0) > 0);
    }

    /// The broker whose controller is active; -1 while that is not known.
    public int controller() {
        return quorum.map(Quorum::leader).orElse(-1);
    }

    /// How much later a connection carries; 0 when it is not slow.
    public long delayMs(MapThing.OfLink link) {
        return slowLinks.stream()
                .filter(s -> s.link().equals(link))
                .mapToLong(SlowLink::delayMs)
                .findFirst()
                .orElse(0);
    }

    /// A broker.
    ///
    /// @param note why it is in this state, in a few words; empty when it is up
    /// @param disk how its disk behaves
    public record Broker(
            int id,
            String address,
            BrokerView.State state,
            String note,
            boolean controller,
            BrokerView.Disk disk) {
        /// A broker whose disk is well, as far as is known.
        public Broker(
                int id, String address, BrokerView.State state, String note, boolean controller) {
            this(id, address, state, note, controller, BrokerView.Disk.OK);
        }

        public boolean isUp() {
            return state == BrokerView.State.UP;
        }

        /// Nothing of it runs: its replicas are what was last known.
        public boolean isDown() {
            return switch (state) {
                case STOPPED, KILLED, POWERED_OFF, CRASHED -> true;
                case STARTING, UP, FENCED, PAUSED, STOPPING -> false;
            };
        }
    }

    /// A topic.
    ///
    /// @param recent the newest keys of some partitions, for the small tape in a leader's chip
    /// @param crowd of very many partitions only how many are in which state; `partitions` is empty then
    public record Topic(
            String name,
            boolean internal,
            List<PartitionFacts> partitions,
            List<Recent> recent,
            Optional<Crowd> crowd) {
        public Topic {
            partitions = List.copyOf(partitions);
            recent = List.copyOf(recent);
        }

        /// A topic whose partitions can be drawn.
        public Topic(
                String name,
                boolean internal,
                List<PartitionFacts> partitions,
                List<Recent> recent) {
            this(name, internal, partitions, recent, Optional.empty());
        }

        /// A topic whose partitions are only counted.
        public static Topic counted(String name, boolean internal, Crowd crowd) {
            return new Topic(name, internal, List.of(), List.of(), Optional.of(crowd));
        }

        /// How many partitions it has.
        public int count() {
            return crowd.map(Crowd::partitions).orElse(partitions.size());
        }

        /// How many of its replicas on a broker are in which state.
        public Tally on(int broker) {
            return crowd.map(c -> c.on(broker)).orElseGet(() -> Tally.of(partitions, broker));
        }

        public Optional<Recent> recent(int partition) {
            return recent.stream().filter(r -> r.partition() == partition).findFirst();
        }
    }

    /// The colours of a partition's newest records, oldest first.
    public record Recent(int partition, List<io.logarium.app.picture.Tone> keys) {
        public Recent {
            keys = List.copyOf(keys);
        }
    }

    /// A client that writes.
    ///
    /// @param settings what is known of how it writes, as `acks=all`; empty for a stranger
    /// @param perSecond records that brokers took from it over the last seconds
    /// @param trouble what keeps it from writing; empty when nothing does
    public record Writer(
            String client, String settings, OptionalDouble perSecond, Optional<String> trouble) {}

    /// A consumer group.
    ///
    /// @param state in Kafka's word
    /// @param lag of all its partitions; empty where nothing is committed
    public record Group(String id, String state, OptionalLong lag, List<Member> members) {
        public Group {
            members = List.copyOf(members);
        }
    }

    /// A member of a group.
    ///
    /// @param owns its partitions in short, as `P0 P2`; empty while it has none
    public record Member(String id, String client, String owns, OptionalLong lag) {}

    /// A client that reads by itself.
    ///
    /// @param what the partitions that it reads, in short
    public record Reader(String client, String what, OptionalDouble perSecond) {}

    /// Records go between a client and a broker.
    ///
    /// @param client a writer, a member or a reader
    /// @param perSecond empty where it cannot be measured
    /// @param band it is too fast for a dot a record
    /// @param blocked they should but cannot
    public record Stream(
            MapThing client,
            boolean writes,
            int broker,
            String topic,
            OptionalDouble perSecond,
            boolean band,
            boolean blocked) {
        private Stream asBand() {
            boolean flows = perSecond.orElse(0) > 0;
            return new Stream(client, writes, broker, topic, perSecond, band || flows, blocked);
        }
    }

    /// The KRaft quorum with the newest records of its log.
    ///
    /// @param leader -1 while nobody leads
    public record Quorum(
            int leader,
            int epoch,
            long highWatermark,
            long end,
            List<Voter> voters,
            List<Metadata> records) {
        public Quorum {
            voters = List.copyOf(voters);
            records = List.copyOf(records);
        }

        /// As the engine tells it.
        public static Quorum of(QuorumView quorum) {
            return new Quorum(
                    quorum.leaderId(),
                    quorum.epoch(),
                    quorum.highWatermark(),
                    quorum.logEndOffset(),
                    quorum.voters().stream()
                            .sorted(Comparator.comparingInt(QuorumView.VoterView::id))
                            .map(v ->
                                    new Voter(
                                            v.id(),
                                            v.id() == quorum.leaderId(),
                                            v.alive(),
                                            v.logEndOffset()))
                            .toList(),
                    quorum.recent().stream()
                            .map(e ->
                                    new Metadata(
                                            e.offset(),
                                            e.kind(),
                                            Texts.of(
                                                    "map.metadata.epoch",
                                                    Integer.toString(e.epoch()))))
                            .toList());
        }

        public long alive() {
            return voters.stream().filter(Voter::alive).count();
        }

        public boolean hasMajority() {
            return 2 * alive() > voters.size();
        }
    }

    /// A voter.
    ///
    /// @param end the next offset of its metadata log; -1 when it is not known
    public record Voter(int id, boolean leads, boolean alive, long end) {}

    /// A record of the metadata log.
    public record Metadata(long offset, String type, String what) {}

    /// The same with bands instead of single records, for who wants less motion.
    public MapScene withBands() {
        return new MapScene(
                brokers,
                topics,
                writers,
                groups,
                readers,
                readersKnown,
                streams.stream().map(Stream::asBand).toList(),
                quorum,
                cutLinks,
                slowLinks,
                selected);
    }

    public Optional<Broker> broker(int id) {
        return brokers.stream().filter(b -> b.id() == id).findFirst();
    }

    public Optional<Topic> topic(String name) {
        return topics.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
