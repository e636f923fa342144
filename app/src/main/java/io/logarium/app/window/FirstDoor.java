package io.logarium.app.window;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// What a newcomer sees first, above the running cluster: two ways in, and a way past them.
public final class FirstDoor extends VBox {
    private static final double CARD = 500;

    /// Below this height of the window the cards say less, so that the cluster stays in view.
    private static final double TALL = 860;

    /// Where the ways lead.
    public interface Ways {
        void lesson();

        void attach();

        void explore();
    }

    public FirstDoor(Ways ways) {
        super(4);
        setId("first-door");
        getStyleClass().add("lg-door");
        setAlignment(Pos.TOP_CENTER);
        var lesson = Buttons.primary("window.door.lesson", MaterialDesignP.PLAY, ways::lesson);
        lesson.setId("door-lesson");
        lesson.setDefaultButton(true);
        var attach =
                Buttons.normal("window.door.attach", MaterialDesignL.LAN_CONNECT, ways::attach);
        attach.setId("door-attach");
        var learn = card(MaterialDesignS.SCHOOL_OUTLINE, "window.door.learn", 3, lesson);
        learn.getStyleClass().add("first");
        var own = card(MaterialDesignL.LAN_CONNECT, "window.door.own", 3, attach);
        var cards = new HBox(24, learn, own);
        cards.setAlignment(Pos.TOP_CENTER);
        cards.getStyleClass().add("lg-door-cards");
        var explore = Buttons.link("window.door.explore", ways::explore);
        explore.setId("door-explore");
        var live =
                new HBox(
                        8,
                        Icons.of(MaterialDesignC.CIRCLE_SLICE_8, 14, "tone-ok"),
                        Labels.bound("window.door.live", "muted"),
                        explore);
        live.setAlignment(Pos.CENTER);
        getChildren()
                .addAll(
                        Labels.bound("window.door.title", "lg-door-title"),
                        Labels.bound("window.door.how", "muted"),
                        cards,
                        live);
    }

    private VBox card(Ikon icon, String key, int points, Button button) {
        var tile = new StackPane(Icons.of(icon, 22, "tone-accent"));
        tile.getStyleClass().add("lg-door-tile");
        var head = new HBox(12, tile, Labels.bound(key, "h2"));
        head.setAlignment(Pos.CENTER_LEFT);
        var list = new VBox(6);
        for (int i = 1; i <= points; i++) {
            list.getChildren().add(point(key + "." + i));
        }
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        button.setMaxWidth(Double.MAX_VALUE);
        var card = new VBox(10, head, Labels.prose(key + ".means", "body"), list, space, button);
        card.getStyleClass().add("lg-door-card");
        card.setMaxWidth(CARD);
        HBox.setHgrow(card, Priority.ALWAYS);
        sceneProperty()
                .addListener((_, _, scene) -> {
                    if (scene != null) {
                        list.visibleProperty().bind(scene.heightProperty().greaterThan(TALL));
                        list.managedProperty().bind(list.visibleProperty());
                    }
                });
        return card;
    }

    private static Node point(String key) {
        var label = Labels.prose(key, "body");
        var row = new HBox(8, Icons.of(MaterialDesignC.CHECK, 16, "tone-ok"), label);
        HBox.setHgrow(label, Priority.ALWAYS);
        return row;
    }
}
