package io.logarium.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// A screen of the rail. It builds its nodes once and lives as long as the window; all its methods run on the JavaFX
/// thread.
public interface Screen {
    /// Never shown: `topics`.
    String id();

    /// Text key of the label in the rail.
    String titleKey();

    /// The icon in the rail.
    Ikon icon();

    /// Toolbar and diagram; fills the centre.
    Node node();

    /// What the inspector shows while this screen is in the centre; the screen changes its contents by itself. Without
    /// one there is no inspector.
    default Optional<Node> inspector() {
        return Optional.empty();
    }

    /// What stands above all screens while it is visible.
    default Optional<Node> banner() {
        return Optional.empty();
    }

    /// What the palette offers and which keys it answers while this screen is in the centre.
    default List<Command> commands() {
        return List.of();
    }

    /// What the palette offers and which keys it answers on every screen.
    default List<Command> everywhere() {
        return List.of();
    }

    /// What the palette finds on every screen once something is typed, behind all else: things by their name.
    default List<Command> found() {
        return List.of();
    }

    /// Whether the time strip is open until the user says otherwise.
    default boolean opensStrip() {
        return false;
    }

    /// It has come to the centre.
    default void shown() {}

    /// It has left the centre.
    default void hidden() {}

    /// A frame while it is in the centre: look whether something is new, and return at once when not.
    ///
    /// @param nowMs milliseconds since the epoch
    default void pulse(long nowMs) {}

    /// The window closes.
    default void dispose() {}
}
