package io.logarium.app.handout;

import io.logarium.app.lesson.Prose;
import java.util.List;

/// Texts of lessons as HTML; whatever is in them is shown and never run.
final class Html {
    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String line(String text) {
        return spans(Prose.spans(text));
    }

    static String blocks(List<Prose.Block> blocks) {
        var html = new StringBuilder();
        boolean inList = false;
        for (var block : blocks) {
            boolean bullet = block instanceof Prose.Bullet;
            if (bullet != inList) {
                html.append(bullet ? "<ul>\n" : "</ul>\n");
                inList = bullet;
            }
            html.append(
                    switch (block) {
                        case Prose.Paragraph p -> "<p>" + spans(p.spans()) + "</p>\n";
                        case Prose.Bullet b -> "<li>" + spans(b.spans()) + "</li>\n";
                        case Prose.Code c -> "<pre>" + escaped(c.text()) + "</pre>\n";
                    });
        }
        return html + (inList ? "</ul>\n" : "");
    }

    private static String spans(List<Prose.Span> spans) {
        var html = new StringBuilder();
        for (var span : spans) {
            var text = escaped(span.text());
            html.append(
                    switch (span.kind()) {
                        case PLAIN -> text;
                        case BOLD -> "<b>" + text + "</b>";
                        case EMPHASIS -> "<em>" + text + "</em>";
                        case CODE -> "<code>" + text + "</code>";
                        case TERM -> "<i>" + text + "</i>";
                    });
        }
        return html.toString();
    }
}
