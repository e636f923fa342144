package io.logarium.app.groups;

import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Tint;
import javafx.scene.control.Label;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// A group's state as a pill. The word is Kafka's.
final class GroupStates {
    private GroupStates() {}

    static Label pill(String state) {
        return switch (state) {
            case "Stable" -> Labels.pill(Tint.OK, state);
            case "Empty" -> Labels.pill(Tint.INFO, MaterialDesignC.CIRCLE_OUTLINE, state);
            case "Dead" -> Labels.pill(Tint.BAD, state);
            default -> Labels.pill(Tint.INFO, MaterialDesignT.TIMER_SAND, state);
        };
    }
}
