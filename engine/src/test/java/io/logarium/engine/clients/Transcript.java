package io.logarium.engine.clients;

import io.logarium.engine.conformance.Child;
import io.logarium.engine.conformance.Eventually;
import io.logarium.engine.conformance.KafkaTools;
import io.logarium.engine.conformance.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What Kafka's tools print when one person types the same commands at one cluster. What differs by nature (addresses, ids,
/// times) is replaced by a word.
final class Transcript {
    private static final Pattern TOPIC_ID = Pattern.compile("TopicId: [A-Za-z0-9_-]{22}");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern MEMBER =
            Pattern.compile("(?<![A-Za-z0-9_.-])[A-Za-z0-9_-]{22}(?![A-Za-z0-9_.-])");
    private static final Pattern TIME = Pattern.compile("\\b1[6-9]\\d{11}\\b");
    private static final Pattern DIRECTORY = Pattern.compile("\"logDir\":\"[^\"]*\"");
    private static final Pattern SIZE = Pattern.compile("\"size\":[1-9]\\d*");
    private static final Pattern SPACES = Pattern.compile("[ \\t]+");

    private final Target target;
    private final List<String> lines = new ArrayList<>();

    private Transcript(Target target) {
        this.target = target;
    }

    /// A person's commands.
    interface Script {
        void type(Transcript at) throws Exception;
    }

    /// Both transcripts, Kafka's first. The two run at the same time.
    record Pair(List<String> kafka, List<String> ours) {}

    static Pair at(Target kafka, Target ours, Script script) throws Exception {
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = both.submit(of(kafka, script));
            var second = both.submit(of(ours, script));
            return new Pair(first.get(), second.get());
        } catch (ExecutionException e) {
            throw new AssertionError("the script broke off: " + e.getCause(), e.getCause());
        }
    }

    private static Callable<List<String>> of(Target target, Script script) {
        return () -> {
            var transcript = new Transcript(target);
            script.type(transcript);
            return transcript.lines;
        };
    }

    Target target() {
        return target;
    }

    /// Runs a tool at the cluster and writes down what it printed and how it ended.
    ///
    /// @param command the tool's name and its arguments, separated by blanks, without the address
    Transcript type(String command) {
        return type(command, "");
    }

    /// The same with something on standard input.
    Transcript type(String command, String input) {
        return note(command, run(command, input));
    }

    /// The same, with the lines of standard output in order, for tools that print in the order of a hash table.
    Transcript typeSorted(String command) {
        var output = run(command, "");
        var sorted = output.out().lines().sorted().toList();
        return note(
                command, new Child.Output(output.exit(), String.join("\n", sorted), output.err()));
    }

    /// The same, with those lines of standard output only that have this word, for tools that list what others made.
    Transcript typeAbout(String word, String command) {
        var output = run(command, "");
        var about = output.out().lines().filter(line -> line.contains(word)).toList();
        return note(
                command, new Child.Output(output.exit(), String.join("\n", about), output.err()));
    }

    /// Repeats a command until what it prints fits, and writes down that.
    Transcript typeUntil(String command, Predicate<String> fits) throws Exception {
        return note(
                command, Eventually.get(() -> run(command, ""), output -> fits.test(output.out())));
    }

    /// Runs a tool and keeps quiet about it.
    Child.Output run(String command, String input) {
        var words = new ArrayList<>(List.of(command.split(" ", -1)));
        var tool = words.removeFirst();
        words.addAll(List.of("--bootstrap-server", target.bootstrap()));
        return KafkaTools.run(tool, words, input);
    }

    Transcript note(String command, Child.Output output) {
        lines.add("$ " + command);
        output.out().lines().map(this::plain).forEach(lines::add);
        // Stack traces name the tool's own classes; where they are the answer, their first line is
        // enough.
        output.err()
                .lines()
                .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t..."))
                .map(line -> "! " + plain(line))
                .forEach(lines::add);
        if (output.exit() != 0) {
            lines.add("exit " + output.exit());
        }
        return this;
    }

    private String plain(String line) {
        var text = line.replace(target.bootstrap(), "ADDRESS");
        text = TOPIC_ID.matcher(text).replaceAll("TopicId: ID");
        text = UUID.matcher(text).replaceAll("UUID");
        text = MEMBER.matcher(text).replaceAll("MEMBER");
        text = DIRECTORY.matcher(text).replaceAll("\"logDir\":\"DIR\"");
        // How records fall into batches is a matter of moments.
        text = SIZE.matcher(text).replaceAll("\"size\":BYTES");
        text = TIME.matcher(text).replaceAll("TIME");
        text = text.replace(target.address().host() + ":" + target.address().port(), "ADDRESS");
        // Columns are as wide as their widest entry, and addresses have different widths.
        return SPACES.matcher(text).replaceAll(" ").strip();
    }
}
