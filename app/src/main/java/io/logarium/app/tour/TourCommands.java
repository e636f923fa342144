package io.logarium.app.tour;

import io.logarium.app.shell.Command;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// What the palette offers on the tour, and which keys it answers; in front of a room those of a clicker too.
final class TourCommands {
    private final TourScreen screen;
    private final LessonPlayer player;

    TourCommands(TourScreen screen, LessonPlayer player) {
        this.screen = screen;
        this.player = player;
    }

    /// @param lesson whether a lesson is open
    /// @param check whether a quick check is
    List<Command> all(boolean presenting, boolean lesson, boolean check) {
        var commands = new ArrayList<Command>();
        commands.add(
                Command.of("tour.play", MaterialDesignP.PLAY_PAUSE, player::playOrPause)
                        .when(() -> lesson));
        commands.add(
                Command.of(
                                "tour.frame.back",
                                MaterialDesignC.CHEVRON_LEFT,
                                () -> player.stepFrame(-1))
                        .onKeys("Alt+Left")
                        .when(() -> lesson));
        commands.add(
                Command.of(
                                "tour.frame.forth",
                                MaterialDesignC.CHEVRON_RIGHT,
                                () -> player.stepFrame(1))
                        .onKeys("Alt+Right")
                        .when(() -> lesson));
        commands.add(
                Command.of("tour.again", MaterialDesignR.RESTART, player::again)
                        .when(() -> lesson));
        commands.add(
                Command.of("tour.back", MaterialDesignA.ARROW_LEFT, screen::list)
                        .onKeys("Alt+Up")
                        .when(() -> lesson || check));
        if (presenting && lesson) {
            commands.add(
                    key(
                            "tour.clicker.forth",
                            MaterialDesignC.CHEVRON_RIGHT,
                            KeyCode.PAGE_DOWN,
                            player::forth));
            commands.add(
                    key(
                            "tour.clicker.back",
                            MaterialDesignC.CHEVRON_LEFT,
                            KeyCode.PAGE_UP,
                            player::back));
            commands.add(
                    key("tour.class.reset", MaterialDesignR.RESTART, KeyCode.F9, player::again));
        }
        return commands;
    }

    private static Command key(String key, Ikon icon, KeyCode code, Runnable action) {
        return new Command(
                () -> Texts.of(key),
                icon,
                Optional.of(new KeyCodeCombination(code)),
                () -> true,
                action);
    }
}
