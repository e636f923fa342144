package io.logarium.app.groups;

import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.diagram.GroupScene;
import io.logarium.app.diagram.GroupStatesPicture.Move;
import io.logarium.app.diagram.LagChart;
import io.logarium.app.diagram.LagChart.Line;
import io.logarium.app.diagram.LagChart.Mark;
import io.logarium.app.diagram.LagChart.Point;
import io.logarium.app.text.Texts;
import io.logarium.app.topics.Desk;
import io.logarium.engine.event.EngineEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Puts together what the page of a group shows.
final class Details {
    /// A chart of the first seconds would be a dot.
    private static final long LEAST_SPAN_MS = 60_000;

    private Details() {}

    static GroupDetail.Shown of(
            Desk desk, Watcher watcher, GroupFacts facts, GroupScene scene, long nowMs) {
        var told = desk.store().state().happenings().told();
        boolean sampled = desk.cluster().inside().isEmpty();
        var rebalances =
                sampled
                        ? Rebalances.sampled(facts.id(), watcher.owners())
                        : Rebalances.of(
                                facts.id(),
                                told,
                                watcher.owners(),
                                watcher.standstills(facts.id()));
        return new GroupDetail.Shown(
                facts,
                scene,
                chart(watcher.lags(), facts, scene, rebalances, nowMs),
                rebalances,
                sampled,
                lastMove(told, facts),
                nowMs);
    }

    private static LagChart chart(
            LagHistory lags,
            GroupFacts facts,
            GroupScene scene,
            List<Rebalance> rebalances,
            long nowMs) {
        var lines =
                scene.places().stream()
                        .sorted(
                                Comparator.comparingLong((GroupScene.Place p) -> p.lag().orElse(-1))
                                        .reversed())
                        .limit(LagChart.MOST_LINES)
                        .map(p ->
                                new Line(
                                        scene.name(p.at()),
                                        p.isFallingBehind(),
                                        lags.samples(facts.id(), p.at()).stream()
                                                .map(s -> new Point(s.atMs(), s.lag()))
                                                .toList()))
                        .toList();
        long first =
                lines.stream()
                        .filter(l -> !l.points().isEmpty())
                        .mapToLong(l -> l.points().getFirst().atMs())
                        .min()
                        .orElse(nowMs);
        long last =
                lines.stream()
                        .filter(l -> !l.points().isEmpty())
                        .mapToLong(l -> l.points().getLast().atMs())
                        .max()
                        .orElse(nowMs);
        var marks =
                rebalances.reversed().stream()
                        .filter(r -> r.epoch().isPresent())
                        .map(r -> new Mark(r.atMs(), label(facts, r.epoch().getAsInt())))
                        .toList();
        return new LagChart(lines, marks, Math.min(first, last - LEAST_SPAN_MS), last);
    }

    private static String label(GroupFacts facts, int epoch) {
        return Texts.of(
                facts.assignsByCoordinator() ? "groups.chart.epoch" : "groups.chart.generation",
                String.valueOf(epoch));
    }

    private static Optional<Move> lastMove(List<EngineEvent> told, GroupFacts facts) {
        return told.reversed().stream()
                .filter(e ->
                        e instanceof EngineEvent.GroupChanged change
                                && change.group().equals(facts.id()))
                .map(e -> (EngineEvent.GroupChanged) e)
                .findFirst()
                .map(e -> new Move(e.from(), e.to()));
    }
}
