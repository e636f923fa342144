package io.logarium.engine.node;

import io.logarium.engine.api.ControllerChannel;
import io.logarium.engine.controller.Command;
import io.logarium.engine.controller.FeatureLevels;
import io.logarium.engine.loop.Timers;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.BrokerHeartbeatRequestData;
import org.apache.kafka.common.message.BrokerHeartbeatResponseData;
import org.apache.kafka.common.message.BrokerRegistrationRequestData;
import org.apache.kafka.common.message.BrokerRegistrationResponseData;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;

/// A broker's life as its controller sees it: registered, heard of at intervals, allowed to stop (KIP-631).
final class Registration {
    private static final short REGISTRATION_VERSION = 4;
    private static final short HEARTBEAT_VERSION = 1;
    private static final long RETRY_MS = 50;

    private final Self self;
    private final ControllerChannel controller;
    private final Progress progress;
    private final Timers timers;
    private final LongSupplier now;
    private final long heartbeatMs;
    private long epoch = -1;
    private boolean known;
    private boolean unfenced;
    private boolean wantsToStop;
    private Runnable whenUnfenced = () -> {};
    private Runnable whenAllowedToStop = () -> {};
    private Timers.@Nullable Timer next;

    Registration(
            Self self,
            ControllerChannel controller,
            Progress progress,
            Timers timers,
            LongSupplier now,
            long heartbeatMs) {
        this.self = self;
        this.controller = controller;
        this.progress = progress;
        this.timers = timers;
        this.now = now;
        this.heartbeatMs = heartbeatMs;
    }

    /// How far this broker knows the metadata.
    interface Progress {
        /// The last offset of the metadata log that this broker acts by; -1 while it acts by none.
        long offset();

        /// Runs `then` as soon as the broker acts by everything up to an offset.
        void whenKnown(long offset, Runnable then);

        /// Runs `then` as soon as the broker acts by metadata in which a broker is not fenced: until then its answers name no
        /// live broker of this id.
        void whenUnfenced(int broker, Runnable then);
    }

    /// What a broker tells of itself.
    ///
    /// @param incarnationId drawn at each start
    /// @param previousEpoch of a life that ended with a clean shutdown, -1 otherwise (KIP-966)
    record Self(
            int id,
            String clusterId,
            Uuid incarnationId,
            Uuid directoryId,
            String listener,
            String host,
            int port,
            Optional<String> rack,
            long previousEpoch) {}

    /// Registers, then keeps sending heartbeats.
    void start(Runnable whenUnfencedFirst, long nowMs) {
        whenUnfenced = whenUnfencedFirst;
        register(nowMs);
    }

    /// -1 before the controller has answered.
    long brokerEpoch() {
        return epoch;
    }

    /// Asks to stop: leaders move first, then `allowed` runs.
    void stop(Runnable allowed, long nowMs) {
        wantsToStop = true;
        whenAllowedToStop = allowed;
        heartbeat(nowMs);
    }

    void close() {
        if (next != null) {
            next.cancel();
        }
    }

    private void register(long nowMs) {
        var request =
                new BrokerRegistrationRequestData()
                        .setBrokerId(self.id)
                        .setClusterId(self.clusterId)
                        .setIncarnationId(self.incarnationId)
                        .setRack(self.rack.orElse(null))
                        .setLogDirs(List.of(self.directoryId))
                        .setPreviousBrokerEpoch(self.previousEpoch);
        request.listeners()
                .add(
                        new BrokerRegistrationRequestData.Listener()
                                .setName(self.listener)
                                .setHost(self.host)
                                .setPort(self.port)
                                .setSecurityProtocol(SecurityProtocol.PLAINTEXT.id));
        FeatureLevels.supported()
                .forEach((name, range) ->
                        request.features()
                                .add(
                                        new BrokerRegistrationRequestData.Feature()
                                                .setName(name)
                                                .setMinSupportedVersion(range.min())
                                                .setMaxSupportedVersion(range.max())));
        controller.ask(request, REGISTRATION_VERSION, reply(this::registered), nowMs);
    }

    private void registered(ApiMessage answer) {
        var response = (BrokerRegistrationResponseData) answer;
        if (response.errorCode() == Errors.NONE.code()) {
            epoch = response.brokerEpoch();
            known = false;
            again(heartbeatMs);
            progress.whenKnown(
                    epoch,
                    () -> {
                        known = true;
                        again(0);
                    });
        } else {
            again(RETRY_MS);
        }
    }

    private void heartbeat(long nowMs) {
        if (epoch < 0) {
            register(nowMs);
            return;
        }
        var request =
                new BrokerHeartbeatRequestData()
                        .setBrokerId(self.id)
                        .setBrokerEpoch(epoch)
                        .setCurrentMetadataOffset(progress.offset())
                        .setWantFence(!known)
                        .setWantShutDown(wantsToStop);
        controller.ask(request, HEARTBEAT_VERSION, reply(this::heard), nowMs);
    }

    private void heard(ApiMessage answer) {
        var response = (BrokerHeartbeatResponseData) answer;
        var error = Errors.forCode(response.errorCode());
        if (error == Errors.STALE_BROKER_EPOCH || error == Errors.BROKER_ID_NOT_REGISTERED) {
            epoch = -1;
            again(RETRY_MS);
            return;
        }
        if (error == Errors.NONE && wantsToStop && response.shouldShutDown()) {
            whenAllowedToStop.run();
            return;
        }
        if (error == Errors.NONE && !response.isFenced() && !unfenced) {
            unfenced = true;
            progress.whenUnfenced(self.id, whenUnfenced);
        }
        boolean waits = error == Errors.NONE && !wantsToStop && (unfenced || !known);
        again(waits ? heartbeatMs : RETRY_MS);
    }

    private void again(long inMs) {
        close();
        next = timers.at(now.getAsLong() + inMs, this::heartbeat);
    }

    private Command.Reply reply(Consumer<ApiMessage> then) {
        return new Command.Reply() {
            @Override
            public void answer(ApiMessage response) {
                then.accept(response);
            }

            @Override
            public void lost(Errors error) {
                again(RETRY_MS);
            }
        };
    }
}
