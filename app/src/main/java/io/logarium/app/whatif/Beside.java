package io.logarium.app.whatif;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Two things side by side where there is room for both, else one above the other.
final class Beside extends Region {
    private static final double GAP = 12;

    /// Narrower the words of a map are too small.
    private static final double LEAST = 450;

    Beside(Node... nodes) {
        getChildren().setAll(nodes);
        setMinWidth(0);
    }

    boolean isBeside(double width) {
        return (width - GAP) / 2 >= LEAST;
    }

    void show(Node... nodes) {
        getChildren().setAll(nodes);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double part(double width) {
        int count = getManagedChildren().size();
        return count > 1 && isBeside(width) ? (width - GAP * (count - 1)) / count : width;
    }

    @Override
    protected double computePrefHeight(double width) {
        double each = part(width);
        double highest = 0;
        double sum = 0;
        for (var node : getManagedChildren()) {
            double height = node.prefHeight(each);
            highest = Math.max(highest, height);
            sum += height + (sum > 0 ? GAP : 0);
        }
        return isBeside(width) ? highest : sum;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double each = part(getWidth());
        double x = 0;
        double y = 0;
        for (var node : getManagedChildren()) {
            double height = isBeside(getWidth()) ? getHeight() : node.prefHeight(each);
            node.resizeRelocate(x, y, each, height);
            if (isBeside(getWidth())) {
                x += each + GAP;
            } else {
                y += height + GAP;
            }
        }
    }
}
