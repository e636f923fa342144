package io.logarium.app.consoleview;

import io.logarium.app.console.OutputLine;
import io.logarium.app.console.Run;
import io.logarium.app.state.Click;
import java.util.ArrayList;
import java.util.List;

/// A command with all that belongs to it: rows that only grow, except that the oldest output is forgotten.
final class Block {
    /// What a block tells of.
    sealed interface Origin {
        long atMs();

        /// As it was typed, or as it would be.
        String command();

        /// Typed or pasted here.
        record Typed(Run run) implements Origin {
            @Override
            public long atMs() {
                return run.submittedMs();
            }

            @Override
            public String command() {
                return run.text();
            }
        }

        /// Done by a click elsewhere in the window.
        record Clicked(Click click) implements Origin {
            @Override
            public long atMs() {
                return click.atMs();
            }

            @Override
            public String command() {
                return click.command();
            }
        }
    }

    private static final int AT_ONCE = 50_000;
    private static final int TAB = 8;

    private final Origin origin;
    private final List<Row> top = new ArrayList<>();
    private final Row foot = new Row.Foot(this);
    private final List<Row.Output> output = new ArrayList<>();

    /// The number of the first line in each row of output.
    private final List<Long> firstLines = new ArrayList<>();

    private long knownVersion = -1;
    private Run.State knownState = new Run.Waiting();
    private String remark = "";

    Block(Origin origin) {
        this.origin = origin;
        layOutTop();
        if (origin instanceof Origin.Clicked(var click) && !click.answer().isEmpty()) {
            click.answer().lines().forEach(line -> output.add(answer(line)));
        }
    }

    Origin origin() {
        return origin;
    }

    int size() {
        return top.size() + output.size() + 1;
    }

    Row row(int index) {
        if (index < top.size()) {
            return top.get(index);
        }
        int line = index - top.size();
        return line < output.size() ? output.get(line) : foot;
    }

    /// Takes over what is new; the index of the first row that changed, or -1.
    int refresh() {
        if (!(origin instanceof Origin.Typed(var run))) {
            return -1;
        }
        int changed = -1;
        if (!run.state().equals(knownState)) {
            knownState = run.state();
            changed = 0;
        }
        var said = run.note().map(NoteText::of).orElse("");
        if (!said.equals(remark)) {
            remark = said;
            layOutTop();
            changed = 0;
        }
        long version = run.output().version();
        if (version != knownVersion) {
            knownVersion = version;
            int line = takeOutput(run);
            changed = changed == 0 ? 0 : line;
        }
        return changed;
    }

    /// The language has changed: what the console itself says is told anew.
    void retell() {
        remark = "";
        if (origin instanceof Origin.Typed(var run)) {
            remark = run.note().map(NoteText::of).orElse("");
        }
        layOutTop();
    }

    /// The command and its output, as a terminal would show it.
    String text() {
        var text = new StringBuilder(origin.command()).append('\n');
        output.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    private Row.Output answer(String line) {
        return new Row.Output(this, List.of(new Row.Piece(line, Row.Voice.OUTPUT)));
    }

    private void layOutTop() {
        top.clear();
        top.add(new Row.Head(this));
        boolean continued = false;
        for (var line : origin.command().split("\n", -1)) {
            top.add(new Row.CommandLine(this, line, continued));
            continued = line.stripTrailing().endsWith("\\");
        }
        remark.lines().forEach(line -> top.add(new Row.Remark(this, line)));
    }

    private int takeOutput(Run run) {
        var log = run.output();
        int changed = Integer.MAX_VALUE;
        long oldest = log.firstLine();
        while (!output.isEmpty() && firstLines.getFirst() < oldest) {
            output.removeFirst();
            firstLines.removeFirst();
            changed = top.size();
        }
        // The last row may have grown since: it is read again.
        long from = oldest;
        if (!output.isEmpty()) {
            from = firstLines.removeLast();
            output.removeLast();
        }
        changed = Math.min(changed, top.size() + output.size());
        long number = from;
        for (var line : log.lines(from, AT_ONCE)) {
            add(line, number);
            number++;
        }
        return changed;
    }

    private void add(OutputLine line, long number) {
        var pieces = new ArrayList<Row.Piece>();
        if (line.sameRow() && !output.isEmpty()) {
            pieces.addAll(output.removeLast().pieces());
        } else {
            firstLines.add(number);
        }
        pieces.add(new Row.Piece(shown(line.text()), voice(line.source())));
        output.add(new Row.Output(this, pieces));
    }

    private static Row.Voice voice(OutputLine.Source source) {
        return switch (source) {
            case STANDARD_OUTPUT -> Row.Voice.OUTPUT;
            case STANDARD_ERROR -> Row.Voice.ERROR;
            case TYPED -> Row.Voice.TYPED;
        };
    }

    /// Tabs as a terminal has them, every eight columns.
    private static String shown(String text) {
        if (text.indexOf('\t') < 0) {
            return text;
        }
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\t') {
                out.repeat(' ', TAB - out.length() % TAB);
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
