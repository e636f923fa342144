package io.logarium.app.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The program that listens on a port of this machine.
///
/// @param program its name; for Java the main class
public record PortHolder(String program, long process) {
    private static final String LISTENING = "0A";
    private static final int INODE_COLUMN = 9;

    /// Who listens there, as far as this user may know: on Linux by /proc, elsewhere nobody.
    public static Optional<PortHolder> of(int port) {
        return of(port, Path.of("/proc"));
    }

    static Optional<PortHolder> of(int port, Path proc) {
        var sockets = new HashSet<String>();
        for (var table : List.of("tcp", "tcp6")) {
            addListening(proc.resolve("net").resolve(table), port, sockets);
        }
        return sockets.isEmpty() ? Optional.empty() : owner(proc, sockets);
    }

    private static void addListening(Path table, int port, Set<String> sockets) {
        var suffix = ":" + String.format(Locale.ROOT, "%04X", port);
        try (var lines = Files.lines(table, StandardCharsets.US_ASCII)) {
            lines.map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > INODE_COLUMN)
                    .filter(columns -> columns[1].endsWith(suffix) && columns[3].equals(LISTENING))
                    .forEach(columns -> sockets.add("socket:[" + columns[INODE_COLUMN] + "]"));
        } catch (IOException | RuntimeException e) {
            // No such table: another system, or IPv6 is off.
        }
    }

    private static Optional<PortHolder> owner(Path proc, Set<String> sockets) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var process : processes) {
                if (owns(process, sockets)) {
                    return Optional.of(
                            new PortHolder(
                                    program(process),
                                    Long.parseLong(process.getFileName().toString())));
                }
            }
        } catch (IOException | RuntimeException e) {
            // A process went away while we looked.
        }
        return Optional.empty();
    }

    private static boolean owns(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var file : files) {
                if (sockets.contains(linkTarget(file))) {
                    return true;
                }
            }
        } catch (IOException | RuntimeException e) {
            // Another user's process.
        }
        return false;
    }

    private static String linkTarget(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String program(Path process) throws IOException {
        var name = Files.readString(process.resolve("comm")).strip();
        if (!name.equals("java")) {
            return name;
        }
        var words = Files.readString(process.resolve("cmdline")).split("\0");
        for (int i = 1; i < words.length; i++) {
            var word = words[i];
            if (word.equals("-cp") || word.equals("-classpath") || word.equals("--class-path")) {
                i++;
            } else if (word.equals("-jar") && i + 1 < words.length) {
                return Path.of(words[i + 1]).getFileName().toString();
            } else if (!word.startsWith("-")) {
                return word;
            }
        }
        return name;
    }
}
