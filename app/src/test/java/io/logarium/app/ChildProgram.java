package io.logarium.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The program as a process of its own, on a class path without JavaFX and what stands on it: what loads one of its classes fails.
final class ChildProgram implements AutoCloseable {
    private static final List<String> WITH_JAVAFX =
            List.of("openjfx", "atlantafx", "controlsfx", "ikonli", "testfx");

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    /// @param folder where its output goes, and where it finds the user's data
    ChildProgram(Path folder) {
        this.folder = folder;
    }

    /// Runs to the end.
    ///
    /// @return the exit code
    int run(String... arguments) throws IOException, InterruptedException {
        return start(arguments, ProcessBuilder.Redirect.to(file("out"))).waitFor();
    }

    /// Starts it; its standard output is a pipe.
    Process start(String... arguments) throws IOException {
        return start(arguments, ProcessBuilder.Redirect.PIPE);
    }

    String out() throws IOException {
        return Files.readString(folder.resolve("out"));
    }

    String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private Process start(String[] arguments, ProcessBuilder.Redirect out) throws IOException {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        words.add(classPathWithoutJavaFx());
        words.add(Main.class.getName());
        words.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(words)
                        .redirectOutput(out)
                        .redirectError(ProcessBuilder.Redirect.to(file("err")));
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        var process = builder.start();
        started.add(process);
        return process;
    }

    private static String classPathWithoutJavaFx() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .filter(entry -> WITH_JAVAFX.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private File file(String name) {
        return folder.resolve(name).toFile();
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
        started.forEach(process -> process.onExit().join());
    }
}
