package io.logarium.app.groups;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.Tone;
import javafx.geometry.Pos;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// The list before there is a group: one sentence, one button, and an outline of what will appear.
final class NoGroups extends VBox {
    private static final int ROWS = 3;
    private static final double WIDTH = 460;
    private static final double ROW = 56;

    NoGroups(Runnable addConsumer, boolean mayChange) {
        super(14);
        setAlignment(Pos.CENTER);
        setId("groups-empty");
        var outline = new DiagramSurface();
        outline.source((_, _, _) -> outline());
        outline.setMinSize(WIDTH, ROWS * ROW);
        outline.setMaxSize(WIDTH, ROWS * ROW);
        var add =
                Buttons.primary(
                        "groups.addConsumer", MaterialDesignA.ACCOUNT_PLUS_OUTLINE, addConsumer);
        var buttons = Sections.actions(add);
        buttons.setAlignment(Pos.CENTER);
        Sections.offer(mayChange, buttons);
        getChildren().addAll(outline, Labels.bound("groups.empty", "body"), buttons);
    }

    private static Picture outline() {
        var picture = new Picture.Builder();
        var faint = Stroke.of(Tone.BORDER_DEFAULT).dashed();
        for (int i = 0; i < ROWS; i++) {
            double y = 6 + i * ROW;
            picture.add(Shape.rect(new Box(10, y, 130, 42), 4, Fill.NONE, faint));
            picture.add(Shape.line(140, y + 21, 280, y + 21, faint));
            picture.add(Shape.rect(new Box(280, y, 170, 42), 18, Fill.NONE, faint));
        }
        return picture.build();
    }
}
