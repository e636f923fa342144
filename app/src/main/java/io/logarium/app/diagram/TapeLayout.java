package io.logarium.app.diagram;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.cluster.ReplicaFacts;
import io.logarium.app.cluster.ReplicaFacts.SegmentFacts;
import io.logarium.app.picture.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Where everything of a topic's tapes lies, in pixels. Pure.
///
/// @param height of all lanes together
public record TapeLayout(double width, double height, Grain grain, List<Lane> lanes) {
    static final double TAPE_Y = 66;
    static final double TAPE_HEIGHT = 38;
    static final double LEFT = 150;
    static final double FLAGS_ABOVE_Y = 46;
    static final double FLAGS_BELOW_Y = 108;

    /// Above the names of segments.
    private static final double NOTE_Y = 4;

    private static final double NOTE_HEIGHT = 20;

    private static final double OLDER_MIN = 90;
    private static final double OLDER_MAX = 182;
    private static final double ZIGZAG = 21;

    /// Behind the newest record: the free slot and the LEO's flag.
    private static final double RIGHT = 35 + 78;

    private static final double REPLICAS_Y = 137;
    private static final double REPLICA_PITCH = 13;
    private static final double LANE_BASE = 149;
    private static final int MOST_BOUNDARIES = 40;

    public TapeLayout {
        lanes = List.copyOf(lanes);
    }

    /// A partition's tape.
    ///
    /// @param end the next offset to be written; empty while nobody leads and nothing is known
    record Lane(
            TapeScene.Lane scene,
            double top,
            double bottom,
            Optional<TapeScale> scale,
            List<Cell> cells,
            List<Boundary> boundaries,
            List<Marker> markers,
            List<ReplicaRow> replicas) {}

    /// A record's cell.
    ///
    /// @param record empty where there is none, or none is known yet
    record Cell(long offset, Box box, CellLook look, Optional<RecordFacts> record) {}

    enum CellLook {
        /// Left of the chosen group's committed offset.
        PROCESSED,
        READABLE,
        /// At or above the high watermark.
        UNREPLICATED,
        /// The offset holds no record: compacted away, or a transaction's marker.
        GAP,
        /// Not read yet.
        UNKNOWN
    }

    /// Where a segment file begins.
    ///
    /// @param inOlder inside the bar of the older part
    record Boundary(double x, long baseOffset, boolean inOlder, boolean active) {}

    record Marker(MarkerKind kind, long offset, double x) {}

    enum MarkerKind {
        HIGH_WATERMARK,
        LAST_STABLE,
        LOG_END,
        COMMITTED,
        POSITION
    }

    /// A replica's own log as a thin bar.
    ///
    /// @param endX where it ends; NaN where its end cannot be known
    record ReplicaRow(ReplicaFacts replica, double y, double endX, OptionalLong behind) {}

    /// Lays all partitions out below each other.
    public static TapeLayout of(TapeScene scene, double width, Grain grain) {
        var lanes = new ArrayList<Lane>();
        double top = 0;
        for (var lane : scene.lanes()) {
            double bottom = top + laneHeight(lane.facts());
            lanes.add(lane(lane, top, bottom, width, grain));
            top = bottom;
        }
        return new TapeLayout(width, top, grain, lanes);
    }

    /// Where a partition's tape lies.
    public Optional<Box> place(int partition) {
        return lanes.stream()
                .filter(l -> l.scene().facts().index() == partition)
                .findFirst()
                .map(l -> new Box(0, l.top(), width, l.bottom() - l.top()));
    }

    /// Where a marker of an offset would stand on a partition's tape: no width, as high as the cells.
    public Optional<Box> place(int partition, long offset) {
        return lanes.stream()
                .filter(l -> l.scene().facts().index() == partition && l.scale().isPresent())
                .findFirst()
                .map(l -> new Box(l.scale().get().x(offset), l.top() + TAPE_Y, 0, TAPE_HEIGHT));
    }

    /// Where words of this width about a place lie above everything else of their lane, which leaves that strip free.
    ///
    /// @param place what [#place(int, long)] tells
    public static Box above(Box place, double width) {
        double left = Math.max(LEFT - 2, place.x() - width / 2);
        return new Box(left, place.y() - TAPE_Y + NOTE_Y, width, NOTE_HEIGHT);
    }

    /// How high the tapes are, before anything else is known.
    public static double height(TapeScene scene) {
        return scene.lanes().stream().mapToDouble(l -> laneHeight(l.facts())).sum();
    }

    /// How many records fit one by one.
    public static int fitting(double width, Grain grain) {
        return grain == Grain.SEGMENTS ? 0 : cellsBesideOlder(width, grain);
    }

    private static double laneHeight(PartitionFacts facts) {
        return LANE_BASE + REPLICA_PITCH * Math.max(0, facts.states().size() - 1);
    }

    private static Lane lane(
            TapeScene.Lane scene, double top, double bottom, double width, Grain grain) {
        var facts = scene.facts();
        if (facts.end().isEmpty() || facts.logStart().isEmpty()) {
            return new Lane(
                    scene,
                    top,
                    bottom,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    replicas(facts, Optional.empty(), top));
        }
        var scale = scale(facts.logStart().getAsLong(), facts.end().getAsLong(), top, width, grain);
        return new Lane(
                scene,
                top,
                bottom,
                Optional.of(scale),
                cells(scene, scale, top, grain),
                boundaries(facts, scale),
                markers(scene, scale),
                replicas(facts, Optional.of(scale), top));
    }

    private static TapeScale scale(long start, long end, double top, double width, Grain grain) {
        double tapeY = top + TAPE_Y;
        long count = Math.max(0, end - start);
        if (grain == Grain.SEGMENTS) {
            double all = Math.max(OLDER_MIN, width - LEFT - RIGHT);
            return new TapeScale(
                    start,
                    Math.max(end, start),
                    end,
                    count == 0 ? Box.EMPTY : new Box(LEFT, tapeY, all, TAPE_HEIGHT),
                    count == 0 ? LEFT + 1 : LEFT + all + 1,
                    Grain.CELLS.pitch());
        }
        long alone = (long) Math.floor((width - LEFT - RIGHT) / grain.pitch());
        if (count <= Math.min(grain.most(), alone)) {
            return new TapeScale(start, start, end, Box.EMPTY, LEFT, grain.pitch());
        }
        int shown = cellsBesideOlder(width, grain);
        double cellsX = width - RIGHT - shown * grain.pitch();
        var older = new Box(LEFT, tapeY, cellsX - ZIGZAG - LEFT, TAPE_HEIGHT);
        return new TapeScale(start, end - shown, end, older, cellsX, grain.pitch());
    }

    private static int cellsBesideOlder(double width, Grain grain) {
        double wanted = width > 900 ? OLDER_MAX : OLDER_MIN;
        double room = width - LEFT - wanted - ZIGZAG - RIGHT;
        return Math.clamp((long) Math.floor(room / grain.pitch()), 1, grain.most());
    }

    private static List<Cell> cells(
            TapeScene.Lane scene, TapeScale scale, double top, Grain grain) {
        if (grain == Grain.SEGMENTS) {
            return List.of();
        }
        var known = new HashMap<Long, RecordFacts>();
        scene.records().forEach(r -> known.put(r.offset(), r));
        long newest = scene.records().isEmpty() ? -1 : scene.records().getLast().offset();
        var cells = new ArrayList<Cell>();
        for (long offset = scale.firstCell(); offset < scale.end(); offset++) {
            double x = scale.cellsX() + (offset - scale.firstCell()) * grain.pitch();
            var record = Optional.ofNullable(known.get(offset));
            cells.add(
                    new Cell(
                            offset,
                            new Box(x, top + TAPE_Y, grain.width(), TAPE_HEIGHT),
                            look(scene, offset, record.isPresent(), newest),
                            record));
        }
        return cells;
    }

    private static CellLook look(TapeScene.Lane scene, long offset, boolean here, long newest) {
        if (offset >= scene.facts().highWatermark().orElse(0)) {
            return CellLook.UNREPLICATED;
        }
        if (!here) {
            return offset < newest ? CellLook.GAP : CellLook.UNKNOWN;
        }
        return offset < scene.committed().orElse(0) ? CellLook.PROCESSED : CellLook.READABLE;
    }

    private static List<Boundary> boundaries(PartitionFacts facts, TapeScale scale) {
        var segments =
                facts.leaderState().map(ReplicaFacts::segments).orElse(List.<SegmentFacts>of());
        var boundaries = new ArrayList<Boundary>();
        int from = Math.max(0, segments.size() - MOST_BOUNDARIES);
        for (var segment : segments.subList(from, segments.size())) {
            if (segment.baseOffset() > scale.logStart()) {
                boundaries.add(
                        new Boundary(
                                scale.x(segment.baseOffset()),
                                segment.baseOffset(),
                                segment.baseOffset() < scale.firstCell(),
                                segment.active()));
            }
        }
        return boundaries;
    }

    private static List<Marker> markers(TapeScene.Lane scene, TapeScale scale) {
        var markers = new ArrayList<Marker>();
        var facts = scene.facts();
        if (!facts.lastStable().equals(facts.highWatermark())) {
            mark(MarkerKind.LAST_STABLE, facts.lastStable(), scale, markers);
        }
        mark(MarkerKind.HIGH_WATERMARK, facts.highWatermark(), scale, markers);
        mark(MarkerKind.LOG_END, facts.logEnd(), scale, markers);
        mark(MarkerKind.COMMITTED, scene.committed(), scale, markers);
        mark(MarkerKind.POSITION, scene.position(), scale, markers);
        return markers;
    }

    private static void mark(
            MarkerKind kind, OptionalLong offset, TapeScale scale, List<Marker> markers) {
        offset.ifPresent(o -> markers.add(new Marker(kind, o, scale.x(o))));
    }

    private static List<ReplicaRow> replicas(
            PartitionFacts facts, Optional<TapeScale> scale, double top) {
        var rows = new ArrayList<ReplicaRow>();
        double y = top + REPLICAS_Y;
        for (var replica : facts.states()) {
            double endX =
                    scale.isPresent() && replica.logEnd().isPresent()
                            ? scale.get().x(replica.logEnd().getAsLong())
                            : Double.NaN;
            rows.add(new ReplicaRow(replica, y, endX, behind(facts, replica)));
            y += REPLICA_PITCH;
        }
        return rows;
    }

    private static OptionalLong behind(PartitionFacts facts, ReplicaFacts replica) {
        return facts.logEnd().isPresent() && replica.logEnd().isPresent()
                ? OptionalLong.of(
                        Math.max(0, facts.logEnd().getAsLong() - replica.logEnd().getAsLong()))
                : OptionalLong.empty();
    }
}
