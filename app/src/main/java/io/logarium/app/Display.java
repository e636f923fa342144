package io.logarium.app;

import java.util.Locale;
import java.util.Map;

/// Whether a window can be shown at all, asked before JavaFX is loaded: its own words for it are hard to read.
///
/// @param isThere whether to try
record Display(boolean isThere) {
    static final String ABSENT =
            "There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so the window cannot open."
                    + " Without one, `logarium cluster` runs the cluster and `logarium pictures --out DIR` draws the"
                    + " screens.";

    static Display here() {
        return of(
                System.getProperty("os.name", ""),
                System.getProperty("glass.platform", ""),
                System.getenv());
    }

    static Display of(String osName, String glassPlatform, Map<String, String> environment) {
        boolean needsOne =
                osName.toLowerCase(Locale.ROOT).contains("linux")
                        && !glassPlatform.equals("Headless");
        return new Display(
                !needsOne
                        || isSet(environment, "DISPLAY")
                        || isSet(environment, "WAYLAND_DISPLAY"));
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
