package io.logarium.app.topics;

import io.logarium.app.shell.Command;
import java.util.List;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// What the palette offers on the topics screen, and the keys.
final class TopicCommands {
    private TopicCommands() {}

    static List<Command> of(
            TopicsScreen screen,
            TopicDetail detail,
            Runnable filter,
            ProduceDrawer drawer,
            boolean mayChange) {
        var tape = detail.tape();
        return List.of(
                Command.of("topics.create", MaterialDesignP.PLUS, screen::create)
                        .onKeys("Shortcut+N")
                        .when(() -> mayChange),
                Command.of("topics.focusFilter", MaterialDesignM.MAGNIFY, filter)
                        .onKeys("Slash")
                        .when(() -> screen.showsList() && !screen.isTyping()),
                Command.of("key.open", MaterialDesignK.KEY_OUTLINE, detail::searchKey)
                        .onKeys("Slash")
                        .when(() -> !screen.showsList() && !screen.isTyping()),
                Command.of("topics.back", MaterialDesignA.ARROW_LEFT, screen::list)
                        .onKeys("Backspace")
                        .when(() -> !screen.showsList() && !screen.isTyping()),
                Command.of("twin.switch", MaterialDesignT.TABLE, screen::turn)
                        .onKeys("Shortcut+T")
                        .when(() -> !screen.showsList()),
                Command.of("facts.produce", MaterialDesignU.UPLOAD, screen::produce)
                        .onKeys("Shortcut+P")
                        .when(() -> mayChange && screen.hasTopic()),
                Command.of("facts.consume", MaterialDesignD.DOWNLOAD, screen::consume)
                        .onKeys("Shortcut+G")
                        .when(() -> mayChange && screen.hasTopic()),
                Command.of("produce.send", MaterialDesignS.SEND, drawer::send)
                        .onKeys("Shortcut+Enter")
                        .when(screen::writes),
                Command.of("produce.follow", MaterialDesignC.CROSSHAIRS_GPS, drawer::sendAndFollow)
                        .onKeys("Shortcut+Shift+Enter")
                        .when(screen::writes),
                Command.of(
                                "detail.zoomIn",
                                MaterialDesignM.MAGNIFY_PLUS_OUTLINE,
                                () -> screen.zoom(tape.grain().finer()))
                        .onKeys("Shortcut+Equals")
                        .when(() -> !screen.showsList()),
                Command.of(
                                "detail.zoomOut",
                                MaterialDesignM.MAGNIFY_MINUS_OUTLINE,
                                () -> screen.zoom(tape.grain().coarser()))
                        .onKeys("Shortcut+Minus")
                        .when(() -> !screen.showsList()));
    }
}
