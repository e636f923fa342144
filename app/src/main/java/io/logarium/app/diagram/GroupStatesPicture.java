package io.logarium.app.diagram;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Optional;

/// The states that a group can be in, of either protocol, and the one it is in.
public final class GroupStatesPicture {
    /// What the picture needs in height.
    public static final double HEIGHT = 276;

    private static final double BOX_HEIGHT = 46;
    private static final double NARROW = 300;
    private static final double EDGE = 2;

    private final String state;
    private final String since;
    private final Optional<Move> last;
    private final double width;
    private final TextMeasure measure;
    private final Picture.Builder picture = new Picture.Builder();

    /// A change of state that was seen.
    public record Move(String from, String to) {}

    private record Node(String name, Box box) {}

    private GroupStatesPicture(
            String state, String since, Optional<Move> last, double width, TextMeasure measure) {
        this.measure = measure;
        this.state = state;
        this.since = since;
        this.last = last;
        this.width = Math.max(NARROW, width);
    }

    /// @param since how long it has been in its state, as a text; may be empty
    /// @param last the change that brought it there
    public static Picture of(
            boolean byCoordinator,
            String state,
            String since,
            Optional<Move> last,
            double width,
            TextMeasure measure) {
        var states = new GroupStatesPicture(state, since, last, width, measure);
        if (byCoordinator) {
            states.consumerProtocol();
        } else {
            states.classic();
        }
        return states.picture.build();
    }

    private void classic() {
        double box = Math.min(142, width / 2 - 24);
        double left = EDGE;
        double right = width - EDGE - box;
        var empty = new Node("Empty", new Box(left, 8, box, BOX_HEIGHT));
        var dead = new Node("Dead", new Box(right, 8, box, BOX_HEIGHT));
        var preparing = new Node("PreparingRebalance", new Box(left, 108, box, BOX_HEIGHT));
        var completing = new Node("CompletingRebalance", new Box(right, 108, box, BOX_HEIGHT));
        var stable = new Node("Stable", new Box(right, 208, box, BOX_HEIGHT));
        arrow(empty, dead, "expired", 0);
        arrow(empty, preparing, "join", -22);
        arrow(preparing, empty, "lastLeft", 22);
        arrow(preparing, completing, "allJoined", 0);
        arrow(completing, stable, "planned", 0);
        bow(stable, preparing, "change");
        List.of(empty, dead, preparing, completing, stable).forEach(this::node);
    }

    private void consumerProtocol() {
        double box = Math.min(142, width / 2 - 24);
        double left = EDGE;
        double right = width - EDGE - box;
        var empty = new Node("Empty", new Box(left, 8, box, BOX_HEIGHT));
        var dead = new Node("Dead", new Box(right, 8, box, BOX_HEIGHT));
        var assigning = new Node("Assigning", new Box(left, 108, box, BOX_HEIGHT));
        var reconciling = new Node("Reconciling", new Box(right, 108, box, BOX_HEIGHT));
        var stable = new Node("Stable", new Box(right, 208, box, BOX_HEIGHT));
        arrow(empty, dead, "expired", 0);
        arrow(empty, assigning, "join", -22);
        arrow(assigning, empty, "lastLeft", 22);
        arrow(assigning, reconciling, "computed", 0);
        arrow(reconciling, stable, "reached", 0);
        bow(stable, assigning, "changed");
        List.of(empty, dead, assigning, reconciling, stable).forEach(this::node);
    }

    private void node(Node node) {
        var box = node.box();
        boolean now = node.name().equals(state);
        boolean calm = node.name().equals("Stable");
        var tone = calm ? Tone.OK : Tone.ACCENT_FG;
        picture.add(
                Shape.rect(
                        box,
                        7,
                        now
                                ? Fill.of(calm ? Tone.OK_SUBTLE : Tone.ACCENT_SUBTLE)
                                : Fill.of(Tone.BG_DEFAULT),
                        now ? Stroke.of(tone, 2) : Stroke.of(Tone.BORDER_DEFAULT)));
        picture.add(text(box, 20, node.name(), nameStyle(node, box), now ? tone : Tone.FG_STRONG));
        var words =
                now && !since.isEmpty()
                        ? Texts.of("groups.state.since", since)
                        : Texts.of("groups.state." + node.name());
        picture.add(text(box, 36, words, TextStyle.SMALL, Tone.FG_MUTED));
    }

    private TextStyle nameStyle(Node node, Box box) {
        return measure.width(node.name(), TextStyle.LABEL_STRONG) <= box.width() - 8
                ? TextStyle.LABEL_STRONG
                : TextStyle.SMALL_STRONG;
    }

    private static Shape text(Box box, double down, String words, TextStyle style, Tone tone) {
        return new Shape.Text(
                box.centerX(),
                box.y() + down,
                words,
                style,
                tone,
                Shape.Align.CENTER,
                box.width() - 8);
    }

    private Stroke stroke(Node from, Node to) {
        return isLast(from, to) ? Stroke.of(Tone.CONSUMER, 2.2) : Stroke.of(Tone.LINE_FAINT, 1.4);
    }

    private boolean isLast(Node from, Node to) {
        return last.filter(m -> m.from().equals(from.name()) && m.to().equals(to.name()))
                .isPresent();
    }

    /// Straight across or straight down; `aside` moves a vertical one, so that there is room for its opposite.
    private void arrow(Node from, Node to, String key, double aside) {
        var words = Texts.of("groups.state.edge." + key);
        boolean across = from.box().y() == to.box().y();
        if (across) {
            double y = from.box().centerY();
            line(from, to, from.box().right(), y, to.box().x(), y);
            double gap = to.box().x() - from.box().right();
            if (measure.width(words, TextStyle.SMALL) <= gap - 4) {
                picture.add(
                        Shape.textCentered(
                                (from.box().right() + to.box().x()) / 2,
                                y - 7,
                                words,
                                TextStyle.SMALL,
                                Tone.FG_MUTED));
            }
            return;
        }
        double x = from.box().centerX() + aside;
        boolean down = to.box().y() > from.box().y();
        double start = down ? from.box().bottom() : from.box().y();
        double end = down ? to.box().y() : to.box().bottom();
        line(from, to, x, start, x, end);
        double middle = (start + end) / 2 + 4;
        if (aside < 0) {
            picture.add(
                    new Shape.Text(
                            x - 7,
                            middle,
                            words,
                            TextStyle.SMALL,
                            Tone.FG_MUTED,
                            Shape.Align.RIGHT,
                            x - 12));
        } else if (aside > 0) {
            picture.add(
                    new Shape.Text(
                            x + 7,
                            middle,
                            words,
                            TextStyle.SMALL,
                            Tone.FG_MUTED,
                            Shape.Align.LEFT,
                            width - x - 10));
        } else {
            picture.add(
                    new Shape.Text(
                            x - 8,
                            middle,
                            words,
                            TextStyle.SMALL,
                            Tone.FG_MUTED,
                            Shape.Align.RIGHT,
                            x - 110));
        }
    }

    private void line(Node from, Node to, double x, double y, double toX, double toY) {
        var stroke = stroke(from, to);
        picture.add(Shape.line(x, y, toX, toY, stroke));
        head(toX, toY, Math.signum(toX - x), Math.signum(toY - y), stroke.tone());
    }

    private void head(double x, double y, double dx, double dy, Tone tone) {
        double nx = -dy;
        picture.add(
                Shape.polygon(
                        Fill.of(tone),
                        Stroke.NONE,
                        x,
                        y,
                        x - 8 * dx + 4.5 * nx,
                        y - 8 * dy + 4.5 * dx,
                        x - 8 * dx - 4.5 * nx,
                        y - 8 * dy - 4.5 * dx));
    }

    /// From Stable back under PreparingRebalance.
    private void bow(Node from, Node to, String key) {
        var stroke = stroke(from, to);
        double x = to.box().centerX();
        double y = from.box().centerY();
        picture.add(
                new Shape.Path(
                        List.of(
                                new Shape.MoveTo(from.box().x(), y),
                                new Shape.CurveTo(x + 30, y, x, y - 10, x, to.box().bottom() + 1)),
                        Fill.NONE,
                        stroke));
        head(x, to.box().bottom(), 0, -1, stroke.tone());
        picture.add(
                new Shape.Text(
                        EDGE,
                        from.box().bottom() + 14,
                        Texts.of("groups.state.edge." + key),
                        TextStyle.SMALL,
                        Tone.FG_MUTED,
                        Shape.Align.LEFT,
                        width - 2 * EDGE));
    }
}
