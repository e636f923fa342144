package io.logarium.app.diagram;

import io.logarium.app.picture.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where partitions and members of a group stand: a row for each partition, members opposite to what they own.
///
/// Few partitions have large rows, many have small ones in the order of their lag, very many a cell each and the worst of them
/// rows below. Members never change their order while their partitions stay.
///
/// @param top where the rows begin
public record GroupLayout(
        double width,
        double height,
        double top,
        boolean dense,
        LagHeat heat,
        List<Row> rows,
        List<Seat> seats,
        int hidden) {
    /// Up to here a partition has a large row.
    static final int MOST_LARGE = 8;

    /// More rows are not read; the rest is counted.
    static final int MOST_ROWS = 40;

    /// Where all have a cell, only the worst have a row.
    static final int MOST_ROWS_BESIDE_HEAT = 20;

    static final double TOP = 44;
    static final double EDGE = 16;
    private static final double ROW = 84;
    private static final double DENSE_ROW = 30;
    private static final double PLACE_WIDTH = 142;
    private static final double PLACE_HEIGHT = 60;
    private static final double DENSE_HEIGHT = 22;
    private static final double SEAT_HEIGHT = 72;
    private static final double SEAT_GAP = 12;
    private static final double LEAST_BAR = 70;
    private static final double WIDE = 700;
    private static final double NOWHERE = Double.MAX_VALUE;

    public GroupLayout {
        rows = List.copyOf(rows);
        seats = List.copyOf(seats);
    }

    /// A partition with its bar of lag.
    ///
    /// @param bar as long as the largest lag of the group
    public record Row(GroupScene.Place place, Box box, Box bar) {}

    /// A member.
    public record Seat(GroupScene.Member member, Box box) {}

    public static GroupLayout of(GroupScene scene, double width) {
        boolean dense = scene.places().size() > MOST_LARGE;
        var places = new ArrayList<>(scene.places());
        if (dense) {
            places.sort(
                    Comparator.comparingLong((GroupScene.Place p) -> p.lag().orElse(-1))
                            .reversed());
        }
        var heat = LagHeat.of(scene.places(), width);
        double top = TOP + heat.height();
        int most = heat.cells().isEmpty() ? MOST_ROWS : MOST_ROWS_BESIDE_HEAT;
        var shown = places.subList(0, Math.min(most, places.size()));
        double seatWidth = width >= WIDE ? 206 : 184;
        double seatX = width - EDGE - seatWidth;
        double barX = EDGE + PLACE_WIDTH + 34;
        double edges = width >= WIDE ? 74 : 48;
        double bar = Math.max(LEAST_BAR, seatX - edges - barX);
        var rows = new ArrayList<Row>();
        double y = top;
        for (var place : shown) {
            double height = dense ? DENSE_HEIGHT : PLACE_HEIGHT;
            rows.add(
                    new Row(
                            place,
                            new Box(EDGE, y, PLACE_WIDTH, height),
                            new Box(barX, dense ? y + 5 : y + 24, bar, dense ? 12 : 18)));
            y += dense ? DENSE_ROW : ROW;
        }
        var seats = seats(scene, rows, new Box(seatX, top, seatWidth, 0));
        double bottom = seats.isEmpty() ? y : Math.max(y, seats.getLast().box().bottom() + 12);
        boolean told = shown.size() < places.size();
        return new GroupLayout(
                width,
                bottom + (told ? 24 : 8),
                top,
                dense,
                heat,
                rows,
                seats,
                places.size() - shown.size());
    }

    /// The height that the picture needs.
    public static double height(GroupScene scene, double width) {
        return of(scene, width).height();
    }

    /// Each member as near as can be to the middle of what it owns; those of whom no row is seen come last.
    private static List<Seat> seats(GroupScene scene, List<Row> rows, Box column) {
        double x = column.x();
        double width = column.width();
        var wished = new ArrayList<Seat>();
        for (var member : scene.members()) {
            wished.add(new Seat(member, new Box(x, wish(member, rows), width, SEAT_HEIGHT)));
        }
        wished.sort(Comparator.comparingDouble(s -> s.box().y()));
        var seats = new ArrayList<Seat>();
        double free = column.y() - 6;
        for (var seat : wished) {
            double y = seat.box().y() == NOWHERE ? free : Math.max(free, seat.box().y());
            seats.add(new Seat(seat.member(), new Box(x, y, width, SEAT_HEIGHT)));
            free = y + SEAT_HEIGHT + SEAT_GAP;
        }
        return seats;
    }

    private static double wish(GroupScene.Member member, List<Row> rows) {
        var own =
                rows.stream()
                        .filter(r -> member.owns().contains(r.place().at()))
                        .mapToDouble(r -> r.box().centerY())
                        .average();
        return own.isPresent() ? own.getAsDouble() - SEAT_HEIGHT / 2 : NOWHERE;
    }

    java.util.Optional<Seat> seat(String memberId) {
        return seats.stream().filter(s -> s.member().id().equals(memberId)).findFirst();
    }
}
