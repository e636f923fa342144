package io.logarium.app.console;

import io.logarium.app.home.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The options of each tool, read from its own help once and kept in a file by the tools' version.
final class OptionBook {
    private static final int MAX_HELP_LENGTH = 200_000;
    private static final Logger LOG = LoggerFactory.getLogger(OptionBook.class);

    private final ToolsFolder tools;
    private final Path folder;
    private final Path kept;
    private final Map<String, HelpText> known = new ConcurrentHashMap<>();

    /// @param folder the console's
    OptionBook(ToolsFolder tools, Path folder) {
        this.tools = tools;
        this.folder = folder;
        this.kept = folder.resolve("options-" + tools.version());
    }

    /// What the tool's help says; takes as long as the tool the first time.
    HelpText of(Tool tool) {
        return known.computeIfAbsent(tool.name(), name -> HelpText.parse(help(tool, List.of())));
    }

    /// What it says for one of its subcommands.
    HelpText of(Tool tool, String subcommand) {
        return known.computeIfAbsent(
                tool.name() + " " + subcommand,
                name -> HelpText.parse(help(tool, List.of(subcommand))));
    }

    private String help(Tool tool, List<String> subcommand) {
        var ending = subcommand.isEmpty() ? ".txt" : "-" + subcommand.getFirst() + ".txt";
        var file = kept.resolve(tool.name() + ending);
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MAX_HELP_LENGTH) {
                return Files.readString(file);
            }
            var text = ask(tool, subcommand);
            WholeFile.write(file, text);
            return text;
        } catch (IOException e) {
            LOG.warn("The help of {} cannot be had", tool.name(), e);
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private String ask(Tool tool, List<String> subcommand)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var log = new OutputLog();
        var arguments = new ArrayList<>(subcommand);
        arguments.add("--help");
        var process = ToolProcess.start(tools, tool.mainClass(), arguments, folder, log::append);
        process.endInput();
        process.await();
        var text = log.text();
        return text.substring(0, Math.min(text.length(), MAX_HELP_LENGTH));
    }
}
