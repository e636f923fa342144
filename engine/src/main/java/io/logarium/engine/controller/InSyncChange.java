package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.kafka.common.message.AlterPartitionRequestData;
import org.apache.kafka.common.message.AlterPartitionRequestData.BrokerState;
import org.apache.kafka.common.message.AlterPartitionResponseData;
import org.apache.kafka.common.metadata.PartitionChangeRecord;
import org.apache.kafka.common.protocol.Errors;

/// AlterPartition: a leader tells who is in sync, or that it has recovered from an unclean election (KIP-497, KIP-841, KIP-903).
final class InSyncChange {
    private static final short EPOCHS_SINCE = 3;

    private final Situation situation;
    private final int brokerId;
    private final short version;
    private final List<MetadataRecord> records = new ArrayList<>();

    private InSyncChange(Situation situation, int brokerId, short version) {
        this.situation = situation;
        this.brokerId = brokerId;
        this.version = version;
    }

    static Proposal<AlterPartitionResponseData> decide(
            Situation situation, AlterPartitionRequestData request, short version) {
        var response = new AlterPartitionResponseData();
        var known = situation.image().broker(request.brokerId());
        if (known.isEmpty() || known.get().epoch() != request.brokerEpoch()) {
            return Proposal.answer(response.setErrorCode(Errors.STALE_BROKER_EPOCH.code()));
        }
        var change = new InSyncChange(situation, request.brokerId(), version);
        for (var topic : request.topics()) {
            response.topics().add(change.alter(topic));
        }
        return new Proposal<>(change.records, response);
    }

    private AlterPartitionResponseData.TopicData alter(AlterPartitionRequestData.TopicData wanted) {
        var answer = new AlterPartitionResponseData.TopicData().setTopicId(wanted.topicId());
        var topic = situation.image().topic(wanted.topicId());
        for (var partition : wanted.partitions()) {
            answer.partitions()
                    .add(
                            topic.isEmpty()
                                    ? refused(partition, Errors.UNKNOWN_TOPIC_ID)
                                    : alter(topic.get(), partition));
        }
        return answer;
    }

    private AlterPartitionResponseData.PartitionData alter(
            TopicImage topic, AlterPartitionRequestData.PartitionData wanted) {
        var found = topic.partition(wanted.partitionIndex());
        if (found.isEmpty()) {
            return refused(wanted, Errors.UNKNOWN_TOPIC_OR_PARTITION);
        }
        var partition = found.get();
        var isr = isrOf(wanted);
        var error = check(partition, wanted, isr);
        if (error != Errors.NONE) {
            return refused(wanted, error);
        }
        var change =
                new PartitionStep(situation, situation.rulesOf(topic), partition)
                        .isr(isr.stream().map(BrokerState::brokerId).toList())
                        .recovering(wanted.leaderRecoveryState() == PartitionChanges.RECOVERING)
                        .change();
        if (change.isPresent()) {
            records.add(change.get());
            var next = (PartitionChangeRecord) change.get().message();
            partition = PartitionChanges.changed(partition, next);
            if (next.leader() != PartitionChanges.SAME_LEADER && next.leader() != brokerId) {
                // The new ISR ended a reassignment that takes the leadership away.
                return refused(wanted, Errors.NEW_LEADER_ELECTED);
            }
        }
        return new AlterPartitionResponseData.PartitionData()
                .setPartitionIndex(partition.index())
                .setLeaderId(partition.leader())
                .setIsr(partition.isr())
                .setLeaderRecoveryState(
                        partition.recovering()
                                ? PartitionChanges.RECOVERING
                                : PartitionChanges.RECOVERED)
                .setLeaderEpoch(partition.leaderEpoch())
                .setPartitionEpoch(partition.partitionEpoch());
    }

    private List<BrokerState> isrOf(AlterPartitionRequestData.PartitionData wanted) {
        if (version >= EPOCHS_SINCE) {
            return wanted.newIsrWithEpochs();
        }
        return wanted.newIsr().stream().map(id -> new BrokerState().setBrokerId(id)).toList();
    }

    /// Epochs from the future mean that this is no longer the active controller.
    private Errors check(
            PartitionImage partition,
            AlterPartitionRequestData.PartitionData wanted,
            List<BrokerState> isr) {
        if (wanted.leaderEpoch() > partition.leaderEpoch()
                || wanted.partitionEpoch() > partition.partitionEpoch()) {
            return Errors.NOT_CONTROLLER;
        }
        if (wanted.leaderEpoch() < partition.leaderEpoch()) {
            return Errors.FENCED_LEADER_EPOCH;
        }
        if (brokerId != partition.leader()) {
            return Errors.INVALID_REQUEST;
        }
        if (wanted.partitionEpoch() < partition.partitionEpoch()) {
            return Errors.INVALID_UPDATE_VERSION;
        }
        var ids = new HashSet<Integer>();
        boolean valid =
                !isr.isEmpty()
                        && isr.stream()
                                .allMatch(b ->
                                        ids.add(b.brokerId())
                                                && partition.replicas().contains(b.brokerId()))
                        && ids.contains(partition.leader());
        boolean recovering = wanted.leaderRecoveryState() == PartitionChanges.RECOVERING;
        if (!valid || recovering && (isr.size() > 1 || !partition.recovering())) {
            return Errors.INVALID_REQUEST;
        }
        return isr.stream().allMatch(this::isEligible) ? Errors.NONE : Errors.INELIGIBLE_REPLICA;
    }

    private boolean isEligible(BrokerState state) {
        return situation
                .image()
                .broker(state.brokerId())
                .filter(BrokerImage::isActive)
                .filter(b -> state.brokerEpoch() == -1 || state.brokerEpoch() == b.epoch())
                .isPresent();
    }

    private static AlterPartitionResponseData.PartitionData refused(
            AlterPartitionRequestData.PartitionData wanted, Errors error) {
        return new AlterPartitionResponseData.PartitionData()
                .setPartitionIndex(wanted.partitionIndex())
                .setErrorCode(error.code());
    }
}
