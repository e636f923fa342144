package io.logarium.tidy;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Complaints about the sources of one module. Run with `-Dtidy=apply` the format is mended instead of told.
///
/// The formatter runs here and not as a Maven plugin, because it needs the JDK that can read the sources while Maven itself
/// may run on an older one.
public final class Tidy {
    /// 400 is the aim; a little more is better than a cut in the wrong place.
    private static final int MAX_LINES = 450;

    private final Formatter formatter =
            new Formatter(
                    JavaFormatterOptions.builder()
                            .style(JavaFormatterOptions.Style.AOSP)
                            .formatJavadoc(false)
                            .build());
    private final boolean apply = "apply".equals(System.getProperty("tidy"));

    /// What is wrong with the Java sources below the module's folder, a line each; empty when all is well.
    public List<String> complaints(Path module) {
        var known = new WellFormatted(module.resolve("target"));
        var found =
                javaFiles(module).parallelStream()
                        .flatMap(file -> complaintsOf(file, known).stream())
                        .toList();
        known.save();
        return found;
    }

    private List<String> complaintsOf(Path file, WellFormatted known) {
        var found = new ArrayList<String>();
        try {
            var text = Files.readString(file);
            if (!known.contains(text)) {
                checkFormat(file, text, known, found);
            }
            checkSize(file, text, found);
            checkPackage(file, found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private void checkFormat(Path file, String text, WellFormatted known, List<String> found)
            throws IOException {
        try {
            var formatted = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(text));
            if (formatted.equals(text)) {
                known.add(text);
                return;
            }
            if (apply) {
                Files.writeString(file, formatted);
            } else {
                found.add(
                        file + ": not formatted (mvn test -Dtest=TidyTest -Dtidy=apply mends it)");
            }
        } catch (FormatterException e) {
            found.add(file + ": " + e.getMessage());
        }
    }

    private static void checkSize(Path file, String text, List<String> found) {
        long lines = text.lines().count();
        if (lines > MAX_LINES) {
            found.add(
                    "%s: %d lines, at most %d; is there a second idea in it?"
                            .formatted(file, lines, MAX_LINES));
        }
    }

    private static void checkPackage(Path file, List<String> found) {
        var dir = file.getParent();
        if (dir != null
                && dir.toString().contains("/src/main/".replace('/', java.io.File.separatorChar))
                && !Files.exists(dir.resolve("package-info.java"))) {
            found.add(dir + ": no package-info.java tells what the package is for");
        }
    }

    private static List<Path> javaFiles(Path module) {
        try (Stream<Path> files = Files.walk(module.resolve("src"))) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
