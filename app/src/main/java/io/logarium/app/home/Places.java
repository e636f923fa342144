package io.logarium.app.home;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the program keeps its files, by the convention of each platform.
///
/// @param data the cluster's files, the log file, preferences and history
public record Places(Path data) {
    /// The places of whoever runs this program, on this machine.
    public static Places here() {
        return of(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")),
                System.getenv());
    }

    /// The same for any machine. Relative values of variables count as not set, as the XDG rules want it.
    static Places of(String osName, Path home, Map<String, String> environment) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win") && !os.contains("darwin")) {
            return new Places(
                    folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"))
                            .resolve("Logarium"));
        }
        if (os.contains("mac") || os.contains("darwin")) {
            return new Places(
                    home.resolve("Library").resolve("Application Support").resolve("Logarium"));
        }
        return new Places(
                folder(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"))
                        .resolve("logarium"));
    }

    private static Path folder(Map<String, String> environment, String name, Path otherwise) {
        var value = environment.getOrDefault(name, "");
        var path = Path.of(value);
        return value.isEmpty() || !path.isAbsolute() ? otherwise : path;
    }
}
