package io.logarium.app.diagram.map;

import io.logarium.app.diagram.map.ClusterLayout.Columns;
import io.logarium.app.diagram.map.ClusterLayout.PlacedStream;
import io.logarium.app.picture.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Lines between clients and brokers. A line ends at the broker's border at the row of its topic, and leaves its client in the
/// order of where it goes, so that lines of one client do not cross.
final class StreamLines {
    private static final double PORT_GAP = 14;

    private StreamLines() {}

    /// Where the row of a topic lies in a broker.
    record Row(int broker, String topic, double centreY) {}

    static List<PlacedStream> of(
            MapScene scene, Columns columns, List<Row> rows, ClientColumns.Placed clients) {
        var byClient = new LinkedHashMap<MapThing, List<MapScene.Stream>>();
        for (var stream : scene.streams()) {
            byClient.computeIfAbsent(stream.client(), _ -> new ArrayList<>()).add(stream);
        }
        var placed = new ArrayList<PlacedStream>();
        byClient.forEach((client, streams) ->
                clients.box(client).ifPresent(box -> place(box, streams, columns, rows, placed)));
        return List.copyOf(placed);
    }

    private static void place(
            Box box,
            List<MapScene.Stream> streams,
            Columns columns,
            List<Row> rows,
            List<PlacedStream> placed) {
        var sorted =
                streams.stream().sorted(Comparator.comparingDouble(s -> rowY(s, rows))).toList();
        double step =
                sorted.size() < 2
                        ? 0
                        : Math.min(PORT_GAP, (box.height() - 20) / (sorted.size() - 1));
        for (int i = 0; i < sorted.size(); i++) {
            var stream = sorted.get(i);
            double port = box.centerY() + (i - (sorted.size() - 1) / 2.0) * step;
            double row = rowY(stream, rows);
            placed.add(
                    new PlacedStream(
                            stream,
                            stream.writes()
                                    ? Curve.swing(box.right(), port, columns.brokersX(), row)
                                    : Curve.swing(
                                            columns.brokersX() + columns.brokersWidth(),
                                            row,
                                            box.x(),
                                            port)));
        }
    }

    /// A topic without a row of its own is in the last one.
    private static double rowY(MapScene.Stream stream, List<Row> rows) {
        double last = 0;
        for (var row : rows) {
            if (row.broker() == stream.broker()) {
                if (row.topic().equals(stream.topic())) {
                    return row.centreY();
                }
                last = row.centreY();
            }
        }
        return last;
    }
}
