package io.logarium.engine.node;

import io.logarium.engine.api.Handlers;
import io.logarium.engine.api.ProducePreparer;
import io.logarium.engine.api.TopicCreation;
import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.ConfigTable;
import io.logarium.engine.config.ConfigTable;
import io.logarium.engine.controller.MetadataDelta;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.group.GroupCoordinator;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.log.LogDir;
import io.logarium.engine.loop.BrokerLoop;
import io.logarium.engine.loop.Check;
import io.logarium.engine.net.Edge;
import io.logarium.engine.net.Listener;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.quorum.RaftNode;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.replica.Partitions;
import io.logarium.engine.replica.ReplicaHost;
import io.logarium.engine.replica.ReplicationQuota;
import io.logarium.engine.view.ConnectionView;
import io.logarium.engine.view.QuorumView;
import io.logarium.engine.wire.ApiTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One broker with its controller, from opening its files to closing them. Driven by its loop; whoever drives the loop is outside.
public final class Broker implements Partition.Watcher, Replicas.Leadership, MetadataNode.Listener {
    /// The name of the listener for clients.
    public static final String LISTENER = "PLAINTEXT";

    /// What clients are told to connect to: both loopback addresses are listened on.
    public static final String HOST = "localhost";

    /// Time for the word to leave that this node does not lead the quorum any more.
    private static final long HAND_OVER_MS = 50;

    /// Time for the answers to leave that tell of a failed log dir.
    private static final long STORAGE_ANSWERS_MS = 100;

    private static final Logger logger = LoggerFactory.getLogger(Broker.class);

    /// The id that Kafka gives to the topic of the metadata log.
    private static final Uuid METADATA_TOPIC_ID = Uuid.METADATA_TOPIC_ID;

    private static final TopicPartition METADATA =
            new TopicPartition(Topic.CLUSTER_METADATA_TOPIC_NAME, 0);

    private final BrokerParts parts;
    private final BrokerLoop loop;
    private final BrokerConfig config;
    private final LogDir logDir;
    private final Partitions partitions = new Partitions();
    private final ReplicationQuota served = new ReplicationQuota();
    private final TopicRules rules = new TopicRules();
    private final MetadataNode metadata;
    private final PublishedMetadata published;
    private final ControllerRoute controller;
    private final MetadataEvents metadataEvents;
    private final Replicas replicas;
    private final Replication replication;
    private final GroupCoordinator groups;
    private final OffsetsTopic offsets;
    private final Handlers handlers;
    private final BrokerViews views;
    private final Housekeeping housekeeping;
    private final AtomicReference<BrokerPart> part;
    private @Nullable Listener listener;
    private @Nullable Listener controllerListener;
    private @Nullable Registration registration;
    private boolean storageLost;

    /// Opens the files and recovers what a crash left. Takes as long as it takes; on the thread of the caller, before the loop
    /// runs.
    public Broker(BrokerParts parts, BrokerConfig config) {
        this.parts = parts;
        this.config = config;
        loop = parts.loop();
        logDir =
                LogDir.open(
                        parts.disk(), parts.dir(), parts.id(), parts.clusterId(), parts.chance());
        long nowMs = parts.clock().nowMs();
        var metadataLog =
                logDir.openLog(METADATA, METADATA_TOPIC_ID, MetadataLogSettings.CONFIG, nowMs);
        metadata = new MetadataNode(parts, config, metadataLog, this);
        published = new PublishedMetadata(loop::nowMs, this::published);
        controller = new ControllerRoute(metadata, metadata.links(), loop.timers());
        metadataEvents = new MetadataEvents(parts.events());
        replication =
                new Replication(
                        parts, config, partitions, controller, published::image, this::brokerEpoch);
        replicas = replicas();
        groups =
                new GroupCoordinator(
                        parts.id(),
                        GroupSettings.of(config),
                        new ImageTopics(published::image),
                        loop.timers(),
                        parts.chance().split(),
                        parts.events());
        offsets = new OffsetsTopic(groups, parts.chores(), loop::nowMs);
        part = new AtomicReference<>();
        views =
                new BrokerViews(
                        parts.id(),
                        partitions,
                        groups,
                        published::image,
                        metadata::view,
                        replication::progressOf,
                        loop.timers(),
                        part);
        housekeeping = new Housekeeping(logDir, partitions, replicas, config, parts);
        handlers = new Handlers(handlerParts());
        Check.that(
                handlers.router().serves(ApiTable.CLIENT.served()),
                "the handlers are not those of the table of APIs");
        loop.afterEachTurn(this::endTurn);
    }

    private Replicas replicas() {
        var host =
                new ReplicaHost(
                        parts.id(),
                        this::brokerEpoch,
                        config.longValue("replica.lag.time.max.ms"),
                        (id, epoch) -> Replication.mayJoin(published.image(), id, epoch),
                        this);
        return new Replicas(
                new Replicas.Parts(
                        host,
                        logDir,
                        config,
                        parts.chance().split(),
                        new LogEvents(parts.events(), loop::nowMs)),
                partitions,
                rules,
                this,
                replication.copies());
    }

    private Handlers.Parts handlerParts() {
        return new Handlers.Parts(
                parts.id(),
                parts.clusterId(),
                config,
                published::image,
                partitions,
                logDir,
                groups,
                controller,
                new TopicCreation(controller, InternalTopics.of(config)),
                housekeeping::space,
                this::brokerEpoch,
                loop.timers(),
                parts.chores(),
                parts.chance().split(),
                parts.events(),
                served,
                this::storageFailed);
    }

    /// The only log dir is offline: who asked is told so, then the broker ends, as Kafka halts when all its log dirs have failed.
    private void storageFailed(DiskFailed failure) {
        if (!storageLost) {
            storageLost = true;
            loop.timers()
                    .at(
                            loop.nowMs() + STORAGE_ANSWERS_MS,
                            nowMs -> {
                                throw failure;
                            });
        }
    }

    /// Opens the port. Requests are served as soon as the loop runs.
    ///
    /// @return the port, which the system chose when 0 was asked for
    public int listen(int port) throws IOException {
        var edge =
                new Edge(
                        parts.id(),
                        LISTENER,
                        ApiTable.CLIENT,
                        new ProducePreparer(rules, parts.clock()),
                        request -> loop.submit(nowMs -> handlers.router().route(request, nowMs)),
                        parts.events());
        listener = parts.network().listen(port, edge);
        return listener.port();
    }

    /// Opens a port for the controllers and brokers of the cluster among themselves.
    ///
    /// @param port 0 for any free one
    /// @return where it is, to be told to all nodes of the cluster
    public PeerAddress listenToControllers(int port) throws IOException {
        controllerListener = new ControllerEndpoint(metadata, parts).listen(parts, port);
        return new PeerAddress(parts.id(), HOST, controllerListener.port());
    }

    /// Reads the metadata, opens the replicas' logs and joins the cluster. On the loop, after [#listen] and [#listenToControllers].
    ///
    /// @param controllers where the controllers of all nodes listen, this one's included; every node votes
    /// @param ready runs on the loop once the broker is unfenced and clients can use it
    public void start(SortedMap<Integer, PeerAddress> controllers, Runnable ready, long nowMs) {
        metadata.start(
                controllers,
                image -> logDir.openAll(id -> replicas.logConfig(image, id.topic()), nowMs),
                nowMs);
        var self =
                new Registration.Self(
                        parts.id(),
                        parts.clusterId(),
                        parts.chance().nextUuid(),
                        logDir.directoryId(),
                        LISTENER,
                        HOST,
                        listener == null ? 0 : listener.port(),
                        config.find(ConfigTable.BROKER.key("broker.rack", String.class)),
                        logDir.previousBrokerEpoch().orElse(-1));
        registration =
                new Registration(
                        self,
                        controller,
                        published,
                        loop.timers(),
                        loop::nowMs,
                        config.intValue("broker.heartbeat.interval.ms"));
        registration.start(() -> isUnfenced(ready), nowMs);
        replication.start(nowMs);
        housekeeping.start(nowMs);
    }

    /// Who hears that it is ready already sees it so.
    private void isUnfenced(Runnable ready) {
        if (parts.pictures()) {
            views.publish(loop.nowMs());
        }
        ready.run();
    }

    /// The controller of another node listens elsewhere now. On the loop.
    public void controllerMoved(PeerAddress address, long nowMs) {
        metadata.moved(address, nowMs);
    }

    /// A controlled shutdown: the controller takes over what this broker leads, and the quorum another leader; `allowed` runs when
    /// the broker may go. On the loop.
    public void stop(Runnable allowed, long nowMs) {
        askToStop(() -> handOver(allowed, loop.nowMs()), nowMs);
    }

    /// The first half of [#stop]: the controller takes over what this broker leads. On the loop.
    public void askToStop(Runnable allowed, long nowMs) {
        if (registration == null) {
            allowed.run();
        } else {
            registration.stop(
                    () -> {
                        groups.stop(loop.nowMs());
                        allowed.run();
                    },
                    nowMs);
        }
    }

    /// The second half of [#stop]: another node leads the quorum. On the loop.
    public void handOver(Runnable done, long nowMs) {
        boolean leads = metadata.isActive() && metadata.hasOthers();
        if (leads) {
            metadata.resign();
        }
        loop.timers().at(nowMs + (leads ? HAND_OVER_MS : 0), now -> done.run());
    }

    /// Brings everything written so far to the medium; `done` runs when that has ended, well or not. On the loop.
    public void flush(Runnable done) {
        logDir.flushAll(failure -> {
            failure.ifPresent(f -> logger.warn("Broker {}: {}", parts.id(), f.getMessage()));
            done.run();
        });
    }

    /// Closes the port and then the files, so that the next start needs no recovery. After the loop has ended.
    public void close() {
        closeLinks();
        logDir.close(replicas.highWatermarks(), brokerEpoch());
        logger.info("Broker {} closed its files", parts.id());
    }

    /// Lets go of the files as they are, as the end of the process would. After the loop has ended.
    public void abandon() {
        closeLinks();
        logDir.abandon();
        logger.info("Broker {} let go of its files", parts.id());
    }

    /// The port that clients use.
    public Listener listener() {
        if (listener == null) {
            throw new IllegalStateException("Broker " + parts.id() + " does not listen yet");
        }
        return listener;
    }

    /// Closes the ports and the connections at once, if it listens.
    public void killListener() {
        if (listener != null) {
            listener.kill();
        }
        if (controllerListener != null) {
            controllerListener.kill();
        }
    }

    private void closeLinks() {
        metadata.close(loop.nowMs());
        replication.close(loop.nowMs());
        if (controllerListener != null) {
            controllerListener.kill();
        }
    }

    /// The newest share of a snapshot; null before the first turn, and where nobody looks.
    public @Nullable BrokerPart part() {
        return part.get();
    }

    /// Its replicas, for whoever drives the loop and looks between two turns.
    public Partitions partitions() {
        return partitions;
    }

    /// The metadata that it knows to be committed; between two turns.
    public MetadataImage image() {
        return metadata.image();
    }

    /// The quorum as it sees it; between two turns.
    public QuorumView quorum() {
        return metadata.view();
    }

    /// Its voter of the quorum, once it takes part; between two turns.
    public Optional<RaftNode> voter() {
        return metadata.node();
    }

    /// Clients that are connected now. From any thread.
    public List<ConnectionView> connections() {
        return listener == null ? List.of() : listener.connections();
    }

    private long brokerEpoch() {
        return registration == null ? -1 : registration.brokerEpoch();
    }

    @Override
    public void committed(MetadataDelta delta, long nowMs) {
        if (metadata.isActive() && delta.before().offset() >= 0) {
            metadataEvents.tell(delta, nowMs);
        }
        published.committed(delta, nowMs);
        views.metadataChanged();
    }

    @Override
    public void controllerChanged(long nowMs) {
        controller.controllerChanged(nowMs);
        views.metadataChanged();
    }

    private void published(MetadataDelta delta, long nowMs) {
        replicas.apply(delta, nowMs);
        replication.apply(delta, nowMs);
        if (delta.before().offset() < 0) {
            replicas.dropStrays(nowMs);
        }
        for (var topic : delta.deletedTopics()) {
            groups.topicDeleted(topic.name(), nowMs);
        }
    }

    @Override
    public void leads(Partition partition, long nowMs) {
        offsets.leads(partition, nowMs);
    }

    @Override
    public void leadsNoMore(TopicPartition id, long nowMs) {
        views.changed(id);
        offsets.leadsNoMore(id, nowMs);
    }

    @Override
    public void configured(BrokerConfig now) {
        groups.reconfigure(GroupSettings.of(now));
        replication.configured(now);
        served.allow(now.get(ConfigTable.LEADER_THROTTLE));
    }

    @Override
    public void changed(Partition partition) {
        views.changed(partition.id());
    }

    @Override
    public void highWatermarkMoved(Partition partition) {
        views.changed(partition.id());
        offsets.highWatermarkMoved(partition);
        replication.highWatermarkMoved(partition);
    }

    @Override
    public void wantsInSync(Partition partition) {
        views.changed(partition.id());
        replication.wantsInSync(partition);
    }

    @Override
    public void truncated(Partition partition, long endBefore) {
        replication.truncated(partition, endBefore);
    }

    /// What was noted during the turn is acted upon: coordinators hear what is committed, readers get what is new, the picture is
    /// published.
    private void endTurn(long nowMs) {
        replication.askController(nowMs);
        offsets.serveMoved(nowMs);
        handlers.serveWoken(nowMs);
        replication.afterTurn(nowMs);
        if (parts.pictures()) {
            views.afterTurn(nowMs);
        }
    }
}
