package io.logarium.app.topics;

import io.logarium.app.cluster.BrokerFacts;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.diagram.BarsPicture;
import io.logarium.app.diagram.Density;
import io.logarium.app.diagram.Grain;
import io.logarium.app.diagram.HeatPicture;
import io.logarium.app.diagram.TapeLayout;
import io.logarium.app.diagram.TapePicture;
import io.logarium.app.diagram.TapeScene;
import io.logarium.app.parts.LiveScroll;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.picture.HitArea;
import io.logarium.app.picture.HoverHint;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.TextMeasure;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.ScrollEvent;

/// Shows a topic's scene as tapes, bars or a heat map, as fits the number of its partitions or as the user wants.
final class TapePane extends LiveScroll {
    private final DiagramSurface surface = new DiagramSurface();
    private TapeScene scene = new TapeScene("", Optional.empty(), List.of(), Optional.empty());
    private List<Integer> brokers = List.of();
    private Optional<Density> wanted = Optional.empty();
    private Grain grain = Grain.CELLS;

    /// @param onHit a click on a thing of the picture
    TapePane(Consumer<HitArea> onHit, Runnable grainChanged) {
        setId("tape");
        setFitToWidth(true);
        setMinHeight(0);
        setPrefHeight(200);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("lg-tape");
        setContent(surface);
        surface.source(this::picture);
        surface.describe(() -> TapePicture.described(scene));
        surface.onHit(onHit);
        HoverHint.on(surface);
        surface.setFocusTraversable(true);
        surface.getStyleClass().add("lg-focusable");
        surface.widthProperty().addListener((_, _, _) -> fitHeight());
        surface.addEventFilter(
                ScrollEvent.SCROLL,
                event -> {
                    if (event.isShortcutDown()) {
                        event.consume();
                        zoom(event.getDeltaY() > 0 ? grain.finer() : grain.coarser());
                        grainChanged.run();
                    }
                });
    }

    Grain grain() {
        return grain;
    }

    void zoom(Grain newGrain) {
        grain = newGrain;
        surface.refresh();
    }

    /// Empty: as fits the number of partitions.
    void density(Optional<Density> newDensity) {
        wanted = newDensity;
        fitHeight();
        surface.refresh();
    }

    Density density() {
        return wanted.orElse(Density.of(scene.lanes().size()));
    }

    void show(TapeScene newScene, ClusterView view) {
        var ids = view.brokers().stream().map(BrokerFacts::id).toList();
        if (newScene.equals(scene) && ids.equals(brokers)) {
            return;
        }
        scene = newScene;
        brokers = ids;
        fitHeight();
        surface.refresh();
    }

    /// Scrolls to a partition's tape.
    void reveal(int partition) {
        if (density() != Density.TAPES) {
            return;
        }
        TapeLayout.of(scene, surface.getWidth(), grain).place(partition).ifPresent(this::reveal);
    }

    private void reveal(Box place) {
        double height = getViewportBounds().getHeight();
        double hidden = surface.getHeight() - height;
        double top = getVvalue() * hidden;
        boolean seen = place.y() >= top && place.bottom() <= top + height;
        if (hidden > 0 && !seen) {
            setVvalue(Math.clamp(place.y() / hidden, 0, 1));
        }
    }

    /// Draws anew with other words.
    void refresh() {
        surface.refresh();
    }

    Picture shown() {
        return surface.picture();
    }

    private Picture picture(double width, double height, TextMeasure measure) {
        if (scene.lanes().isEmpty() || width < 1) {
            return Picture.EMPTY;
        }
        return switch (density()) {
            case TAPES -> TapePicture.of(scene, TapeLayout.of(scene, width, grain), measure);
            case BARS -> BarsPicture.of(scene, width);
            case HEAT -> HeatPicture.of(scene, brokers, width);
        };
    }

    private void fitHeight() {
        double height =
                switch (density()) {
                    case TAPES -> TapeLayout.height(scene);
                    case BARS -> BarsPicture.height(scene);
                    case HEAT ->
                            HeatPicture.height(scene, brokers, Math.max(200, surface.getWidth()));
                };
        surface.setMinHeight(height);
        surface.setPrefHeight(height);
    }
}
