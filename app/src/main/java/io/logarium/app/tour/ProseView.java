package io.logarium.app.tour;

import io.logarium.app.glossary.TermCards;
import io.logarium.app.lesson.Glossary;
import io.logarium.app.lesson.Prose;
import io.logarium.app.parts.CodeView;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The words of a lesson as nodes: paragraphs, lists, code with a copy button, and terms that open their card.
final class ProseView {
    private final Glossary glossary;
    private final String codeId;
    private int codes;

    ProseView(Glossary glossary) {
        this(glossary, "tour-code-");
    }

    /// @param codeId what the ids of code begin with
    ProseView(Glossary glossary, String codeId) {
        this.glossary = glossary;
        this.codeId = codeId;
    }

    List<Node> nodes(List<Prose.Block> blocks) {
        var nodes = new ArrayList<Node>();
        for (var block : blocks) {
            switch (block) {
                case Prose.Paragraph(var spans) -> nodes.add(flow(spans));
                case Prose.Bullet(var spans) -> nodes.add(bullet(flow(spans)));
                case Prose.Code(_, var text) -> {
                    var code = new CodeView(codeId + codes++);
                    code.show(text);
                    nodes.add(code);
                }
            }
        }
        return nodes;
    }

    /// A line of words.
    TextFlow line(String text, String... styleClasses) {
        var flow = flow(Prose.spans(text));
        flow.getStyleClass().addAll(styleClasses);
        return flow;
    }

    private static Node bullet(TextFlow flow) {
        var dot = new Text("•");
        dot.getStyleClass().add("text");
        HBox.setHgrow(flow, Priority.ALWAYS);
        var row = new HBox(8, dot, flow);
        row.getStyleClass().add("lg-prose");
        return row;
    }

    private TextFlow flow(List<Prose.Span> spans) {
        var flow = new TextFlow();
        flow.getStyleClass().add("lg-prose");
        flow.setMinWidth(0);
        spans.forEach(s -> flow.getChildren().add(node(s)));
        return flow;
    }

    private Node node(Prose.Span span) {
        if (span.kind() == Prose.Kind.TERM) {
            var card = glossary.card(span.term());
            if (card.isPresent()) {
                var link = new Hyperlink(span.text());
                link.getStyleClass().add("lg-term");
                TermCards.mark(link, span.term());
                link.setOnAction(_ -> TermCards.showAt(link));
                return link;
            }
        }
        var text = new Text(span.text());
        text.getStyleClass().add("text");
        switch (span.kind()) {
            case BOLD -> text.getStyleClass().add("bold");
            case EMPHASIS -> text.getStyleClass().add("emphasis");
            case CODE -> text.getStyleClass().add("code");
            case PLAIN, TERM -> {}
        }
        return text;
    }
}
