package io.logarium.app.shell;

import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/// Shows the window larger or smaller than it is laid out. Where a larger one needs more room than there is, bars move it, and what
/// gets the focus comes into view. At 100 % it is as if it were not there.
final class Magnified extends Region {
    private static final double BAR = 14;

    private final Region content;
    private final Scale scale = new Scale(1, 1, 0, 0);
    private final ScrollBar across = bar(Orientation.HORIZONTAL);
    private final ScrollBar down = bar(Orientation.VERTICAL);
    private final Rectangle view = new Rectangle();
    private double factor = 1;

    Magnified(Region content) {
        this.content = content;
        content.setManaged(false);
        getChildren().addAll(content, across, down);
        addEventHandler(ScrollEvent.SCROLL, this::onWheel);
        sceneProperty()
                .addListener((_, _, scene) -> {
                    if (scene != null) {
                        scene.focusOwnerProperty().addListener((_, _, node) -> reveal(node));
                    }
                });
    }

    /// How many pixels one of the content takes from now on.
    void factor(double newFactor) {
        if (newFactor == factor) {
            return;
        }
        factor = newFactor;
        scale.setX(factor);
        scale.setY(factor);
        if (factor == 1) {
            content.getTransforms().clear();
            setClip(null);
        } else {
            content.getTransforms().setAll(scale);
            setClip(view);
        }
        requestLayout();
    }

    /// How wide the content is laid out where so many pixels are there.
    double inside(double width) {
        return factor > 1 ? Math.max(width / factor, MainWindow.MIN_WIDTH) : width / factor;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        boolean wide = factor > 1 && width / factor < MainWindow.MIN_WIDTH - 0.5;
        boolean high =
                factor > 1 && (height - (wide ? BAR : 0)) / factor < MainWindow.MIN_HEIGHT - 0.5;
        // A bar at the side takes room that the other one may have needed.
        wide = wide || high && (width - BAR) / factor < MainWindow.MIN_WIDTH - 0.5;
        double roomX = width - (high ? BAR : 0);
        double roomY = height - (wide ? BAR : 0);
        double innerX = wide ? MainWindow.MIN_WIDTH : roomX / factor;
        double innerY = high ? MainWindow.MIN_HEIGHT : roomY / factor;
        range(across, wide, innerX * factor, roomX);
        range(down, high, innerY * factor, roomY);
        across.resizeRelocate(0, height - BAR, roomX, BAR);
        down.resizeRelocate(width - BAR, 0, BAR, roomY);
        view.setWidth(width);
        view.setHeight(height);
        content.resize(innerX, innerY);
        place();
    }

    private void place() {
        content.relocate(
                across.isVisible() ? -Math.round(across.getValue()) : 0,
                down.isVisible() ? -Math.round(down.getValue()) : 0);
    }

    private static void range(ScrollBar bar, boolean needed, double whole, double room) {
        bar.setVisible(needed);
        if (needed) {
            bar.setMax(whole - room);
            bar.setVisibleAmount(room / whole * bar.getMax());
            bar.setBlockIncrement(room * 0.8);
            bar.setUnitIncrement(40);
            bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
        } else {
            bar.setValue(0);
        }
    }

    private ScrollBar bar(Orientation orientation) {
        var bar = new ScrollBar();
        bar.setOrientation(orientation);
        bar.setManaged(false);
        bar.setVisible(false);
        bar.valueProperty().addListener((_, _, _) -> place());
        return bar;
    }

    private void onWheel(ScrollEvent event) {
        move(down, event.getDeltaY());
        move(across, event.getDeltaX());
    }

    private static void move(ScrollBar bar, double by) {
        if (bar.isVisible() && by != 0) {
            bar.setValue(Math.clamp(bar.getValue() - by, 0, bar.getMax()));
        }
    }

    /// Brings a node into view; only its beginning where it is larger than the view.
    private void reveal(@org.jspecify.annotations.Nullable Node node) {
        if (node == null || !(across.isVisible() || down.isVisible())) {
            return;
        }
        Bounds box = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        if (box == null) {
            return;
        }
        reveal(across, box.getMinX() * factor, box.getMaxX() * factor, getWidth());
        reveal(down, box.getMinY() * factor, box.getMaxY() * factor, getHeight());
    }

    private static void reveal(ScrollBar bar, double from, double to, double side) {
        if (!bar.isVisible()) {
            return;
        }
        double room = side - BAR;
        double at = bar.getValue();
        if (to > at + room) {
            at = to - room;
        }
        if (from < at) {
            at = from;
        }
        bar.setValue(Math.clamp(at, 0, bar.getMax()));
    }
}
