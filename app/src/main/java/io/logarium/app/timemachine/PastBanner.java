package io.logarium.app.timemachine;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import java.util.OptionalLong;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Says above the screens that they show the past, how long ago it is, and how to get back.
final class PastBanner extends HBox {
    private final Label words = Labels.plain("", "strong");
    private final Button live;
    private final Label meaning = Labels.bound("time.past.meaning", "muted");

    PastBanner(TimeMachine.Moves moves) {
        super(10);
        setId("past-banner");
        getStyleClass().add("past-banner");
        setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(USE_PREF_SIZE);
        meaning.setMinWidth(0);
        live = Buttons.primary("time.live", MaterialDesignR.RECORD_CIRCLE, moves::live);
        live.getStyleClass().add("small");
        live.setId("time-live");
        getChildren()
                .addAll(
                        Icons.of(MaterialDesignH.HISTORY, 16, "tone-warn"),
                        words,
                        meaning,
                        Sections.space(),
                        event("time.previous", "time-previous", moves::previous, true),
                        event("time.next", "time-next", moves::next, false),
                        live);
        setVisible(false);
        setManaged(false);
    }

    private static Button event(String key, String id, Runnable action, boolean back) {
        var icon = back ? MaterialDesignS.SKIP_PREVIOUS : MaterialDesignS.SKIP_NEXT;
        var button = Buttons.icon(key, icon, action);
        button.getStyleClass().add("small");
        button.setId(id);
        return button;
    }

    void narrow(boolean narrow) {
        meaning.setVisible(!narrow);
        meaning.setManaged(!narrow);
    }

    void tell(OptionalLong past, long nowMs, boolean over) {
        setVisible(past.isPresent());
        setManaged(past.isPresent());
        // A recording that was opened has no present.
        live.setVisible(!over);
        live.setManaged(!over);
        if (past.isPresent()) {
            long at = past.getAsLong();
            var text =
                    over
                            ? Texts.of("time.then", Times.tenths(at))
                            : Texts.of(
                                    "time.past",
                                    Times.tenths(at),
                                    Times.wholeSpan(Math.max(0, nowMs - at)));
            if (!text.equals(words.getText())) {
                words.setText(text);
            }
        }
    }
}
