package io.logarium.app.diagram.map;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// The lane below the brokers: voters as hexagons at the left, the newest records of the metadata log at the right.
///
/// @param box the whole lane
/// @param tapeX where the metadata log begins
/// @param more records before the first cell that are not shown
record QuorumLayout(
        Box box,
        double tapeX,
        List<PlacedVoter> voters,
        List<PlacedLink> links,
        List<PlacedRecord> records) {
    static final double HEIGHT = 162;
    static final double RADIUS = 26;
    private static final double CELL_HEIGHT = 52;
    private static final double GAP = 6;

    /// @param wide whether there is room for all words below each voter; else for short ones
    record PlacedVoter(MapScene.Voter voter, double x, double y, double radius, boolean wide) {}

    /// The connection between two nodes.
    ///
    /// @param delayMs how much later it carries; 0 when it is not slow
    record PlacedLink(MapThing.OfLink link, Curve curve, boolean cut, long delayMs) {}

    record PlacedRecord(MapScene.Metadata record, Box box) {}

    static QuorumLayout of(MapScene scene, Box box, double brokersX, TextMeasure measure) {
        var voters = new ArrayList<PlacedVoter>();
        var known = scene.quorum().map(MapScene.Quorum::voters).orElse(List.of());
        double left = box.x() + 16;
        double room = Math.max(brokersX - left, known.size() * 76.0) - 20;
        double pitch = known.isEmpty() ? 0 : Math.min(112, room / known.size());
        double radius = Math.min(RADIUS, pitch / 2 - 6);
        double y = box.y() + 78;
        double words = 0;
        for (var voter : known) {
            words = Math.max(words, measure.width(Texts.of(role(voter)), TextStyle.SMALL_STRONG));
        }
        for (int i = 0; i < known.size(); i++) {
            voters.add(
                    new PlacedVoter(
                            known.get(i), left + pitch * (i + 0.5), y, radius, pitch >= words + 8));
        }
        double head =
                measure.width(title(), TextStyle.ENTITY_LARGE)
                        + measure.width(state(scene), TextStyle.LABEL);
        double tapeX =
                Math.max(Math.max(brokersX, left + head + 30), left + pitch * known.size() + 24);
        return new QuorumLayout(
                box,
                tapeX,
                List.copyOf(voters),
                links(scene, voters),
                records(scene, tapeX, box.right() - 16, box.y() + 56, measure));
    }

    /// The key of the word below a voter.
    static String role(MapScene.Voter voter) {
        return !voter.alive()
                ? "map.voter.gone"
                : voter.leads() ? "map.voter.leads" : "map.voter.votes";
    }

    static String title() {
        return Texts.of("map.quorum");
    }

    /// How many voters there are, and whether they are enough.
    static String state(MapScene scene) {
        return scene.quorum()
                .map(q ->
                        Texts.of(
                                q.hasMajority() ? "map.quorum.majority" : "map.quorum.none",
                                Long.toString(q.alive()),
                                q.voters().size()))
                .orElse("");
    }

    private static List<PlacedLink> links(MapScene scene, List<PlacedVoter> voters) {
        var links = new ArrayList<PlacedLink>();
        for (int i = 0; i < voters.size(); i++) {
            for (int j = i + 1; j < voters.size(); j++) {
                var link =
                        MapThing.OfLink.between(
                                voters.get(i).voter().id(), voters.get(j).voter().id());
                boolean cut = scene.cutLinks().contains(link);
                long delayMs = scene.delayMs(link);
                // With many nodes only neighbours and what is broken: else nothing can be read.
                if (j == i + 1 || voters.size() <= 3 || cut || delayMs > 0) {
                    links.add(
                            new PlacedLink(
                                    link,
                                    curve(voters.get(i), voters.get(j), j - i),
                                    cut,
                                    delayMs));
                }
            }
        }
        return List.copyOf(links);
    }

    private static Curve curve(PlacedVoter from, PlacedVoter to, int apart) {
        if (apart == 1) {
            return Curve.along(
                    from.x() + from.radius() + 3, from.y(), to.x() - to.radius() - 3, to.y());
        }
        double top = from.y() - from.radius() - 4 - 5 * (apart - 1);
        return Curve.along(
                from.x() + 8,
                from.y() - from.radius() - 1,
                from.x() + 18,
                top,
                to.x() - 18,
                top,
                to.x() - 8,
                to.y() - to.radius() - 1);
    }

    /// The newest ones that fit, in the order of the log.
    private static List<PlacedRecord> records(
            MapScene scene, double left, double right, double y, TextMeasure measure) {
        var all = scene.quorum().map(MapScene.Quorum::records).orElse(List.of());
        var widths = new ArrayList<Double>();
        double end = right - 56;
        double sum = 0;
        int first = all.size();
        while (first > 0) {
            double width = width(all.get(first - 1), measure);
            if (left + sum + width > end) {
                break;
            }
            widths.addFirst(width);
            sum += width + GAP;
            first--;
        }
        var placed = new ArrayList<PlacedRecord>();
        double x = left;
        for (int i = 0; i < widths.size(); i++) {
            placed.add(
                    new PlacedRecord(
                            all.get(first + i), new Box(x, y, widths.get(i), CELL_HEIGHT)));
            x += widths.get(i) + GAP;
        }
        return List.copyOf(placed);
    }

    private static double width(MapScene.Metadata record, TextMeasure measure) {
        double text =
                Math.max(
                        measure.width(record.type(), TextStyle.SMALL_STRONG),
                        measure.width(record.what(), TextStyle.SMALL));
        return Math.clamp(text + 18, 64, 210);
    }
}
