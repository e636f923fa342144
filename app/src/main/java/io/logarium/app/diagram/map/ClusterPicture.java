package io.logarium.app.diagram.map;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Texts;

/// The map as shapes: all that stands still. What moves is in [MotionPicture].
public final class ClusterPicture {
    /// More lines than this are only shown where they matter.
    static final int MOST_LINES = 24;

    private ClusterPicture() {}

    public static Picture of(MapScene scene, ClusterLayout layout, TextMeasure measure) {
        return of(scene, layout, measure, true);
    }

    /// @param buttons whether room is left in the brokers' heads for buttons above the picture
    public static Picture of(
            MapScene scene, ClusterLayout layout, TextMeasure measure, boolean buttons) {
        var picture = new Picture.Builder();
        titles(picture, scene, layout);
        StreamShapes.add(picture, scene, layout);
        BrokerShapes.add(picture, scene, layout, measure);
        StreamShapes.copies(picture, scene, layout);
        BrokerShapes.heads(picture, layout, measure, buttons);
        ReplicaShapes.add(picture, scene, layout, measure);
        ClientShapes.add(picture, scene, layout, measure);
        QuorumShapes.add(picture, scene, layout.quorum(), measure);
        return picture.build();
    }

    /// Only the brokers and who copies from whom.
    ///
    /// @param layout by [ClusterLayout#ofBrokers]
    public static Picture ofBrokers(MapScene scene, ClusterLayout layout, TextMeasure measure) {
        var picture = new Picture.Builder();
        BrokerShapes.add(picture, scene, layout, measure);
        StreamShapes.copies(picture, scene, layout);
        BrokerShapes.heads(picture, layout, measure, false);
        ReplicaShapes.add(picture, scene, layout, measure);
        return picture.build();
    }

    private static void titles(Picture.Builder picture, MapScene scene, ClusterLayout layout) {
        title(picture, layout.columns().writersX(), 26, Texts.of("map.writers"));
        title(picture, layout.columns().readersX(), 26, Texts.of("map.groups"));
        layout.clients()
                .readersTitleY()
                .ifPresent(y ->
                        title(picture, layout.columns().readersX(), y, Texts.of("map.readers")));
    }

    private static void title(Picture.Builder picture, double x, double y, String text) {
        picture.add(Shape.text(x, y, text, TextStyle.LABEL_STRONG, Tone.FG_MUTED));
    }

    /// The mark of what is selected.
    static Shape ring(Box box, double radius) {
        return Shape.rect(box.grown(3), radius + 3, Fill.NONE, Stroke.of(Tone.SELECTED, 2));
    }

    static boolean isSelected(MapScene scene, MapThing thing) {
        return scene.selected().filter(thing::equals).isPresent();
    }
}
