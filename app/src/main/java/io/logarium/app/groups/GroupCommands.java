package io.logarium.app.groups;

import io.logarium.app.shell.Command;
import java.util.List;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// What the palette offers on the groups screen, and the keys.
final class GroupCommands {
    private GroupCommands() {}

    static List<Command> of(GroupsScreen screen, Runnable filter, boolean mayChange) {
        return List.of(
                Command.of(
                                "groups.addConsumer",
                                MaterialDesignA.ACCOUNT_PLUS_OUTLINE,
                                screen::addConsumer)
                        .onKeys("Shortcut+G")
                        .when(() -> mayChange),
                Command.of("groups.focusFilter", MaterialDesignM.MAGNIFY, filter)
                        .onKeys("Slash")
                        .when(() -> screen.showsList() && !screen.isTyping()),
                Command.of("groups.back", MaterialDesignA.ARROW_LEFT, screen::list)
                        .onKeys("Backspace")
                        .when(() -> !screen.showsList() && !screen.isTyping()),
                Command.of("twin.switch", MaterialDesignT.TABLE, screen::turn)
                        .onKeys("Shortcut+T")
                        .when(() -> !screen.showsList()),
                step(screen, "groups.nextMember", MaterialDesignA.ARROW_DOWN, 1).onKeys("J"),
                step(screen, "groups.previousMember", MaterialDesignA.ARROW_UP, -1).onKeys("K"),
                Command.of("groups.reset", MaterialDesignB.BACKUP_RESTORE, screen::reset)
                        .when(() -> mayChange && screen.hasGroup()),
                Command.of("groups.doctor", MaterialDesignS.STETHOSCOPE, screen::doctor)
                        .when(screen::hasGroup));
    }

    private static Command step(GroupsScreen screen, String key, Ikon icon, int steps) {
        return Command.of(key, icon, () -> screen.stepMember(steps))
                .when(() -> !screen.showsList() && screen.hasGroup() && !screen.isTyping());
    }
}
