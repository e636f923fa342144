package io.logarium.app.groups;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.GroupFacts.MemberFacts;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.doctor.Symptoms;
import io.logarium.app.doctor.Symptoms.Inside;
import io.logarium.app.doctor.Symptoms.Member;
import io.logarium.app.doctor.Symptoms.Place;
import io.logarium.app.lab.Lab;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.lab.LabPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/// Gathers what the doctor wants to know of a group and a topic.
final class Examination {
    private Examination() {}

    static Symptoms of(ClusterView view, String group, String topic, Lab lab, Watcher watcher) {
        var facts = view.group(group);
        return new Symptoms(
                group,
                topic,
                view.topic(topic).map(t -> places(t, facts)).orElse(List.of()),
                facts.map(GroupFacts::state),
                members(facts, group, topic, lab),
                moved(view.topic(topic), group, watcher));
    }

    private static List<Place> places(TopicFacts topic, Optional<GroupFacts> group) {
        return topic.partitions().stream().map(p -> place(topic.name(), p, group)).toList();
    }

    private static Place place(String topic, PartitionFacts partition, Optional<GroupFacts> group) {
        return new Place(
                partition.index(),
                partition.leader().isPresent(),
                partition.logStart(),
                partition.highWatermark(),
                partition.lastStable(),
                group.map(g -> g.committed(topic, partition.index()))
                        .orElseGet(OptionalLong::empty));
    }

    private static List<Member> members(
            Optional<GroupFacts> group, String id, String topic, Lab lab) {
        var ours = lab.members(id);
        var members = new ArrayList<Member>();
        for (var member : group.map(GroupFacts::members).orElse(List.of())) {
            members.add(
                    new Member(
                            member.clientId(),
                            true,
                            owns(member, topic),
                            ours.stream()
                                    .filter(c -> Watcher.id(c).equals(member.id()))
                                    .findFirst()
                                    .map(Examination::inside)));
        }
        for (var consumer : ours) {
            boolean joined =
                    group.map(GroupFacts::members).orElse(List.of()).stream()
                            .anyMatch(m -> m.id().equals(Watcher.id(consumer)));
            var phase = consumer.state().phase();
            if (!joined && !phase.isOver() && phase != LabPhase.STOPPING) {
                members.add(
                        new Member(
                                consumer.plan().name(), false, 0, Optional.of(inside(consumer))));
            }
        }
        return members;
    }

    private static int owns(MemberFacts member, String topic) {
        return (int) member.owns().stream().filter(p -> p.topic().equals(topic)).count();
    }

    private static Inside inside(LabConsumer consumer) {
        var plan = consumer.plan();
        var state = consumer.state();
        return new Inside(
                state.phase() == LabPhase.PAUSED,
                state.phase() == LabPhase.HUNG,
                plan.reset().config(),
                (long) state.processingMs() * plan.polling().mostRecords(),
                plan.polling().longestIntervalMs());
    }

    private static OptionalLong moved(Optional<TopicFacts> topic, String group, Watcher watcher) {
        var known =
                topic.map(TopicFacts::partitions).orElse(List.of()).stream()
                        .map(p ->
                                watcher.lags()
                                        .moved(
                                                group,
                                                new TopicPartition(
                                                        topic.orElseThrow().name(), p.index())))
                        .filter(OptionalLong::isPresent)
                        .toList();
        return known.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(known.stream().mapToLong(OptionalLong::getAsLong).sum());
    }
}
