package io.logarium.engine.group;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression over names of topics, as members of consumer groups send them (`SubscribedTopicRegex`).
///
/// Kafka takes RE2's language, which cannot run away. We have Java's engine, which can: so what RE2 does not know is refused, and a
/// match that takes too many steps is no match.
final class TopicPattern {
    /// Characters of an expression. Real ones have a few dozen; deep nesting would cost the stack.
    static final int LENGTH = 1_000;

    /// Characters looked at for one name of at most 249; honest expressions look at each a few times.
    private static final int STEPS = 20_000;

    private static final int REPETITIONS = 1_000;

    private final Pattern pattern;

    private TopicPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /// What became of a compilation.
    sealed interface Result {
        record Compiled(TopicPattern pattern) implements Result {}

        record Bad(String why) implements Result {}
    }

    static Result compile(String regex) {
        if (regex.length() > LENGTH) {
            return new Result.Bad("longer than " + LENGTH + " characters");
        }
        var foreign = foreign(regex);
        if (!foreign.isEmpty()) {
            return new Result.Bad(foreign);
        }
        try {
            return new Result.Compiled(
                    new TopicPattern(Pattern.compile(regex.replace("(?P<", "(?<"))));
        } catch (PatternSyntaxException e) {
            return new Result.Bad(e.getDescription());
        } catch (StackOverflowError e) {
            return new Result.Bad("nested too deeply");
        }
    }

    /// Whether the whole name matches.
    boolean matches(String topic) {
        try {
            return pattern.matcher(new Counted(topic, STEPS)).matches();
        } catch (TooManySteps | StackOverflowError e) {
            return false;
        }
    }

    /// What of Java's language RE2 does not know; empty when nothing.
    private static String foreign(String regex) {
        boolean inClass = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            char next = i + 1 < regex.length() ? regex.charAt(i + 1) : 0;
            if (c == '\\') {
                if (next >= '1' && next <= '9' || next != 0 && "kGRXZhHVecNu".indexOf(next) >= 0) {
                    return "invalid escape sequence: \\" + next;
                }
                i++;
            } else if (inClass) {
                if (c == '&' && next == '&') {
                    return "no intersections of classes: &&";
                }
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(' && next == '?') {
                if (!regex.startsWith("(?P<", i) && lookAround(regex.substring(i + 2))) {
                    return "invalid or unsupported Perl syntax: (?";
                }
            } else if ("*+?}".indexOf(c) >= 0 && next == '+') {
                return "invalid nested repetition operator: " + c + next;
            } else if (c == '{' && repeatsTooOften(regex.substring(i + 1))) {
                return "invalid repeat count";
            }
        }
        return "";
    }

    private static boolean lookAround(String rest) {
        return rest.startsWith("=")
                || rest.startsWith("!")
                || rest.startsWith(">")
                || rest.startsWith("<=")
                || rest.startsWith("<!");
    }

    private static boolean repeatsTooOften(String rest) {
        int end = rest.indexOf('}');
        if (end < 0) {
            return false;
        }
        for (var bound : rest.substring(0, end).split(",", -1)) {
            if (bound.length() > 4
                    || bound.matches("[0-9]+") && Integer.parseInt(bound) > REPETITIONS) {
                return true;
            }
        }
        return false;
    }

    /// A match that runs away ends with it.
    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManySteps() {
            super("", null, false, false);
        }
    }

    /// A name that can be looked at so often only.
    private static final class Counted implements CharSequence {
        private final String name;
        private int left;

        Counted(String name, int steps) {
            this.name = name;
            this.left = steps;
        }

        @Override
        public int length() {
            return name.length();
        }

        @Override
        public char charAt(int index) {
            if (left-- <= 0) {
                throw new TooManySteps();
            }
            return name.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return name.subSequence(start, end);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
