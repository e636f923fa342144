package io.logarium.app.consoleview;

import io.logarium.app.picture.Fonts;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.text.Texts;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// The line where commands are typed: coloured, with a block for a caret, growing with pasted lines.
///
/// The text area does the editing with its own text unseen; the coloured text and the caret are drawn over it. That works because
/// all letters of the font are equally wide.
final class CommandInput extends StackPane {
    private static final TextStyle STYLE = new TextStyle(13.5, TextStyle.Weight.REGULAR, true);
    private static final double LINE = 20;
    private static final int MAX_LINES = 8;
    private static final int MAX_LENGTH = 200_000;

    private final TextArea area = new TextArea();
    private final Pane colours = new Pane();
    private final Rectangle caret = new Rectangle(8, 17);
    private final double letter;
    private String ghost = "";
    private Consumer<KeyEvent> onKey = _ -> {};

    CommandInput() {
        setId("console-input");
        getStyleClass().add("console-input");
        letter = TextMeasure.ofFonts().width("0".repeat(100), STYLE) / 100;
        area.getStyleClass().add("console-area");
        area.setFont(Fonts.of(STYLE));
        area.accessibleTextProperty().bind(Texts.bind("console.input.label"));
        area.setWrapText(false);
        area.setTextFormatter(new TextFormatter<String>(CommandInput::plain));
        caret.getStyleClass().add("console-caret");
        // Steady: nothing in the window blinks.
        caret.setManaged(false);
        colours.setMouseTransparent(true);
        colours.setManaged(false);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(area, colours);
        area.textProperty().addListener((_, _, _) -> draw());
        area.caretPositionProperty().addListener((_, _, _) -> draw());
        area.focusedProperty().addListener((_, _, _) -> draw());
        area.scrollLeftProperty().addListener((_, _, left) -> place());
        area.scrollTopProperty().addListener((_, _, top) -> place());
        area.addEventFilter(KeyEvent.KEY_PRESSED, e -> onKey.accept(e));
        draw();
    }

    /// No tabs, no carriage returns, and no more text than anyone types.
    private static TextFormatter.Change plain(TextFormatter.Change change) {
        var typed = change.getText();
        int replaced = change.getRangeEnd() - change.getRangeStart();
        int room = MAX_LENGTH - (change.getControlText().length() - replaced);
        var text = typed.replace("\t", "    ").replace("\r", "");
        text = text.substring(0, Math.clamp(text.length(), 0, Math.max(0, room)));
        if (!text.equals(typed)) {
            change.setText(text);
            int end = change.getRangeStart() + text.length();
            change.selectRange(end, end);
        }
        return change;
    }

    /// Hears keys before the text area does; a consumed one it never sees.
    void onKey(Consumer<KeyEvent> listener) {
        onKey = listener;
    }

    TextArea area() {
        return area;
    }

    /// What stands behind the caret as a suggestion.
    void ghost(String text) {
        if (!ghost.equals(text)) {
            ghost = text;
            draw();
        }
    }

    /// Where the caret is, in this node's pixels.
    Point2D caretPlace() {
        return new Point2D(caret.getX() + colours.getTranslateX(), caret.getY());
    }

    /// How wide so many letters are, in pixels.
    double widthOf(int letters) {
        return letters * letter;
    }

    private void draw() {
        colours.getChildren().clear();
        var lines = area.getText().split("\n", -1);
        int position = area.getCaretPosition();
        int start = 0;
        boolean continued = false;
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            double x = 0;
            for (var part : CommandColors.of(line, continued)) {
                x = addText(part.text(), part.kind().styleClass(), x, i);
            }
            if (position >= start && position <= start + line.length()) {
                caret.setX((position - start) * letter);
                caret.setY(i * LINE + 1.5);
                if (position == start + line.length() && !ghost.isEmpty()) {
                    addText(ghost, "console-ghost", x, i);
                }
            }
            continued = line.stripTrailing().endsWith("\\");
            start += line.length() + 1;
        }
        if (area.isFocused()) {
            colours.getChildren().add(caret);
        }
        double height = Math.clamp(lines.length, 1, MAX_LINES) * LINE;
        area.setPrefHeight(height);
        area.setMinHeight(height);
        area.setMaxHeight(height);
        place();
    }

    private double addText(String text, String styleClass, double x, int line) {
        var node = new Text(x, line * LINE + 15, text);
        node.setFont(Fonts.of(STYLE));
        node.getStyleClass().addAll("console-input-text", styleClass);
        colours.getChildren().add(node);
        return x + text.length() * letter;
    }

    private void place() {
        colours.setTranslateX(-area.getScrollLeft());
        colours.setTranslateY(-area.getScrollTop());
    }
}
