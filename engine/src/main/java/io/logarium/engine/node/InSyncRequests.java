package io.logarium.engine.node;

import io.logarium.engine.api.ControllerChannel;
import io.logarium.engine.controller.Command;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.replica.InSyncWish;
import io.logarium.engine.replica.Partition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.AlterPartitionRequestData;
import org.apache.kafka.common.message.AlterPartitionRequestData.BrokerState;
import org.apache.kafka.common.message.AlterPartitionResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;

/// Brings the wishes of this broker's leaders for other in-sync sets to the controller: all that there are in one AlterPartition,
/// one request at a time, until each is answered or no longer wished (KIP-497).
final class InSyncRequests {
    /// Pause before a request is tried again, as in Kafka.
    private static final long RETRY_MS = 50;

    private static final short VERSION = ApiKeys.ALTER_PARTITION.latestVersion();

    private final int brokerId;
    private final LongSupplier brokerEpoch;
    private final ControllerChannel controller;
    private final Timers timers;
    private final LongSupplier now;
    private final Set<Partition> wishing = new LinkedHashSet<>();
    private boolean inFlight;
    private boolean pausing;

    InSyncRequests(
            int brokerId,
            LongSupplier brokerEpoch,
            ControllerChannel controller,
            Timers timers,
            LongSupplier now) {
        this.brokerId = brokerId;
        this.brokerEpoch = brokerEpoch;
        this.controller = controller;
        this.timers = timers;
        this.now = now;
    }

    void add(Partition partition) {
        wishing.add(partition);
    }

    /// To be called at the end of each turn.
    void afterTurn(long nowMs) {
        if (inFlight || pausing || wishing.isEmpty()) {
            return;
        }
        var wishes = new LinkedHashMap<TopicIdPartition, InSyncWish>();
        for (var partition : List.copyOf(wishing)) {
            partition
                    .inSyncWish()
                    .ifPresentOrElse(
                            wish ->
                                    wishes.put(
                                            new TopicIdPartition(
                                                    partition.topicId(), partition.id()),
                                            wish),
                            () -> wishing.remove(partition));
        }
        if (!wishes.isEmpty()) {
            inFlight = true;
            controller.ask(request(wishes), VERSION, new Answer(wishes), nowMs);
        }
    }

    private AlterPartitionRequestData request(Map<TopicIdPartition, InSyncWish> wishes) {
        var topics = new LinkedHashMap<Uuid, AlterPartitionRequestData.TopicData>();
        wishes.forEach((id, wish) ->
                topics.computeIfAbsent(
                                id.topicId(),
                                t -> new AlterPartitionRequestData.TopicData().setTopicId(t))
                        .partitions()
                        .add(
                                new AlterPartitionRequestData.PartitionData()
                                        .setPartitionIndex(id.partition())
                                        .setLeaderEpoch(wish.leaderEpoch())
                                        .setPartitionEpoch(wish.partitionEpoch())
                                        .setNewIsrWithEpochs(states(wish))));
        return new AlterPartitionRequestData()
                .setBrokerId(brokerId)
                .setBrokerEpoch(brokerEpoch.getAsLong())
                .setTopics(new ArrayList<>(topics.values()));
    }

    private static List<BrokerState> states(InSyncWish wish) {
        return wish.inSync().stream()
                .map(m ->
                        new BrokerState().setBrokerId(m.brokerId()).setBrokerEpoch(m.brokerEpoch()))
                .toList();
    }

    private void retryLater() {
        pausing = true;
        timers.at(now.getAsLong() + RETRY_MS, nowMs -> pausing = false);
    }

    private final class Answer implements Command.Reply {
        private final Map<TopicIdPartition, InSyncWish> wishes;

        Answer(Map<TopicIdPartition, InSyncWish> wishes) {
            this.wishes = wishes;
        }

        @Override
        public void answer(ApiMessage response) {
            inFlight = false;
            var answer = (AlterPartitionResponseData) response;
            if (answer.errorCode() != Errors.NONE.code()) {
                retryLater();
                return;
            }
            boolean again = false;
            for (var topic : answer.topics()) {
                for (var data : topic.partitions()) {
                    again |= take(topic.topicId(), data);
                }
            }
            if (again) {
                retryLater();
            }
        }

        /// @return whether to ask again
        private boolean take(Uuid topicId, AlterPartitionResponseData.PartitionData data) {
            for (var entry : wishes.entrySet()) {
                var id = entry.getKey();
                if (id.topicId().equals(topicId) && id.partition() == data.partitionIndex()) {
                    return take(entry.getValue(), data);
                }
            }
            return false;
        }

        private boolean take(InSyncWish wish, AlterPartitionResponseData.PartitionData data) {
            var partition = wish.partition();
            var error = Errors.forCode(data.errorCode());
            if (error == Errors.NONE) {
                wishing.remove(partition);
                partition.inSyncGranted(
                        data.leaderEpoch(), data.partitionEpoch(), data.isr(), now.getAsLong());
                return false;
            }
            boolean again = partition.inSyncRefused(wish, error);
            if (!again) {
                wishing.remove(partition);
            }
            return again;
        }

        @Override
        public void lost(Errors error) {
            inFlight = false;
            retryLater();
        }
    }
}
