package io.logarium.engine.controller;

import io.logarium.engine.loop.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.message.AllocateProducerIdsRequestData;
import org.apache.kafka.common.message.AllocateProducerIdsResponseData;
import org.apache.kafka.common.message.AlterPartitionReassignmentsRequestData;
import org.apache.kafka.common.message.AlterPartitionReassignmentsResponseData;
import org.apache.kafka.common.message.AlterPartitionRequestData;
import org.apache.kafka.common.message.AlterPartitionResponseData;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopicConfig;
import org.apache.kafka.common.message.CreateTopicsResponseData;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.message.DeleteTopicsResponseData;
import org.apache.kafka.common.message.ElectLeadersRequestData;
import org.apache.kafka.common.message.ElectLeadersResponseData;

/// Things that happen to a controller, by chance.
final class RandomSteps {
    private static final int TOPICS = 5;

    private final TestController controller;
    private final Chance chance;

    RandomSteps(TestController controller, Chance chance) {
        this.controller = controller;
        this.chance = chance;
    }

    void step() {
        switch (chance.nextInt(12)) {
            case 0 -> create();
            case 1 -> delete();
            case 2, 3 -> controller.heartbeat(someBroker(), chance.happens(0.5), false);
            case 4 -> controller.register(someBroker(), "", cleanEpoch());
            case 5, 6, 7 -> leadersTellTheirIsr();
            case 8 -> move();
            case 9 -> elect();
            case 10 -> controller.pass(chance.nextInt(4_000), brokersHeard());
            default -> someProducerIds();
        }
    }

    private int someBroker() {
        return chance.nextInt(controller.committed.brokers().size());
    }

    private long cleanEpoch() {
        return chance.happens(0.5) ? chance.nextInt(controller.log.size()) : -1;
    }

    private List<Integer> brokersHeard() {
        return controller.committed.brokers().stream()
                .map(BrokerImage::id)
                .filter(_ -> chance.happens(0.8))
                .toList();
    }

    private void create() {
        var topic =
                new CreateTopicsRequestData.CreatableTopic()
                        .setName("topic" + chance.nextInt(TOPICS))
                        .setNumPartitions(1 + chance.nextInt(4))
                        .setReplicationFactor((short) (1 + chance.nextInt(3)));
        if (chance.happens(0.3)) {
            topic.configs()
                    .add(
                            new CreatableTopicConfig()
                                    .setName("unclean.leader.election.enable")
                                    .setValue("true"));
        }
        var request = new CreateTopicsRequestData();
        request.topics().add(topic);
        controller.ask(request, CreateTopicsResponseData.class);
    }

    private void delete() {
        if (chance.happens(0.3)) {
            var request =
                    new DeleteTopicsRequestData()
                            .setTopicNames(List.of("topic" + chance.nextInt(TOPICS)));
            controller.ask(request, DeleteTopicsResponseData.class);
        }
    }

    private Optional<TopicImage> someTopic() {
        var topics = List.copyOf(controller.committed.topics());
        return topics.isEmpty()
                ? Optional.empty()
                : Optional.of(topics.get(chance.nextInt(topics.size())));
    }

    /// Some leader says that others caught up, or fell behind.
    private void leadersTellTheirIsr() {
        var topic = someTopic();
        if (topic.isEmpty()) {
            return;
        }
        var at = topic.get().partition(chance.nextInt(topic.get().partitionCount())).orElseThrow();
        var leader = controller.committed.broker(at.leader());
        if (leader.isEmpty()) {
            return;
        }
        var isr = new TreeSet<>(List.of(at.leader()));
        at.replicas().stream().filter(_ -> chance.happens(0.7)).forEach(isr::add);
        var states =
                isr.stream()
                        .map(id -> new AlterPartitionRequestData.BrokerState().setBrokerId(id))
                        .toList();
        var partition =
                new AlterPartitionRequestData.PartitionData()
                        .setPartitionIndex(at.index())
                        .setLeaderEpoch(at.leaderEpoch())
                        .setPartitionEpoch(at.partitionEpoch() - chance.nextInt(2))
                        .setNewIsrWithEpochs(states);
        controller.ask(
                new AlterPartitionRequestData()
                        .setBrokerId(at.leader())
                        .setBrokerEpoch(leader.get().epoch())
                        .setTopics(
                                List.of(
                                        new AlterPartitionRequestData.TopicData()
                                                .setTopicId(topic.get().id())
                                                .setPartitions(List.of(partition)))),
                AlterPartitionResponseData.class);
    }

    private void move() {
        var topic = someTopic();
        if (topic.isEmpty()) {
            return;
        }
        var target = new ArrayList<Integer>();
        for (int id = 0; id < controller.committed.brokers().size(); id++) {
            if (chance.happens(0.5)) {
                target.add(chance.nextInt(target.size() + 1), id);
            }
        }
        var partition =
                new AlterPartitionReassignmentsRequestData.ReassignablePartition()
                        .setPartitionIndex(chance.nextInt(topic.get().partitionCount()))
                        .setReplicas(chance.happens(0.2) ? null : target);
        var request = new AlterPartitionReassignmentsRequestData();
        request.topics()
                .add(
                        new AlterPartitionReassignmentsRequestData.ReassignableTopic()
                                .setName(topic.get().name())
                                .setPartitions(List.of(partition)));
        controller.ask(request, AlterPartitionReassignmentsResponseData.class);
    }

    private void elect() {
        controller.ask(
                new ElectLeadersRequestData()
                        .setElectionType((byte) chance.nextInt(2))
                        .setTopicPartitions(null),
                ElectLeadersResponseData.class);
    }

    private void someProducerIds() {
        int id = someBroker();
        controller.ask(
                new AllocateProducerIdsRequestData()
                        .setBrokerId(id)
                        .setBrokerEpoch(controller.committed.broker(id).orElseThrow().epoch()),
                AllocateProducerIdsResponseData.class);
    }
}
