package io.logarium.app.window;

import io.logarium.app.parts.Labels;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.app.timemachine.TimeMachine;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/// The story of a moment as one picture: how it was before, after each of the last events, and at the end; words above each.
final class StoryStrip {
    /// More events make pictures that nobody can read.
    static final int MOST_EVENTS = 4;

    /// What lies further back belongs to another story.
    private static final long SPAN_MS = 60_000;

    /// How far before the first event nothing of it is seen, and behind an event all of it.
    private static final long APART_MS = 600;

    private static final double WIDTH = 760;
    private static final double GAP = 16;

    private StoryStrip() {}

    /// A picture to be taken: of which moment, with which words above.
    record Moment(long atMs, String words) {}

    /// Which pictures tell the story up to a moment; empty where nothing has happened.
    ///
    /// @param story oldest first
    /// @param fromMs the first recorded moment
    static List<Moment> moments(List<TimeMachine.Told> story, long fromMs, long shownMs) {
        var last =
                story.stream()
                        .filter(t -> t.atMs() <= shownMs && t.atMs() >= shownMs - SPAN_MS)
                        .toList();
        last = last.subList(Math.max(0, last.size() - MOST_EVENTS), last.size());
        if (last.isEmpty()) {
            return List.of();
        }
        var scenes = new ArrayList<Moment>();
        long before = Math.max(fromMs, last.getFirst().atMs() - APART_MS);
        scenes.add(new Moment(before, Texts.of("window.strip.before")));
        for (var told : last) {
            scenes.add(new Moment(Math.min(shownMs, told.untilMs() + APART_MS), told.words()));
        }
        if (shownMs > scenes.getLast().atMs() + APART_MS) {
            scenes.add(new Moment(shownMs, Texts.of("window.strip.after")));
        }
        return scenes;
    }

    /// Puts pictures and words together, in the look of the window.
    ///
    /// @param pictures one a scene
    static Image join(List<Moment> scenes, List<? extends Image> pictures, Scene window) {
        var tiles = new TilePane(GAP, GAP);
        tiles.setPrefColumns(pictures.size() > 1 ? 2 : 1);
        tiles.setPadding(new Insets(GAP));
        for (int i = 0; i < pictures.size(); i++) {
            tiles.getChildren().add(tile(i + 1, scenes.get(i), pictures.get(i)));
        }
        var root = new VBox(tiles);
        root.getStyleClass().add("shell-centre");
        var scene = new Scene(root);
        scene.getStylesheets().setAll(window.getStylesheets());
        return root.snapshot(null, null);
    }

    private static VBox tile(int number, Moment of, Image picture) {
        var time = Labels.plain(number + "   " + Times.tenths(of.atMs()), "mono", "muted");
        var words = Labels.plain(of.words(), "h2");
        words.setWrapText(true);
        words.setMaxWidth(WIDTH);
        words.setMinHeight(Label.USE_PREF_SIZE);
        var view = new ImageView(picture);
        view.setFitWidth(WIDTH);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        return new VBox(6, time, words, view);
    }
}
