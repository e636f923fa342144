package io.logarium.app.shell;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/// The sign of the program as pictures for the desktop.
public final class WindowIcon {
    private static final int SIZE = 26;

    private WindowIcon() {}

    /// In the sizes that desktops ask for.
    public static List<Image> images() {
        return IntStream.of(16, 32, 48, 128).mapToObj(WindowIcon::image).toList();
    }

    private static Image image(int size) {
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        double scale = (double) size / SIZE;
        parameters.setTransform(Transform.scale(scale, scale));
        var logo = new Logo();
        var scene = new javafx.scene.Scene(logo, SIZE, SIZE);
        Themes.style(scene, false);
        return logo.snapshot(parameters, null);
    }
}
