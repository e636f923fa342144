package io.logarium.engine.api;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.ConfigTable;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.group.GroupCoordinator;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.log.LogDir;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Chores;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.replica.Partitions;
import io.logarium.engine.replica.ReplicationQuota;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.message.SaslHandshakeResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// Makes the handlers of a broker and the router over them.
public final class Handlers {
    private final Router router = new Router();
    private final FetchHandler fetches;
    private final DeleteRecordsHandler deletes;

    /// What the handlers of a broker work on.
    ///
    /// @param image what is committed
    /// @param brokerEpoch of this broker's registration
    /// @param served the quota of what goes to throttled replicas
    /// @param storageFailed is told that the log dir can no longer be used
    public record Parts(
            int brokerId,
            String clusterId,
            BrokerConfig config,
            Supplier<MetadataImage> image,
            Partitions partitions,
            LogDir logDir,
            GroupCoordinator groups,
            ControllerChannel controller,
            TopicCreation creation,
            Supplier<LogSpace> space,
            LongSupplier brokerEpoch,
            Timers timers,
            Chores chores,
            Chance chance,
            Consumer<EngineEvent> events,
            ReplicationQuota served,
            Consumer<DiskFailed> storageFailed) {}

    public Handlers(Parts parts) {
        var finder = new PartitionFinder(parts.partitions(), parts.image());
        fetches =
                new FetchHandler(
                        parts.brokerId(),
                        new FetchReads(finder, readReplicas(parts)),
                        new FetchSessions(parts.chance()),
                        parts.timers(),
                        parts.events(),
                        parts.served());
        router.serve(
                        ApiKeys.PRODUCE,
                        new ProduceHandler(
                                finder, parts.timers(), parts.events(), parts.storageFailed()))
                .serve(ApiKeys.FETCH, fetches)
                .serve(ApiKeys.LIST_OFFSETS, new ListOffsetsHandler(finder, parts.chores()))
                .serve(
                        ApiKeys.FIND_COORDINATOR,
                        new CoordinatorHandler(parts.image(), parts.groups(), parts.creation()))
                .serve(
                        ApiKeys.INIT_PRODUCER_ID,
                        new ProducerIdHandler(
                                parts.brokerId(), parts.brokerEpoch(), parts.controller()))
                .serve(ApiKeys.SASL_HANDSHAKE, (request, now) -> refuseSasl(request));
        var logs = new LogHandlers(finder, parts.partitions(), parts.logDir(), parts.space());
        deletes = new DeleteRecordsHandler(finder, parts.timers());
        router.serve(ApiKeys.DELETE_RECORDS, deletes)
                .serve(ApiKeys.DESCRIBE_LOG_DIRS, logs::describeLogDirs)
                .serve(ApiKeys.DESCRIBE_PRODUCERS, logs::describeProducers)
                .serve(ApiKeys.OFFSET_FOR_LEADER_EPOCH, logs::offsetForLeaderEpoch);
        new GroupHandlers(parts.groups()).addTo(router);
        new ControllerHandlers(parts.controller()).addTo(router);
        new MetadataHandlers(parts).addTo(router);
    }

    private static ReadReplicas readReplicas(Parts parts) {
        boolean byRack =
                parts.config()
                        .find(ConfigTable.BROKER.key("replica.selector.class", String.class))
                        .filter(ReadReplicas.RACK_AWARE::equals)
                        .isPresent();
        return new ReadReplicas(byRack, parts.brokerId(), parts.image());
    }

    /// On a listener without SASL its handshake comes at a wrong time.
    private static void refuseSasl(io.logarium.engine.wire.Request request) {
        request.replyTo()
                .answer(
                        new SaslHandshakeResponseData()
                                .setErrorCode(Errors.ILLEGAL_SASL_STATE.code()));
    }

    public Router router() {
        return router;
    }

    /// Serves the fetches that have more to read now, and whoever else waited for this turn. To be called at the end of each turn.
    public void serveWoken(long nowMs) {
        fetches.serveWoken(nowMs);
        deletes.serveParked();
    }
}
