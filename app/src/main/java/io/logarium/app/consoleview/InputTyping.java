package io.logarium.app.consoleview;

import io.logarium.app.console.Completions;
import io.logarium.app.console.Completions.Candidate;
import io.logarium.app.console.ConsoleSession;
import io.logarium.app.console.Run;
import io.logarium.app.state.Store;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the keys do in the input line: history, completion, run, stop.
final class InputTyping {
    /// Where lines go and what else keys may ask for.
    interface Target {
        /// Runs a command, or hands a line to the run that takes input.
        void enter(String text);

        /// The run that lines go to, if any.
        Optional<Run> typingInto();

        /// Ctrl+C with nothing selected.
        void interrupt();

        /// Escape with nothing to close: back from a run's input to commands.
        void leave();
    }

    private final CommandInput input;
    private final TextArea area;
    private final CompletionPopup popup;
    private final ConsoleSession session;
    private final Store store;
    private final Target target;
    private Completions offered = new Completions(0, 0, List.of());
    private int historyBack;
    private String unsent = "";
    private long question;
    private boolean changing;

    InputTyping(
            CommandInput input,
            CompletionPopup popup,
            ConsoleSession session,
            Store store,
            Target target) {
        this.input = input;
        this.area = input.area();
        this.popup = popup;
        this.session = session;
        this.store = store;
        this.target = target;
        input.onKey(this::onKey);
        area.textProperty()
                .addListener((_, _, _) -> {
                    if (!changing && popup.isOpen()) {
                        ask(false);
                    }
                    suggest();
                });
    }

    /// Replaces the text of the line.
    void text(String text) {
        changing = true;
        area.setText(text);
        area.end();
        area.positionCaret(text.length());
        changing = false;
        close();
    }

    /// How wide the part of the word before the caret is, in pixels.
    double typedWidth() {
        return input.widthOf(Math.max(0, area.getCaretPosition() - offered.from()));
    }

    /// Shows what may stand at the caret.
    void complete() {
        ask(false);
    }

    /// Puts a candidate in its place.
    void choose(Candidate candidate) {
        changing = true;
        int to = Math.min(Math.max(offered.to(), area.getCaretPosition()), area.getLength());
        int from = Math.min(offered.from(), to);
        area.replaceText(from, to, candidate.text() + " ");
        changing = false;
        close();
        area.requestFocus();
    }

    private void onKey(KeyEvent event) {
        boolean handled = popup.isOpen() ? inPopup(event) : inLine(event);
        if (handled) {
            event.consume();
        }
    }

    private boolean inPopup(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(8);
            case PAGE_UP -> move(-8);
            case TAB, ENTER -> {
                if (event.isShortcutDown()) {
                    close();
                    return inLine(event);
                }
                popup.selected().ifPresentOrElse(this::choose, this::close);
            }
            default -> {
                return isControl(event) && inLine(event);
            }
        }
        return true;
    }

    private boolean inLine(KeyEvent event) {
        if (isControl(event)) {
            return inControl(event);
        }
        switch (event.getCode()) {
            case ENTER -> {
                if (event.isShiftDown()) {
                    area.insertText(area.getCaretPosition(), "\n");
                } else {
                    enter();
                }
            }
            case TAB -> {
                if (event.isShiftDown()) {
                    return false;
                }
                ask(true);
            }
            case UP -> {
                return back(1);
            }
            case DOWN -> {
                return back(-1);
            }
            case ESCAPE -> {
                if (target.typingInto().isEmpty()) {
                    return false;
                }
                target.leave();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean isControl(KeyEvent event) {
        return event.isControlDown() || event.isMetaDown();
    }

    private boolean inControl(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            ask(false);
        } else if (event.getCode() == KeyCode.ENTER) {
            enter();
        } else if (event.getCode() == KeyCode.C && area.getSelection().getLength() == 0) {
            target.interrupt();
        } else if (event.getCode() == KeyCode.D && area.getLength() == 0) {
            target.typingInto().ifPresent(Run::endInput);
        } else {
            return false;
        }
        return true;
    }

    private void enter() {
        var text = area.getText();
        historyBack = 0;
        unsent = "";
        text("");
        target.enter(text);
    }

    /// Older entries of the history with Up, while the caret is in the first line; newer ones with Down from the last line.
    private boolean back(int by) {
        if (target.typingInto().isPresent()) {
            return false;
        }
        var text = area.getText();
        boolean leavesText =
                by > 0
                        ? text.lastIndexOf('\n', Math.max(0, area.getCaretPosition() - 1)) < 0
                        : text.indexOf('\n', area.getCaretPosition()) < 0;
        var entries = session.history().entries();
        int wanted = historyBack + by;
        if (!leavesText || wanted < 0 || wanted > entries.size()) {
            return false;
        }
        if (historyBack == 0) {
            unsent = text;
        }
        historyBack = wanted;
        text(wanted == 0 ? unsent : entries.get(entries.size() - wanted));
        return true;
    }

    private void move(int by) {
        popup.move(by);
        suggest();
    }

    /// Asks what may stand at the caret.
    ///
    /// @param takeOnly puts in the only candidate at once, as Tab does
    private void ask(boolean takeOnly) {
        if (target.typingInto().isPresent()) {
            return;
        }
        long number = ++question;
        var text = area.getText();
        int caret = area.getCaretPosition();
        if (!popup.isOpen()) {
            popup.ask();
        }
        store.work(
                () -> session.complete(text, caret),
                found -> {
                    if (number == question && popup.isOpen()) {
                        offer(found, takeOnly);
                    }
                },
                _ -> close());
    }

    private void offer(Completions found, boolean takeOnly) {
        offered = found;
        if (takeOnly && found.candidates().size() == 1) {
            choose(found.candidates().getFirst());
            return;
        }
        popup.close();
        popup.offer(found.candidates());
        suggest();
    }

    /// Shows the rest of the selected candidate behind the caret. While the text is being replaced, the caret may still stand behind
    /// its end.
    private void suggest() {
        int caret = area.getCaretPosition();
        if (!popup.isOpen() || caret != area.getLength() || offered.from() > caret) {
            input.ghost("");
            return;
        }
        var typed = area.getText(offered.from(), caret);
        input.ghost(
                popup.selected()
                        .map(Candidate::text)
                        .filter(t -> t.startsWith(typed))
                        .map(t -> t.substring(typed.length()))
                        .orElse(""));
    }

    private void close() {
        question++;
        popup.close();
        input.ghost("");
    }
}
