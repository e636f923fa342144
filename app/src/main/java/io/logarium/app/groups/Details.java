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
import org.apache.kafka.common.TopicPartition;

/// Puts together what the page of a group shows.
final class Details {
    /// A chart of the first seconds would be a dot.
    private static final long LEAST_SPAN_MS = 60_000;

    private Details() {}

    static GroupDetail.Shown of(
            Desk desk,
            Watcher watcher,
            GroupFacts facts,
            GroupScene scene,
            LagChart.Unit unit,
            long nowMs) {
        var told = desk.store().state().happenings().told();
        boolean sampled = desk.cluster().inside().isEmpty();
        var seen =
                sampled
                        ? Rebalances.sampled(facts.id(), watcher.owners())
                        : Rebalances.of(
                                facts.id(),
                                told,
                                watcher.owners(),
                                watcher.standstills(facts.id()));
        // Looking at the past nothing is shown that came later.
        var rebalances = seen.stream().filter(r -> r.atMs() <= nowMs).toList();
        return new GroupDetail.Shown(
                facts,
                scene,
                chart(
                        lines(watcher.lags(), facts, scene, unit, nowMs),
                        marks(facts, rebalances),
                        unit,
                        nowMs),
                rebalances,
                sampled,
                lastMove(told, facts),
                nowMs);
    }

    private static LagChart chart(
            List<Line> lines, List<Mark> marks, LagChart.Unit unit, long nowMs) {
        var points = lines.stream().flatMap(l -> l.points().stream()).toList();
        long first = points.stream().mapToLong(Point::atMs).min().orElse(nowMs);
        long last = points.stream().mapToLong(Point::atMs).max().orElse(nowMs);
        return new LagChart(lines, marks, Math.min(first, last - LEAST_SPAN_MS), last, unit);
    }

    private static List<Line> lines(
            LagHistory lags, GroupFacts facts, GroupScene scene, LagChart.Unit unit, long nowMs) {
        return scene.places().stream()
                .sorted(
                        Comparator.comparingLong((GroupScene.Place p) -> p.lag().orElse(-1))
                                .reversed())
                .limit(LagChart.MOST_LINES)
                .map(p ->
                        new Line(
                                scene.name(p.at()),
                                p.isFallingBehind(),
                                points(lags, facts.id(), p.at(), unit).stream()
                                        .filter(point -> point.atMs() <= nowMs)
                                        .toList()))
                .toList();
    }

    private static List<Point> points(
            LagHistory lags, String group, TopicPartition at, LagChart.Unit unit) {
        return switch (unit) {
            case RECORDS ->
                    lags.samples(group, at).stream()
                            .map(s -> new Point(s.atMs(), s.lag()))
                            .toList();
            case SECONDS ->
                    lags.waits(group, at).stream()
                            .map(w -> new Point(w.atMs(), w.seconds()))
                            .toList();
        };
    }

    private static List<Mark> marks(GroupFacts facts, List<Rebalance> rebalances) {
        return rebalances.reversed().stream()
                .filter(r -> r.epoch().isPresent())
                .map(r -> new Mark(r.atMs(), label(facts, r.epoch().getAsInt())))
                .toList();
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
