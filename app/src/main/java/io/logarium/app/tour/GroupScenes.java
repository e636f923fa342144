package io.logarium.app.tour;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.GroupFacts.MemberFacts;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.diagram.GroupScene;
import io.logarium.app.lesson.Film.Frame;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/// From a frame of a lesson's film to the picture of a consumer group. Pure.
final class GroupScenes {
    private GroupScenes() {}

    /// The group as it is then; empty while there is none of that name.
    static Optional<GroupScene> of(Frame frame, String topic, String group) {
        return frame.view().group(group).map(g -> scene(frame, topic, g));
    }

    private static GroupScene scene(Frame frame, String topic, GroupFacts group) {
        return new GroupScene(
                group.id(),
                false,
                group.state(),
                OptionalInt.empty(),
                places(frame, topic, group),
                group.members().stream().map(GroupScenes::member).toList(),
                Optional.empty());
    }

    private static List<GroupScene.Place> places(Frame frame, String topic, GroupFacts group) {
        ClusterView view = frame.view();
        return view.topic(topic).stream()
                .flatMap(t -> t.partitions().stream())
                .map(p -> place(frame, new TopicPartition(topic, p.index()), p, group))
                .toList();
    }

    private static GroupScene.Place place(
            Frame frame, TopicPartition at, PartitionFacts facts, GroupFacts group) {
        var position = frame.positions().get(at);
        var owner = group.owner(at.topic(), at.partition()).map(MemberFacts::id);
        return new GroupScene.Place(
                at,
                facts.leader(),
                facts.highWatermark(),
                group.committed(at.topic(), at.partition()),
                owner.isPresent() && position != null
                        ? OptionalLong.of(position)
                        : OptionalLong.empty(),
                new GroupScene.Behind.Unknown(),
                OptionalDouble.empty(),
                owner,
                Optional.empty());
    }

    private static GroupScene.Member member(MemberFacts member) {
        return new GroupScene.Member(
                member.id(),
                member.clientId(),
                "",
                "",
                member.owns().isEmpty() ? GroupScene.Mood.IDLE : GroupScene.Mood.WELL,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                member.owns(),
                Optional.empty());
    }
}
