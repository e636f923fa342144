package io.logarium.app.timemachine;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Segmented;
import io.logarium.app.text.Texts;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Hold, step and speed as buttons.
final class HoldBar extends HBox {
    private final RunControls controls;
    private final Button hold;
    private final Button step;
    private final Segmented<Double> speed = new Segmented<>();
    private boolean held;

    HoldBar(RunControls controls) {
        super(4);
        this.controls = controls;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        hold = Buttons.icon("time.hold", MaterialDesignP.PAUSE, controls::holdOrGoOn);
        hold.setId("time-hold");
        step = Buttons.icon("time.step", MaterialDesignS.STEP_FORWARD, () -> controls.step(true));
        for (double each : RunControls.SPEEDS.reversed()) {
            speed.with(each, new SimpleStringProperty(RunControls.word(each)));
        }
        speed.choose(1.0).onChosen(controls::speed);
        speed.accessibleTextProperty().bind(Texts.bind("time.speed"));
        var hint = new Tooltip();
        hint.textProperty().bind(Texts.bind("time.speed"));
        Tooltip.install(speed, hint);
        getChildren().setAll(hold, step, speed);
        step.setDisable(true);
    }

    /// Where there is less room the keys and the palette have the speed.
    void narrow(boolean narrow) {
        boolean shown = !narrow && controls.hasLab();
        speed.setVisible(shown);
        speed.setManaged(shown);
    }

    /// What was recorded elsewhere cannot be held.
    void tell(boolean past, boolean over) {
        setVisible(!over);
        setManaged(!over);
        step.setDisable(!past);
        speed.choose(controls.speed());
        if (held != controls.isHeld()) {
            held = controls.isHeld();
            var key = held ? "time.go-on" : "time.hold";
            hold.setGraphic(Icons.of(held ? MaterialDesignP.PLAY : MaterialDesignP.PAUSE));
            hold.accessibleTextProperty().bind(Texts.bind(key));
            hold.getTooltip().textProperty().bind(Texts.bind(key));
        }
    }
}
