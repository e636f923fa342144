package io.logarium.app.tour;

import java.util.function.BooleanSupplier;
import javafx.event.EventTarget;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;

/// Keys that scroll a page while the focus is on a button of it: Page Down, Page Up, Home and End. And Enter on a button that is
/// below what can be seen scrolls there first, so that nobody goes on without having had a chance to read what is above it.
final class ScrollKeys {
    /// So much of the old view stays in sight.
    private static final double KEPT = 40;

    private final ScrollPane page;
    private final BooleanSupplier pages;

    private ScrollKeys(ScrollPane page, BooleanSupplier pages) {
        this.page = page;
        this.pages = pages;
    }

    /// @param pages whether Page Down and Page Up mean the page now; in front of a room they are the clicker's
    static void on(ScrollPane page, BooleanSupplier pages) {
        page.addEventFilter(KeyEvent.KEY_PRESSED, new ScrollKeys(page, pages)::pressed);
    }

    /// Scrolls so far that all of a node of the page is seen.
    static void show(ScrollPane page, Node node) {
        page.applyCss();
        page.layout();
        var place = place(page, node);
        double view = page.getViewportBounds().getHeight();
        if (place.getMinY() < 0) {
            scroll(page, place.getMinY() - KEPT);
        } else if (place.getMaxY() > view) {
            scroll(page, place.getMaxY() - view + KEPT);
        }
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown() || event.isShiftDown()) {
            return;
        }
        double step = Math.max(KEPT, page.getViewportBounds().getHeight() - KEPT);
        double by =
                switch (event.getCode()) {
                    case ENTER, SPACE -> isBelow(event.getTarget()) ? step : 0;
                    case PAGE_DOWN -> pages.getAsBoolean() ? step : 0;
                    case PAGE_UP -> pages.getAsBoolean() ? -step : 0;
                    case HOME -> -Double.MAX_VALUE;
                    case END -> Double.MAX_VALUE;
                    default -> 0;
                };
        if (by != 0) {
            scroll(page, by);
            event.consume();
        }
    }

    private boolean isBelow(EventTarget target) {
        return target instanceof Node node
                && node != page
                && place(page, node).getMaxY() > page.getViewportBounds().getHeight() + 1
                && page.getVvalue() < page.getVmax();
    }

    /// Where a node is, seen from the top left corner of what is shown.
    private static Bounds place(ScrollPane page, Node node) {
        return page.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    }

    private static void scroll(ScrollPane page, double pixels) {
        double hidden =
                page.getContent().getLayoutBounds().getHeight()
                        - page.getViewportBounds().getHeight();
        if (hidden > 0) {
            page.setVvalue(Math.clamp(page.getVvalue() + pixels / hidden, 0, 1));
        }
    }
}
