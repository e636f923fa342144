package io.logarium.app.topics;

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
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The list before there is anything: one sentence, two buttons, and an outline of what will appear.
final class NoTopics extends VBox {
    private static final int LANES = 3;
    private static final int CELLS = 12;

    NoTopics(TopicList.Actions actions, boolean mayChange) {
        super(14);
        setAlignment(Pos.CENTER);
        setId("topics-empty");
        var outline = new DiagramSurface();
        outline.source((_, _, _) -> outline());
        outline.setMinSize(CELLS * 35 + 20, LANES * 52);
        outline.setMaxSize(CELLS * 35 + 20, LANES * 52);
        var demo = Buttons.primary("topics.empty.demo", MaterialDesignP.PLUS, actions::createDemo);
        demo.setId("topics-demo");
        var own = Buttons.normal("topics.empty.own", MaterialDesignP.PLUS, actions::create);
        own.setId("topics-empty-create");
        var buttons = Sections.actions(demo, own);
        buttons.setAlignment(Pos.CENTER);
        Sections.offer(mayChange, buttons);
        getChildren().addAll(outline, Labels.bound("topics.empty", "body"), buttons);
    }

    private static Picture outline() {
        var picture = new Picture.Builder();
        for (int lane = 0; lane < LANES; lane++) {
            for (int cell = 0; cell < CELLS - 2 * lane; cell++) {
                picture.add(
                        Shape.rect(
                                new Box(10 + cell * 35, 8 + lane * 52, 33, 38),
                                3,
                                Fill.NONE,
                                Stroke.of(Tone.BORDER_DEFAULT).dashed()));
            }
        }
        return picture.build();
    }
}
