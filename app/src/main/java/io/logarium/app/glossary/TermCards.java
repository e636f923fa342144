package io.logarium.app.glossary;

import io.logarium.app.lesson.Glossary;
import io.logarium.app.state.Store;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Cell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/// The cards of the glossary in a window. Whoever rests the mouse on a heading or label that names a term sees its card; F1 opens the
/// glossary with the terms of the screen. Data in tables and lists is no term.
public final class TermCards {
    private static final Duration REST = Duration.millis(550);
    private static final Duration LEAVE = Duration.millis(250);
    private static final double GAP = 6;

    /// How far above a text its label is looked for.
    private static final int DEEP = 3;

    private final Scene scene;
    private final Pane overlay;
    private final Consumer<Optional<Node>> over;
    private final PauseTransition showing = new PauseTransition(REST);
    private final PauseTransition hiding = new PauseTransition(LEAVE);
    private Glossary glossary = new Glossary(List.of());
    private TermFinder finder = new TermFinder(glossary);
    private Optional<Labeled> at = Optional.empty();
    private Optional<TermCard> card = Optional.empty();

    /// @param overlay where a card lies over the window
    /// @param over shows a pane over everything, or none
    public TermCards(Store store, Scene scene, Pane overlay, Consumer<Optional<Node>> over) {
        this.scene = scene;
        this.overlay = overlay;
        this.over = over;
        showing.setOnFinished(_ -> at.ifPresent(this::show));
        hiding.setOnFinished(_ -> hide());
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, e -> moved(e.getTarget()));
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> pressed(e.getTarget()));
        scene.addEventFilter(ScrollEvent.SCROLL, _ -> hide());
        scene.getProperties().put(TermCards.class, this);
        store.work(Glossary::bundled, this::take, _ -> {});
    }

    private void take(Glossary read) {
        glossary = read;
        finder = new TermFinder(read);
    }

    /// All cards, once they are read.
    public List<Glossary.Card> cards() {
        return glossary.cards();
    }

    /// Marks a node, such as a link, as one that speaks of a term, whatever its words are.
    public static void mark(Node node, String term) {
        node.getProperties().put(TermCards.class, term);
    }

    /// Shows the card of a marked node at once, where there is a window with cards around it.
    public static void showAt(Labeled node) {
        if (node.getScene() != null
                && node.getScene().getProperties().get(TermCards.class)
                        instanceof TermCards cards) {
            cards.hide();
            cards.show(node);
        }
    }

    /// Opens the glossary: at what has the focus if that names a term, else with the terms of the screen.
    public void open() {
        hide();
        var focused = Optional.ofNullable(scene.getFocusOwner()).flatMap(this::termOf);
        open(focused);
    }

    /// Opens the glossary at a card.
    public void open(Glossary.Card wanted) {
        hide();
        open(Optional.of(wanted));
    }

    private void open(Optional<Glossary.Card> wanted) {
        var pane = new GlossaryPane(here(), glossary.cards(), () -> over.accept(Optional.empty()));
        over.accept(Optional.of(pane));
        pane.choose(wanted);
    }

    /// Takes the card away.
    ///
    /// @return whether there was one
    public boolean hide() {
        showing.stop();
        hiding.stop();
        at.ifPresent(label -> label.getStyleClass().remove("lg-names-term"));
        at = Optional.empty();
        boolean was = card.isPresent();
        card.ifPresent(overlay.getChildren()::remove);
        card = Optional.empty();
        return was;
    }

    /// The terms that can be seen, from the top left on.
    List<Glossary.Card> here() {
        var found = new LinkedHashSet<Glossary.Card>();
        collect(scene.getRoot(), found);
        return new ArrayList<>(found);
    }

    private void collect(Node node, LinkedHashSet<Glossary.Card> found) {
        if (!node.isVisible() || node == overlay || node instanceof Cell<?>) {
            return;
        }
        termOf(node).ifPresent(found::add);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private Optional<Glossary.Card> termOf(Node node) {
        if (node.getProperties().get(TermCards.class) instanceof String term) {
            return glossary.card(term);
        }
        if (!(node instanceof Label label) || label.getStyleClass().contains("mono")) {
            return Optional.empty();
        }
        return label.getText() == null ? Optional.empty() : finder.in(label.getText());
    }

    private void moved(EventTarget target) {
        if (isInCard(target)) {
            hiding.stop();
            return;
        }
        var now = labelOf(target);
        if (now.equals(at)) {
            if (card.isPresent()) {
                hiding.stop();
            }
            return;
        }
        if (card.isPresent() && now.isEmpty()) {
            hiding.play();
            return;
        }
        hide();
        at = now;
        now.ifPresent(label -> {
            label.getStyleClass().add("lg-names-term");
            showing.playFromStart();
        });
    }

    private void pressed(EventTarget target) {
        if (!isInCard(target)) {
            hide();
        }
    }

    private boolean isInCard(EventTarget target) {
        for (var node = target instanceof Node n ? n : null;
                node != null;
                node = node.getParent()) {
            if (card.filter(node::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /// The label or link below the mouse that names a term.
    private Optional<Labeled> labelOf(EventTarget target) {
        var node = target instanceof Node n ? n : null;
        for (int i = 0; i < DEEP && node != null; i++) {
            if (node instanceof Labeled labeled
                    && labeled.getTooltip() == null
                    && termOf(labeled).isPresent()
                    && !isInCell(labeled)) {
                return Optional.of(labeled);
            }
            node = node.getParent();
        }
        return Optional.empty();
    }

    private static boolean isInCell(Node node) {
        for (var above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof Cell<?>) {
                return true;
            }
        }
        return false;
    }

    private void show(Labeled label) {
        termOf(label)
                .ifPresent(term -> {
                    var shown = new TermCard(term);
                    shown.getStyleClass().add("lg-term-hover");
                    shown.setManaged(false);
                    card = Optional.of(shown);
                    overlay.getChildren().add(shown);
                    shown.applyCss();
                    double width = shown.prefWidth(-1);
                    double height = shown.prefHeight(width);
                    var place = overlay.sceneToLocal(label.localToScene(label.getBoundsInLocal()));
                    double below = place.getMaxY() + GAP;
                    double y =
                            below + height <= overlay.getHeight()
                                    ? below
                                    : place.getMinY() - GAP - height;
                    double x =
                            Math.clamp(
                                    place.getMinX(),
                                    4,
                                    Math.max(4, overlay.getWidth() - width - 4));
                    shown.resizeRelocate(x, Math.max(4, y), width, height);
                });
    }
}
