package io.logarium.app.pictures;

import io.logarium.app.clustermap.ClusterMapScreen;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.window.FirstDoor;
import io.logarium.app.window.ScreenSet;
import java.util.List;
import java.util.Optional;

/// What a newcomer sees: the empty cluster below the door, and without it. Taken before there is any topic.
final class DoorShot implements FirstDoor.Ways {
    private final Store store;
    private final MainWindow window;
    private final ClusterMapScreen map;

    DoorShot(Store store, MainWindow window, ScreenSet screens) {
        this.store = store;
        this.window = window;
        map = screens.one(ClusterMapScreen.class);
    }

    List<Shot> all() {
        return List.of(
                new Shot("first-door", this::open, this::isDrawn),
                new Shot("map-empty", this::explore, this::isDrawn));
    }

    private void open() {
        store.dispatch(new Msg.ScreenChosen(map.id()));
        window.door(Optional.of(new MainWindow.Door(new FirstDoor(this), map.id(), () -> {})));
    }

    private boolean isDrawn() {
        var scene = map.scene();
        return scene.brokers().size() == 3
                && scene.controller() >= 0
                && map.node().lookup("#map-empty") instanceof javafx.scene.Node card
                && card.isVisible();
    }

    @Override
    public void lesson() {
        explore();
    }

    @Override
    public void attach() {
        explore();
    }

    @Override
    public void explore() {
        window.door(Optional.empty());
    }
}
