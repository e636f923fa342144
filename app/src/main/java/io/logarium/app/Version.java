package io.logarium.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Logarium this is.
public final class Version {
    private Version() {}

    /// As the build wrote it, 0.1.0 for instance.
    public static String text() {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
