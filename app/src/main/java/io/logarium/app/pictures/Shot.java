package io.logarium.app.pictures;

import java.util.function.BooleanSupplier;

/// A picture to take.
///
/// @param name of the file, without theme and language
/// @param arrange puts the window into the state to be seen, on the JavaFX thread
/// @param ready whether that state is there
record Shot(String name, Runnable arrange, BooleanSupplier ready) {
    static Shot of(String name, Runnable arrange) {
        return new Shot(name, arrange, () -> true);
    }
}
