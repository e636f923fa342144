package io.logarium.app.diagram.map;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where each thing of the map lies: who writes at the left, brokers as a matrix of replicas in the middle (a row a topic, a
/// column a partition), who reads at the right, the quorum below. Pure: the same scene at the same size lies the same.
///
/// @param height what it takes, perhaps more than there is: the map scrolls then
public record ClusterLayout(
        double width,
        double height,
        Columns columns,
        List<PlacedBroker> brokers,
        List<PlacedLabel> labels,
        List<PlacedReplica> replicas,
        List<PlacedLine> lines,
        ClientColumns.Placed clients,
        List<PlacedStream> streams,
        List<PlacedCopy> copies,
        QuorumLayout quorum) {
    static final double TOP = 40;
    static final double HEAD = 38;
    private static final double PAD = 16;
    private static final double CHIP_HEIGHT = 42;
    private static final double LOW_CHIP = 28;
    private static final double TALL_CHIP = 76;
    private static final double BROKER_GAP = 16;

    /// Below the brokers where there is no topic to show: room for words about that.
    private static final double WORDS = 96;

    /// The vertical bands of the map, in pixels from the left.
    public record Columns(
            double writersX,
            double writersWidth,
            double brokersX,
            double brokersWidth,
            double readersX,
            double readersWidth) {
        static Columns of(double width) {
            boolean narrow = width < 1_080;
            double writers = narrow ? 158 : 184;
            double readers = narrow ? 172 : 210;
            double gutter = narrow ? 60 : Math.clamp(width * 0.08, 96, 150);
            double brokersX = PAD + writers + gutter;
            double readersX = width - PAD - readers;
            return new Columns(
                    PAD,
                    writers,
                    brokersX,
                    Math.max(200, readersX - gutter - brokersX),
                    readersX,
                    readers);
        }
    }

    public record PlacedBroker(MapScene.Broker broker, Box box) {}

    public record PlacedLabel(String topic, int broker, double x, double y, double maxWidth) {}

    /// One replica, or several that share a cell.
    ///
    /// @param partition the first of them
    /// @param count how many
    public record PlacedReplica(
            MapScene.Topic topic,
            int partition,
            int count,
            int broker,
            RowPlan.Form form,
            ReplicaLook look,
            Box box) {}

    /// All partitions of a topic, or of the topics that got no row, in one bar.
    public record PlacedLine(List<MapScene.Topic> topics, int broker, Box box) {}

    public record PlacedStream(MapScene.Stream stream, Curve curve) {}

    /// A follower copies from its leader.
    public record PlacedCopy(String topic, int partition, int from, int to, Curve curve) {}

    /// @param minHeight the room there is, in pixels
    public static ClusterLayout of(
            MapScene scene, double width, double minHeight, TextMeasure measure) {
        var columns = Columns.of(width);
        double labels = labelWidth(scene, measure, columns.brokersWidth());
        double room = columns.brokersWidth() - labels - 28;
        var plan = RowPlan.of(scene.topics(), room);
        double forBrokers = minHeight - TOP - QuorumLayout.HEIGHT - 2 * BROKER_GAP;
        double chip = chipHeight(plan, scene.brokers().size(), forBrokers);
        var maker = new Maker(scene, columns, plan, labels, chip);
        double bottom = maker.place(TOP);
        var clients = ClientColumns.place(scene, columns, TOP, Math.max(bottom, TOP + 200));
        double end = Math.max(bottom, clients.bottom());
        double words = scene.topics().isEmpty() ? WORDS : 0;
        double quorumY = Math.max(end + BROKER_GAP + words, minHeight - QuorumLayout.HEIGHT - 12);
        return new ClusterLayout(
                width,
                quorumY + QuorumLayout.HEIGHT + 12,
                columns,
                List.copyOf(maker.brokers),
                List.copyOf(maker.labels),
                List.copyOf(maker.replicas),
                List.copyOf(maker.lines),
                clients,
                StreamLines.of(scene, columns, maker.rowCentres, clients),
                CopyLines.of(maker.replicas),
                QuorumLayout.of(
                        scene,
                        new Box(PAD, quorumY, width - 2 * PAD, QuorumLayout.HEIGHT),
                        columns.brokersX(),
                        measure));
    }

    /// Only the brokers, over the whole width: for maps that are compared side by side.
    ///
    /// @param minHeight the room there is, in pixels
    public static ClusterLayout ofBrokers(
            MapScene scene, double width, double minHeight, TextMeasure measure) {
        var columns = new Columns(PAD, 0, 2, Math.max(200, width - 4), width - PAD, 0);
        double labels = labelWidth(scene, measure, columns.brokersWidth());
        var plan = RowPlan.of(scene.topics(), columns.brokersWidth() - labels - 28);
        double chip = chipHeight(plan, scene.brokers().size(), minHeight - BROKER_GAP);
        var maker = new Maker(scene, columns, plan, labels, chip);
        double bottom = maker.place(4);
        return new ClusterLayout(
                width,
                bottom + 4,
                columns,
                List.copyOf(maker.brokers),
                List.copyOf(maker.labels),
                List.copyOf(maker.replicas),
                List.copyOf(maker.lines),
                ClientColumns.Placed.NONE,
                List.of(),
                CopyLines.of(maker.replicas),
                QuorumLayout.of(scene, new Box(PAD, bottom, 0, 0), columns.brokersX(), measure));
    }

    private static double labelWidth(MapScene scene, TextMeasure measure, double brokerWidth) {
        double widest =
                scene.topics().stream()
                        .mapToDouble(t -> measure.width(t.name(), TextStyle.BODY_STRONG))
                        .max()
                        .orElse(60);
        return Math.clamp(widest + 20, 70, Math.min(180, brokerWidth * 0.3));
    }

    private static double chipHeight(RowPlan plan, int brokers, double room) {
        if (brokers == 0 || plan.chipRows() == 0) {
            return CHIP_HEIGHT;
        }
        double natural = brokers * (HEAD + plan.height(CHIP_HEIGHT) + 4 + BROKER_GAP);
        double extra = (room - natural) / (brokers * plan.chipRows());
        // Chips with one line rather than a quorum that has to be scrolled to.
        return extra < 0 ? LOW_CHIP : Math.min(CHIP_HEIGHT + extra, TALL_CHIP);
    }

    /// The way of a stream, while it is on the map.
    public Optional<Curve> way(MapThing client, boolean writes, int broker, String topic) {
        return streams.stream()
                .filter(s ->
                        s.stream().client().equals(client)
                                && s.stream().writes() == writes
                                && s.stream().broker() == broker
                                && s.stream().topic().equals(topic))
                .map(PlacedStream::curve)
                .findFirst();
    }

    /// The way from a leader to a follower, while it is on the map.
    public Optional<Curve> copy(String topic, int partition, int from, int to) {
        return copies.stream()
                .filter(c ->
                        c.topic().equals(topic)
                                && c.partition() == partition
                                && c.from() == from
                                && c.to() == to)
                .map(PlacedCopy::curve)
                .findFirst();
    }

    /// Whether the brokers' heads have room only for buttons without words.
    public boolean hasSmallButtons() {
        return columns.brokersWidth() < BrokerShapes.WIDE;
    }

    /// Where the last broker ends, in pixels from the top.
    public double brokersBottom() {
        return brokers.stream().mapToDouble(b -> b.box().bottom()).max().orElse(TOP);
    }

    /// Where a broker lies.
    public Optional<Box> broker(int id) {
        return brokers.stream()
                .filter(b -> b.broker().id() == id)
                .map(PlacedBroker::box)
                .findFirst();
    }

    /// Where a replica lies.
    public Optional<Box> replica(String topic, int partition, int broker) {
        return replicas.stream()
                .filter(r ->
                        r.broker() == broker
                                && r.topic().name().equals(topic)
                                && r.partition() <= partition
                                && partition < r.partition() + r.count())
                .map(PlacedReplica::box)
                .findFirst();
    }

    /// Fills the middle column from top to bottom.
    private static final class Maker {
        private final MapScene scene;
        private final Columns columns;
        private final RowPlan plan;
        private final double labelWidth;
        private final double chipHeight;
        private final List<PlacedBroker> brokers = new ArrayList<>();
        private final List<PlacedLabel> labels = new ArrayList<>();
        private final List<PlacedReplica> replicas = new ArrayList<>();
        private final List<PlacedLine> lines = new ArrayList<>();
        private final List<StreamLines.Row> rowCentres = new ArrayList<>();

        Maker(MapScene scene, Columns columns, RowPlan plan, double labelWidth, double chipHeight) {
            this.scene = scene;
            this.columns = columns;
            this.plan = plan;
            this.labelWidth = labelWidth;
            this.chipHeight = chipHeight;
        }

        double place(double top) {
            double y = top;
            double height = HEAD + Math.max(14, plan.height(chipHeight) + 4);
            for (var broker : scene.brokers()) {
                brokers.add(
                        new PlacedBroker(
                                broker,
                                new Box(columns.brokersX(), y, columns.brokersWidth(), height)));
                rows(broker.id(), y + HEAD);
                y += height + BROKER_GAP;
            }
            return y - BROKER_GAP;
        }

        private void rows(int broker, double top) {
            double y = top;
            double x = columns.brokersX() + labelWidth + 12;
            for (var row : plan.rows()) {
                double height = row.height(chipHeight);
                label(row.topic().name(), broker, y + height / 2);
                if (row.form() == RowPlan.Form.LINE) {
                    line(List.of(row.topic()), broker, x, y, height);
                } else {
                    cells(row, broker, x, y);
                }
                y += height + RowPlan.gap(row);
            }
            if (!plan.rest().isEmpty()) {
                label("", broker, y + 8);
                line(plan.rest(), broker, x, y, 16);
            }
        }

        private void label(String topic, int broker, double centreY) {
            labels.add(
                    new PlacedLabel(
                            topic, broker, columns.brokersX() + 14, centreY, labelWidth - 10));
            rowCentres.add(new StreamLines.Row(broker, topic, centreY));
        }

        private void line(
                List<MapScene.Topic> topics, int broker, double x, double y, double height) {
            double right = columns.brokersX() + columns.brokersWidth() - 16;
            lines.add(new PlacedLine(topics, broker, new Box(x, y, right - x, height)));
        }

        private void cells(RowPlan.Row row, int broker, double x, double y) {
            var partitions = row.topic().partitions();
            long most = longest(row.topic());
            for (int cell = 0; cell < row.cells(); cell++) {
                int first = cell * row.together();
                var members =
                        partitions.subList(
                                first, Math.min(partitions.size(), first + row.together()));
                var look =
                        ReplicaLook.worst(
                                members.stream().map(p -> ReplicaLook.of(p, broker)).toList());
                var box =
                        switch (row.form()) {
                            case CHIPS ->
                                    new Box(
                                            x + cell * (plan.chipWidth() + RowPlan.CHIP_GAP),
                                            y,
                                            plan.chipWidth(),
                                            chipHeight);
                            case BARS -> bar(members.getFirst().end().orElse(0), most, cell, x, y);
                            case CELLS, LINE ->
                                    new Box(
                                            x + cell % row.perLine() * RowPlan.CELL_PITCH,
                                            y + cell / row.perLine() * RowPlan.CELL_PITCH,
                                            12,
                                            12);
                        };
                replicas.add(
                        new PlacedReplica(
                                row.topic(),
                                members.getFirst().index(),
                                members.size(),
                                broker,
                                row.form(),
                                look,
                                box));
            }
        }

        private static long longest(MapScene.Topic topic) {
            return topic.partitions().stream().mapToLong(p -> p.end().orElse(0)).max().orElse(0);
        }

        private static Box bar(long end, long most, int cell, double x, double y) {
            double height = most == 0 ? 8 : 8 + 18.0 * end / most;
            return new Box(x + cell * RowPlan.BAR_PITCH, y + 26 - height, 8, height);
        }
    }
}
