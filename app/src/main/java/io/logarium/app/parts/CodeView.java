package io.logarium.app.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Code in colours with a button that copies it. Long lines wrap; a copy has them whole.
public final class CodeView extends StackPane {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<comment>(?m)^#.*$)"
                            + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')"
                            + "|(?<option>(?<![\\w-])--?[a-z][a-z.-]*)"
                            + "|(?<command>kafka-[a-z-]+(?:\\.sh)?)"
                            + "|(?<keyword>(?<![\\w.-])(?:var|new|for|while|try|if|else|in|print|null"
                            + "|None|True|False|(?<!=)(?:true|false))(?![\\w.-]))");

    private final TextFlow flow = new TextFlow();
    private String code = "";

    public CodeView(String id) {
        getStyleClass().add("lg-code");
        setId(id);
        var copy = Buttons.icon("code.copy", MaterialDesignC.CONTENT_COPY, this::copy);
        copy.setId(id + "-copy");
        copy.getStyleClass().addAll("quiet", "small");
        setAlignment(copy, Pos.TOP_RIGHT);
        flow.setPadding(new Insets(0, 26, 0, 0));
        getChildren().addAll(flow, copy);
        setMinWidth(0);
    }

    public void show(String newCode) {
        if (newCode.equals(code) && !flow.getChildren().isEmpty()) {
            return;
        }
        code = newCode;
        flow.getChildren().setAll(coloured(code));
        setAccessibleText(code);
    }

    public String code() {
        return code;
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(code);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static List<Text> coloured(String code) {
        var texts = new ArrayList<Text>();
        var token = TOKEN.matcher(code);
        int at = 0;
        while (token.find()) {
            add(code.substring(at, token.start()), "code-plain", texts);
            add(token.group(), style(token), texts);
            at = token.end();
        }
        add(code.substring(at), "code-plain", texts);
        return texts;
    }

    private static String style(java.util.regex.Matcher token) {
        for (var name : List.of("comment", "string", "option", "command", "keyword")) {
            if (token.group(name) != null) {
                return "code-" + name;
            }
        }
        return "code-plain";
    }

    private static void add(String part, String styleClass, List<Text> texts) {
        if (!part.isEmpty()) {
            var text = new Text(part);
            text.getStyleClass().addAll("text", styleClass);
            texts.add(text);
        }
    }
}
