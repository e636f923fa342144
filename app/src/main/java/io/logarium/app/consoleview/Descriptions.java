package io.logarium.app.consoleview;

import io.logarium.app.console.Completions.Candidate;
import io.logarium.app.console.Completions.Kind;
import io.logarium.app.text.Texts;

/// What a command or an option does, in our own words where we have them, else in those of the tool's help.
final class Descriptions {
    private static final String TOOL = "console.tool.";
    private static final String OPTION = "console.option.";

    private Descriptions() {}

    static String of(Candidate candidate) {
        var ours = ours(candidate.kind(), candidate.text());
        return ours.isEmpty() ? candidate.description() : ours;
    }

    /// What the tool does; empty when it is none of Kafka's.
    static String ofTool(String word) {
        var key = TOOL + name(word);
        return Texts.has(key) ? Texts.of(key) : "";
    }

    private static String ours(Kind kind, String text) {
        return switch (kind) {
            case COMMAND -> ofTool(text);
            case OPTION -> {
                var key = OPTION + text.replaceFirst("^--", "");
                yield Texts.has(key) ? Texts.of(key) : "";
            }
            case TOPIC -> Texts.of("console.kind.topic");
            case GROUP -> Texts.of("console.kind.group");
            case ADDRESS -> Texts.of("console.kind.address");
            case SUBCOMMAND, VALUE -> "";
        };
    }

    /// `bin/kafka-topics.sh` is `kafka-topics`.
    static String name(String word) {
        var file = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
        return file.endsWith(".sh") ? file.substring(0, file.length() - 3) : file;
    }
}
