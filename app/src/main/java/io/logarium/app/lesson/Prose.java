package io.logarium.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The small part of Markdown that lessons are written in: paragraphs, lists, code, **bold**, *emphasis*, `code` and
/// [[term]].
public final class Prose {
    private static final Pattern SPAN =
            Pattern.compile(
                    "\\*\\*([^*]+)\\*\\*|`([^`]+)`|\\[\\[([^\\]|]+)(?:\\|([^\\]]+))?\\]\\]|\\*([^*\\s](?:[^*]*[^*\\s])?)\\*");

    private Prose() {}

    /// A block of text.
    public sealed interface Block {}

    public record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    public record Bullet(List<Span> spans) implements Block {
        public Bullet {
            spans = List.copyOf(spans);
        }
    }

    public record Code(String language, String text) implements Block {}

    /// A piece of a line.
    ///
    /// @param term id of the glossary's card where the kind is TERM, else empty
    public record Span(Kind kind, String text, String term) {}

    public enum Kind {
        PLAIN,
        BOLD,
        EMPHASIS,
        CODE,
        TERM
    }

    /// The blocks of some lines.
    public static List<Block> blocks(List<String> lines) {
        var blocks = new ArrayList<Block>();
        var paragraph = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.startsWith("```")) {
                end(paragraph, blocks);
                var code = new StringBuilder();
                for (i++; i < lines.size() && !lines.get(i).startsWith("```"); i++) {
                    code.append(lines.get(i)).append('\n');
                }
                blocks.add(new Code(line.substring(3).strip(), code.toString().stripTrailing()));
            } else if (line.isBlank()) {
                end(paragraph, blocks);
            } else if (line.startsWith("* ")) {
                end(paragraph, blocks);
                blocks.add(new Bullet(spans(line.substring(2).strip())));
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        end(paragraph, blocks);
        return blocks;
    }

    private static void end(StringBuilder paragraph, List<Block> blocks) {
        if (!paragraph.isEmpty()) {
            blocks.add(new Paragraph(spans(paragraph.toString())));
            paragraph.setLength(0);
        }
    }

    /// The pieces of a line.
    public static List<Span> spans(String line) {
        var spans = new ArrayList<Span>();
        var span = SPAN.matcher(line);
        int at = 0;
        while (span.find()) {
            if (span.start() > at) {
                spans.add(new Span(Kind.PLAIN, line.substring(at, span.start()), ""));
            }
            if (span.group(1) != null) {
                spans.add(new Span(Kind.BOLD, span.group(1), ""));
            } else if (span.group(2) != null) {
                spans.add(new Span(Kind.CODE, span.group(2), ""));
            } else if (span.group(5) != null) {
                spans.add(new Span(Kind.EMPHASIS, span.group(5), ""));
            } else {
                var shown = span.group(4) == null ? span.group(3) : span.group(4);
                spans.add(new Span(Kind.TERM, shown, span.group(3)));
            }
            at = span.end();
        }
        if (at < line.length()) {
            spans.add(new Span(Kind.PLAIN, line.substring(at), ""));
        }
        return spans;
    }

    /// The terms that a text names.
    public static List<String> terms(List<Block> blocks) {
        return blocks.stream()
                .flatMap(b ->
                        switch (b) {
                            case Paragraph p -> p.spans().stream();
                            case Bullet p -> p.spans().stream();
                            case Code _ -> java.util.stream.Stream.<Span>empty();
                        })
                .filter(s -> s.kind() == Kind.TERM)
                .map(Span::term)
                .distinct()
                .toList();
    }
}
