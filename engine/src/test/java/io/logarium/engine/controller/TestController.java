package io.logarium.engine.controller;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.machine.Decision;
import io.logarium.engine.machine.ReplicatedMachine;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.BrokerHeartbeatRequestData;
import org.apache.kafka.common.message.BrokerHeartbeatResponseData;
import org.apache.kafka.common.message.BrokerRegistrationRequestData;
import org.apache.kafka.common.message.BrokerRegistrationResponseData;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;

/// A controller over a log in memory: what is appended is encoded, decoded and committed at once, and a second image follows
/// what is committed, as a broker's does.
final class TestController implements ReplicatedMachine.Log<MetadataRecord> {
    static final String CLUSTER_ID = "the-cluster";
    static final long SESSION_MS = 3_000;

    final ControllerState state;
    final List<MetadataRecord> log = new ArrayList<>();
    final BrokerConfig config;
    private final ReplicatedMachine<MetadataRecord> machine;
    private final Map<Integer, Integer> incarnations = new TreeMap<>();
    MetadataImage committed = MetadataImage.EMPTY;
    MetadataDelta lastDelta = MetadataImage.EMPTY.apply(List.of(), -1);
    long nowMs = 1_000_000;

    TestController(long seed, Map<String, String> settings) {
        config = BrokerConfig.of(3, settings);
        state = new ControllerState(CLUSTER_ID, config, Chance.seeded(seed), MetadataImage.EMPTY);
        machine = new ReplicatedMachine<>(state, this, 0, 0);
        enact(state.lead(nowMs));
    }

    static TestController fresh() {
        return new TestController(7, Map.of());
    }

    /// Registers and unfences brokers 0 to count - 1.
    TestController withBrokers(int count) {
        for (int id = 0; id < count; id++) {
            register(id, "", -1);
            heartbeat(id, false, false);
        }
        return this;
    }

    @Override
    public Outcome append(List<MetadataRecord> records, long now) {
        long first = log.size();
        var copies = new ArrayList<MetadataRecord>();
        for (var entry : records) {
            var copy =
                    MetadataRecordCodec.decode(ByteBuffer.wrap(MetadataRecordCodec.encode(entry)));
            copies.add(copy);
        }
        log.addAll(copies);
        lastDelta = committed.apply(copies, log.size() - 1);
        committed = lastDelta.after();
        return new AppendedAt(first);
    }

    void enact(Decision<MetadataRecord> decision) {
        machine.enact(decision, nowMs);
        machine.committed(log.size());
    }

    <T extends ApiMessage> T ask(ApiMessage request, Class<T> answer) {
        return ask(request, (short) 100, answer);
    }

    <T extends ApiMessage> T ask(ApiMessage request, short version, Class<T> answer) {
        var got = new ArrayList<ApiMessage>();
        var reply =
                new Command.Reply() {
                    @Override
                    public void answer(ApiMessage response) {
                        got.add(response);
                    }

                    @Override
                    public void lost(Errors error) {
                        throw new AssertionError(error);
                    }
                };
        enact(state.decide(new Command(request, version, reply), nowMs));
        if (got.size() != 1) {
            throw new AssertionError(got.size() + " answers");
        }
        return answer.cast(got.getFirst());
    }

    /// A new incarnation of that broker.
    ///
    /// @param previousEpoch its epoch before a clean shutdown, else -1
    BrokerRegistrationResponseData register(int id, String rack, long previousEpoch) {
        int incarnation = incarnations.merge(id, 1, Integer::sum);
        return ask(
                registration(id, incarnation)
                        .setRack(rack.isEmpty() ? null : rack)
                        .setPreviousBrokerEpoch(previousEpoch),
                BrokerRegistrationResponseData.class);
    }

    static BrokerRegistrationRequestData registration(int id, int incarnation) {
        var features = new BrokerRegistrationRequestData.FeatureCollection();
        FeatureLevels.supported()
                .forEach((name, range) ->
                        features.add(
                                new BrokerRegistrationRequestData.Feature()
                                        .setName(name)
                                        .setMinSupportedVersion(range.min())
                                        .setMaxSupportedVersion(range.max())));
        var listeners = new BrokerRegistrationRequestData.ListenerCollection();
        listeners.add(
                new BrokerRegistrationRequestData.Listener()
                        .setName("PLAINTEXT")
                        .setHost("127.0.0.1")
                        .setPort(9092 + id));
        return new BrokerRegistrationRequestData()
                .setBrokerId(id)
                .setClusterId(CLUSTER_ID)
                .setIncarnationId(new Uuid(1000 + incarnation, id))
                .setListeners(listeners)
                .setFeatures(features)
                .setLogDirs(List.of(directory(id)));
    }

    /// The one log directory of that broker.
    static Uuid directory(int id) {
        return new Uuid(5000, id);
    }

    BrokerHeartbeatResponseData heartbeat(int id, boolean wantFence, boolean wantShutDown) {
        long epoch = committed.broker(id).map(BrokerImage::epoch).orElse(-1L);
        return ask(
                new BrokerHeartbeatRequestData()
                        .setBrokerId(id)
                        .setBrokerEpoch(epoch)
                        .setCurrentMetadataOffset(log.size() - 1)
                        .setWantFence(wantFence)
                        .setWantShutDown(wantShutDown),
                BrokerHeartbeatResponseData.class);
    }

    /// Lets time pass in which those brokers go on sending heartbeats.
    void pass(long ms, List<Integer> heard) {
        long until = nowMs + ms;
        while (nowMs < until) {
            nowMs = Math.min(until, nowMs + 500);
            heard.forEach(id -> heartbeat(id, false, false));
            while (state.nextTickMs() <= nowMs) {
                enact(state.tick(nowMs));
            }
        }
    }
}
