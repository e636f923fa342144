package io.logarium.app.whatif;

import io.logarium.app.diagram.map.ClusterLayout;
import io.logarium.app.diagram.map.ClusterPicture;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.lesson.Film.Frame;
import io.logarium.app.parts.Retold;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.picture.HoverHint;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.text.Texts;
import io.logarium.app.tour.Scenes;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// The brokers of one branch at a moment, as high as its width makes it.
final class BranchPicture extends Region {
    /// The map is not laid out narrower; where there is less room, all of it is drawn smaller.
    private static final double LEAST_WIDTH = 520;

    private final DiagramSurface surface = new DiagramSurface();
    private final TextMeasure measure = TextMeasure.ofFonts();
    private final Scale zoom = new Scale(1, 1, 0, 0);
    private Optional<Frame> frame = Optional.empty();
    private MapScene scene = MapScene.EMPTY;
    private double wantedHeight;

    BranchPicture() {
        getChildren().add(surface);
        getStyleClass().add("lg-tape");
        setMinWidth(0);
        surface.getTransforms().setAll(zoom);
        surface.source((width, height, m) -> picture(width, height, m));
        HoverHint.on(surface);
        surface.accessibleTextProperty().bind(Texts.bind("whatif.picture"));
        Retold.with(
                this,
                () -> {
                    frame.ifPresent(f -> scene = Scenes.map(f));
                    surface.refresh();
                });
    }

    /// @param height that it may have without a need to scroll
    void room(double height) {
        if (height != wantedHeight) {
            wantedHeight = height;
            requestLayout();
        }
    }

    void show(Frame now) {
        if (frame.filter(f -> f == now).isEmpty()) {
            frame = Optional.of(now);
            scene = Scenes.map(now);
            surface.refresh();
        }
    }

    MapScene scene() {
        return scene;
    }

    private static double scale(double width) {
        return Math.min(1, width / LEAST_WIDTH);
    }

    private Picture picture(double width, double height, TextMeasure m) {
        if (width < 1 || scene.brokers().isEmpty()) {
            return Picture.EMPTY;
        }
        return ClusterPicture.ofBrokers(
                scene, ClusterLayout.ofBrokers(scene, width, height, measure), m);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEAST_WIDTH;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (width < 1 || scene.brokers().isEmpty()) {
            return wantedHeight;
        }
        double scale = scale(width);
        return scale
                * ClusterLayout.ofBrokers(scene, width / scale, wantedHeight / scale, measure)
                        .height();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double scale = scale(getWidth());
        zoom.setX(scale);
        zoom.setY(scale);
        surface.resizeRelocate(0, 0, getWidth() / scale, getHeight() / scale);
    }
}
