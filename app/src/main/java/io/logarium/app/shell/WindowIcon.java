package io.logarium.app.shell;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/// The sign of the program as pictures for the desktop.
public final class WindowIcon {
    private static final int SIZE = 26;
    private static final String BLUE = "#0969da";

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
        // Its colour stands here: a theme is put on all windows, and the one of the user is there
        // already.
        logo.setStyle("-color-accent-emphasis: " + BLUE);
        var scene = new Scene(logo, SIZE, SIZE);
        scene.setFill(Color.TRANSPARENT);
        return logo.snapshot(parameters, null);
    }
}
