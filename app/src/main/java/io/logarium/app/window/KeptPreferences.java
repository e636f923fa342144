package io.logarium.app.window;

import io.logarium.app.home.Preferences;
import io.logarium.app.home.PreferencesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The preferences while the window is open. Changes that follow each other closely are written once. Any thread.
final class KeptPreferences {
    private static final long WRITE_AFTER_MS = 300;
    private static final Logger log = LoggerFactory.getLogger(KeptPreferences.class);

    private final PreferencesFile file;
    private Preferences now;
    private boolean writing;

    KeptPreferences(Path folder) {
        file = new PreferencesFile(folder);
        now = file.read();
    }

    synchronized Preferences now() {
        return now;
    }

    /// Changes them and writes soon.
    synchronized void change(UnaryOperator<Preferences> change) {
        var changed = change.apply(now);
        if (changed.equals(now)) {
            return;
        }
        now = changed;
        if (!writing) {
            writing = true;
            Thread.startVirtualThread(this::writeSoon);
        }
    }

    /// Writes at once what is not written yet.
    synchronized void flush() {
        writing = false;
        try {
            file.write(now);
        } catch (IOException e) {
            log.warn("The preferences cannot be kept", e);
        }
    }

    private void writeSoon() {
        try {
            Thread.sleep(WRITE_AFTER_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        flush();
    }
}
