package io.logarium.engine;

import io.logarium.engine.view.SavedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/// Copies of the brokers' folders by name, in `snapshots` beside them. Nothing outside of the cluster's folder is read or written.
///
/// A copy is taken while no loop turns: what it holds is what a `kill -9` of all brokers at that moment would leave.
final class SavedClusters {
    static final int MOST = 20;

    /// The brokers stand still while they are copied, and must not be missed: their session time-out is 3 s.
    static final long MOST_BYTES = 256L << 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final String ABOUT = "snapshot.properties";
    private static final String LOCK = ".lock";

    private final Path root;
    private final Path folder;
    private final int brokers;

    /// @param root the cluster's folder
    SavedClusters(Path root, int brokers) {
        this.root = root;
        this.folder = root.resolve("snapshots");
        this.brokers = brokers;
    }

    /// Those of a cluster with as many brokers, newest first. What has no description was not finished.
    List<SavedCluster> list() {
        var found = new ArrayList<SavedCluster>();
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        try (var names = Files.newDirectoryStream(folder)) {
            for (var one : names) {
                about(one).ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(
                Comparator.comparingLong(SavedCluster::atMs)
                        .reversed()
                        .thenComparing(SavedCluster::name));
        return found;
    }

    private Optional<SavedCluster> about(Path one) {
        var name = String.valueOf(one.getFileName());
        var file = one.resolve(ABOUT);
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            if (!Integer.toString(brokers).equals(properties.getProperty("brokers"))) {
                return Optional.empty();
            }
            return Optional.of(
                    new SavedCluster(
                            name,
                            Long.parseLong(properties.getProperty("at.ms", "0")),
                            Long.parseLong(properties.getProperty("bytes", "0"))));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /// @throws ClusterStartException when nothing can be saved under this name
    void checkNew(String name) throws ClusterStartException, IOException {
        requireName(name);
        if (Files.isRegularFile(folder.resolve(name).resolve(ABOUT))) {
            throw new ClusterStartException(
                    "There is a snapshot %s already. Take another name, or forget it first."
                            .formatted(name));
        }
        if (list().size() >= MOST) {
            throw new ClusterStartException(
                    "There are %d snapshots, more are not kept. Forget one first.".formatted(MOST));
        }
        long bytes = bytes(root);
        if (bytes > MOST_BYTES) {
            throw new ClusterStartException(
                    "The cluster holds %d MB; a snapshot holds %d at most."
                            .formatted(bytes >> 20, MOST_BYTES >> 20));
        }
    }

    private static void requireName(String name) throws ClusterStartException {
        if (!NAME.matcher(name).matches()) {
            throw new ClusterStartException(
                    "A snapshot's name has 1 to 40 letters, digits, - and _, and begins with a letter or a digit.");
        }
    }

    private long bytes(Path parent) throws IOException {
        long sum = 0;
        for (int id = 0; id < brokers; id++) {
            var from = parent.resolve(Integer.toString(id));
            if (Files.isDirectory(from)) {
                try (var files = Files.walk(from)) {
                    sum += files.mapToLong(SavedClusters::sizeOf).sum();
                }
            }
        }
        return sum;
    }

    private static long sizeOf(Path file) {
        try {
            var about =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return about.isRegularFile() ? about.size() : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    /// Copies the brokers' folders. No loop may turn.
    SavedCluster save(String name, long nowMs) throws IOException {
        var to = folder.resolve(name);
        delete(to);
        copyBrokers(root, to);
        long bytes = bytes(to);
        Files.writeString(
                to.resolve(ABOUT),
                "at.ms=%d\nbytes=%d\nbrokers=%d\n".formatted(nowMs, bytes, brokers));
        return new SavedCluster(name, nowMs, bytes);
    }

    /// Copies a snapshot to where [#exchange] takes it from.
    void stage(String name) throws ClusterStartException, IOException {
        requireName(name);
        if (list().stream().noneMatch(s -> s.name().equals(name))) {
            throw new ClusterStartException("There is no snapshot %s.".formatted(name));
        }
        delete(staged());
        copyBrokers(folder.resolve(name), staged());
    }

    /// Nothing is staged: the brokers begin anew.
    void stageNothing() throws IOException {
        delete(staged());
    }

    /// Puts what was staged in the place of the brokers' folders. No broker may run.
    void exchange() throws IOException {
        var old = folder.resolve(".before");
        delete(old);
        Files.createDirectories(old);
        for (int id = 0; id < brokers; id++) {
            var name = Integer.toString(id);
            var place = root.resolve(name);
            if (Files.isDirectory(place)) {
                Files.move(place, old.resolve(name));
            }
            if (Files.isDirectory(staged().resolve(name))) {
                Files.move(staged().resolve(name), place);
            }
        }
        delete(staged());
        delete(old);
    }

    void forget(String name) throws ClusterStartException, IOException {
        requireName(name);
        if (list().stream().noneMatch(s -> s.name().equals(name))) {
            throw new ClusterStartException("There is no snapshot %s.".formatted(name));
        }
        delete(folder.resolve(name));
    }

    private Path staged() {
        return folder.resolve(".staged");
    }

    private void copyBrokers(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (int id = 0; id < brokers; id++) {
            var name = Integer.toString(id);
            if (Files.isDirectory(from.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                copy(from.resolve(name), to.resolve(name));
            }
        }
    }

    /// Links are not followed; what goes away meanwhile was on its way out.
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes about)
                            throws IOException {
                        Files.createDirectories(to.resolve(from.relativize(dir).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                            throws IOException {
                        if (about.isRegularFile() && !file.endsWith(LOCK)) {
                            copyFile(file, to.resolve(from.relativize(file).toString()));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static void copyFile(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to);
        } catch (NoSuchFileException gone) {
            Files.deleteIfExists(to);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.walk(tree)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
