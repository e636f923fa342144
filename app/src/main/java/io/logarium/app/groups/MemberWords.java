package io.logarium.app.groups;

import io.logarium.app.diagram.GroupScene;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Tint;
import javafx.scene.control.Label;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// A member's condition as a pill.
final class MemberWords {
    private MemberWords() {}

    static Label pill(GroupScene.Member member) {
        var words = member.condition();
        return switch (member.mood()) {
            case WELL -> Labels.pill(Tint.OK, words);
            case IDLE -> Labels.pill(Tint.INFO, MaterialDesignC.CIRCLE_OUTLINE, words);
            case WAITS -> Labels.pill(Tint.INFO, MaterialDesignT.TIMER_SAND, words);
            case TROUBLE, GONE -> Labels.pill(Tint.WARN, words);
        };
    }
}
