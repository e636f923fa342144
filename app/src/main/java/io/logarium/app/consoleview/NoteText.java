package io.logarium.app.consoleview;

import io.logarium.app.console.Note;
import io.logarium.app.console.Statement;
import io.logarium.app.text.Texts;

/// What the console itself has to say, in the language of now.
final class NoteText {
    private NoteText() {}

    static String of(Note note) {
        return switch (note) {
            case Note.AddressAdded(var address) -> Texts.of("console.note.address", address);
            case Note.UnknownCommand(var name, var nearest) ->
                    nearest.isEmpty()
                            ? Texts.of("console.note.unknown", name)
                            : Texts.of(
                                    "console.note.unknown-near", name, String.join(", ", nearest));
            case Note.NotNeeded(var name) -> Texts.of("console.note.not-needed", name);
            case Note.NotReadable(var trouble) -> Texts.of(trouble(trouble));
            case Note.ToolsMissing() -> Texts.of("console.note.no-tools");
            case Note.NotStarted(var why) -> Texts.of("console.note.not-started", why);
            case Note.TooMany(var limit) -> Texts.of("console.note.too-many", limit);
            case Note.Skipped() -> Texts.of("console.note.skipped");
        };
    }

    private static String trouble(Statement.Trouble trouble) {
        return switch (trouble) {
            case OPEN_QUOTE -> "console.note.open-quote";
            case PIPE -> "console.note.pipe";
            case REDIRECTION -> "console.note.redirection";
            case TOO_LONG -> "console.note.too-long";
        };
    }
}
