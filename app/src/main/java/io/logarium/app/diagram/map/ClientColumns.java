package io.logarium.app.diagram.map;

import io.logarium.app.diagram.map.ClusterLayout.Columns;
import io.logarium.app.picture.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who writes, at the left; groups and readers, at the right. Boxes get smaller where there are many, and what does not fit is
/// counted below the last one.
final class ClientColumns {
    private static final double GAP = 12;
    private static final double WRITER = 84;
    private static final double WRITER_TROUBLE = 118;
    private static final double GROUP_HEAD = 38;
    private static final double GROUP_FOOT = 8;
    private static final double MEMBER = 54;
    private static final double READER = 54;
    private static final double EMPTY_GROUP = 62;
    private static final int MOST_MEMBERS = 8;
    private static final int MOST_CLIENTS = 12;

    private ClientColumns() {}

    /// What was placed.
    ///
    /// @param moreWriters writers without a box
    /// @param moreGroups groups without a box
    /// @param readersTitleY where the title of the readers stands; empty without readers
    record Placed(
            List<PlacedWriter> writers,
            List<PlacedGroup> groups,
            List<PlacedReader> readers,
            Optional<Double> readersTitleY,
            Optional<Box> unknownReaders,
            int moreWriters,
            int moreGroups,
            double writersBottom,
            double readersBottom) {
        static final Placed NONE =
                new Placed(
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        0,
                        0,
                        0);

        double bottom() {
            return Math.max(writersBottom, readersBottom);
        }

        /// Where the lines of a client begin or end.
        Optional<Box> box(MapThing client) {
            return switch (client) {
                case MapThing.OfWriter(var name) ->
                        writers.stream()
                                .filter(w -> w.writer().client().equals(name))
                                .map(PlacedWriter::box)
                                .findFirst();
                case MapThing.OfMember(var group, var member) ->
                        groups.stream()
                                .filter(g -> g.group().id().equals(group))
                                .flatMap(g -> g.members().stream())
                                .filter(m -> m.member().id().equals(member))
                                .map(PlacedMember::box)
                                .findFirst();
                case MapThing.OfReader(var name) ->
                        readers.stream()
                                .filter(r -> r.reader().client().equals(name))
                                .map(PlacedReader::box)
                                .findFirst();
                case MapThing.OfBroker _,
                        MapThing.OfGroup _,
                        MapThing.OfLink _,
                        MapThing.OfMetadata _,
                        MapThing.OfReplica _,
                        MapThing.OfTopic _ ->
                        Optional.empty();
            };
        }
    }

    record PlacedWriter(MapScene.Writer writer, Box box) {}

    /// @param hidden members without a box
    record PlacedGroup(MapScene.Group group, Box box, List<PlacedMember> members, int hidden) {}

    record PlacedMember(String group, MapScene.Member member, Box box) {}

    record PlacedReader(MapScene.Reader reader, Box box) {}

    static Placed place(MapScene scene, Columns columns, double top, double bottom) {
        var writers = new ArrayList<PlacedWriter>();
        var shown = scene.writers().subList(0, Math.min(MOST_CLIENTS, scene.writers().size()));
        double height =
                shown.stream().mapToDouble(ClientColumns::height).sum()
                        + GAP * Math.max(0, shown.size() - 1);
        // A few stand in the middle of the brokers, as their lines are shortest there.
        double y = top + Math.max(0, (bottom - top - height) / 2);
        for (var writer : shown) {
            var box = new Box(columns.writersX(), y, columns.writersWidth(), height(writer));
            writers.add(new PlacedWriter(writer, box));
            y += box.height() + GAP;
        }
        int moreWriters = scene.writers().size() - shown.size();
        return readers(scene, columns, top, bottom, writers, moreWriters, y);
    }

    private static double height(MapScene.Writer writer) {
        return writer.trouble().isPresent() ? WRITER_TROUBLE : WRITER;
    }

    private static Placed readers(
            MapScene scene,
            Columns columns,
            double top,
            double bottom,
            List<PlacedWriter> writers,
            int moreWriters,
            double writersBottom) {
        double x = columns.readersX();
        double width = columns.readersWidth();
        var groups = new ArrayList<PlacedGroup>();
        double y = top + room(scene, bottom - top);
        var shown = scene.groups().subList(0, Math.min(MOST_CLIENTS, scene.groups().size()));
        for (var group : shown) {
            var placed = group(group, new Box(x, y, width, height(group)));
            groups.add(placed);
            y += placed.box().height() + GAP;
        }
        int more = scene.groups().size() - shown.size();
        y += more > 0 ? 22 : 0;
        var readers = new ArrayList<PlacedReader>();
        Optional<Double> title = Optional.empty();
        Optional<Box> unknown = Optional.empty();
        if (!scene.readers().isEmpty() || !scene.readersKnown()) {
            title = Optional.of(y + 16);
            y += 26;
        }
        for (var reader :
                scene.readers().subList(0, Math.min(MOST_CLIENTS, scene.readers().size()))) {
            readers.add(new PlacedReader(reader, new Box(x, y, width, READER)));
            y += READER + GAP;
        }
        if (!scene.readersKnown()) {
            unknown = Optional.of(new Box(x, y, width, 40));
            y += 40 + GAP;
        }
        return new Placed(
                List.copyOf(writers),
                List.copyOf(groups),
                List.copyOf(readers),
                title,
                unknown,
                moreWriters,
                more,
                writersBottom,
                y);
    }

    /// What is left above so that a short column stands in the middle.
    private static double room(MapScene scene, double height) {
        double need = 0;
        for (var group : scene.groups()) {
            need += height(group) + GAP;
        }
        need += scene.readers().isEmpty() ? 0 : 26 + scene.readers().size() * (READER + GAP);
        need += scene.readersKnown() ? 0 : 66 + GAP;
        return Math.max(0, (height - need + GAP) / 2);
    }

    private static double height(MapScene.Group group) {
        int members = Math.min(MOST_MEMBERS, group.members().size());
        if (members == 0) {
            return EMPTY_GROUP;
        }
        double hidden = group.members().size() > MOST_MEMBERS ? 18 : 0;
        return GROUP_HEAD + members * (MEMBER + 6) - 6 + hidden + GROUP_FOOT;
    }

    private static PlacedGroup group(MapScene.Group group, Box box) {
        var members = new ArrayList<PlacedMember>();
        double y = box.y() + GROUP_HEAD;
        int shown = Math.min(MOST_MEMBERS, group.members().size());
        for (var member : group.members().subList(0, shown)) {
            members.add(
                    new PlacedMember(
                            group.id(), member, new Box(box.x() + 8, y, box.width() - 16, MEMBER)));
            y += MEMBER + 6;
        }
        return new PlacedGroup(group, box, List.copyOf(members), group.members().size() - shown);
    }
}
