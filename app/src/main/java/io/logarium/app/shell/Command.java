package io.logarium.app.shell;

import io.logarium.app.text.Texts;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/// Something the user can do, found in the palette and perhaps behind keys.
///
/// @param title in the language of now
/// @param keys `Shortcut` in a combination is Ctrl, on a Mac Cmd
/// @param available whether it makes sense now; else it is neither listed nor run
public record Command(
        Supplier<String> title,
        Ikon icon,
        Optional<KeyCombination> keys,
        BooleanSupplier available,
        Runnable action) {
    /// A command with a text of the bundles, always available, without keys.
    public static Command of(String titleKey, Ikon icon, Runnable action) {
        return new Command(() -> Texts.of(titleKey), icon, Optional.empty(), () -> true, action);
    }

    /// The same behind keys, as in `Shortcut+K`.
    public Command onKeys(String combination) {
        return new Command(
                title, icon, Optional.of(KeyCombination.valueOf(combination)), available, action);
    }

    /// The same, offered only while the condition holds.
    public Command when(BooleanSupplier condition) {
        return new Command(title, icon, keys, condition, action);
    }
}
