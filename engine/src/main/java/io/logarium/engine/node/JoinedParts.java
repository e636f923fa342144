package io.logarium.engine.node;

import io.logarium.engine.controller.BrokerImage;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.GroupView;
import io.logarium.engine.view.QuorumView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What several brokers know, put together: metadata is the newest that any of them has, the rest is each one's own word.
public final class JoinedParts {
    private JoinedParts() {}

    /// Whether the metadata says that a broker takes no part.
    public static boolean isFenced(MetadataImage image, int broker) {
        return image.broker(broker).filter(BrokerImage::fenced).isPresent();
    }

    /// The newest metadata that any of them knows to be committed.
    public static MetadataImage newestImage(List<BrokerPart> parts) {
        return parts.stream()
                .map(BrokerPart::image)
                .max(Comparator.comparingLong(MetadataImage::offset))
                .orElse(MetadataImage.EMPTY);
    }

    /// All groups, by id, as their coordinators see them.
    public static List<GroupView> groups(List<BrokerPart> parts) {
        return parts.stream()
                .flatMap(p -> p.groups().stream())
                .sorted(Comparator.comparing(GroupView::id))
                .toList();
    }

    /// As the leader of the newest epoch knows it, and each voter's own word about itself.
    public static QuorumView quorum(List<BrokerPart> parts, List<BrokerView> brokers) {
        var views = parts.stream().map(BrokerPart::quorum).toList();
        var best =
                views.stream()
                        .max(
                                Comparator.comparingInt(QuorumView::epoch)
                                        .thenComparing(JoinedParts::isLeaders))
                        .orElse(ClusterSnapshot.EMPTY.quorum());
        var voters = new ArrayList<QuorumView.VoterView>();
        for (var broker : brokers) {
            voters.add(
                    views.stream()
                            .flatMap(v -> v.voters().stream())
                            .filter(v -> v.id() == broker.id())
                            .findFirst()
                            .orElse(new QuorumView.VoterView(broker.id(), "", -1, false)));
        }
        return new QuorumView(
                best.leaderId(),
                best.epoch(),
                best.highWatermark(),
                best.logEndOffset(),
                voters,
                best.recent());
    }

    private static boolean isLeaders(QuorumView view) {
        return view.voters().stream().anyMatch(v -> v.id() == view.leaderId());
    }
}
