package io.logarium.app.groups;

import io.logarium.app.shell.Command;
import java.util.List;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// What the palette offers on the groups screen, and the keys.
final class GroupCommands {
    private GroupCommands() {}

    static List<Command> of(GroupsScreen screen, Runnable filter) {
        return List.of(
                Command.of(
                                "groups.addConsumer",
                                MaterialDesignA.ACCOUNT_PLUS_OUTLINE,
                                screen::addConsumer)
                        .onKeys("Shortcut+G"),
                Command.of("groups.focusFilter", MaterialDesignM.MAGNIFY, filter)
                        .onKeys("Slash")
                        .when(() -> screen.showsList() && !screen.isTyping()),
                Command.of("groups.back", MaterialDesignA.ARROW_LEFT, screen::list)
                        .onKeys("Backspace")
                        .when(() -> !screen.showsList() && !screen.isTyping()),
                Command.of("groups.reset", MaterialDesignB.BACKUP_RESTORE, screen::reset)
                        .when(screen::hasGroup),
                Command.of("groups.doctor", MaterialDesignS.STETHOSCOPE, screen::doctor)
                        .when(screen::hasGroup));
    }
}
