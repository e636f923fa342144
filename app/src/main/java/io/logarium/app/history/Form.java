package io.logarium.app.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How facts were written, as a file itself tells it: what [Codec#name()] says, read back. So a recording can be read by a program
/// whose own facts are others.
sealed interface Form {
    /// Something that is not made of other facts: a number, a text, a partition.
    record Word(String name) implements Form {}

    /// One of these values.
    record Choice(List<String> values) implements Form {}

    /// A record with its components in order.
    record Whole(String name, List<Part> parts) implements Form {}

    /// A component of a record.
    record Part(String name, Form form) {}

    /// One of these records.
    record Cases(List<Whole> cases) implements Form {}

    record Many(Form element) implements Form {}

    record Maybe(Form element) implements Form {}

    record ByPlace(Form value) implements Form {}

    /// What was read of a record without a type of ours.
    record Facts(Whole form, List<Object> parts) {}

    /// Reads the forms that a text names one after the other.
    static List<Form> parse(String text) {
        return new Parser(text).all();
    }

    /// A text of a file, which may be anybody's: what it may ask for is bounded by its length and [#DEEPEST].
    final class Parser {
        private static final int DEEPEST = 60;
        private static final int LONGEST = 1 << 20;
        private static final String ENDS = "{}()[],|:";
        private static final Set<String> WORDS =
                Set.of("int", "long", "double", "boolean", "text", "place", "places", "content");

        private final String text;
        private int at;
        private int depth;

        private Parser(String text) {
            if (text.length() > LONGEST) {
                throw new BadRecordingException("its list of facts is too long");
            }
            this.text = text;
        }

        private List<Form> all() {
            var forms = new ArrayList<Form>();
            while (at < text.length()) {
                forms.add(form());
            }
            return forms;
        }

        private Form form() {
            if (++depth > DEEPEST) {
                throw new BadRecordingException("its list of facts is too deep");
            }
            var form =
                    switch (next()) {
                        case '?' -> new Maybe(form());
                        case '[' -> new Many(closed(form(), ']'));
                        case '(' -> cases();
                        default -> {
                            at--;
                            yield named();
                        }
                    };
            depth--;
            return form;
        }

        private Form cases() {
            var cases = new ArrayList<Whole>();
            do {
                if (!(form() instanceof Whole whole)) {
                    throw new BadRecordingException("its list of facts has a case without a name");
                }
                cases.add(whole);
            } while (more('|', ')'));
            return new Cases(List.copyOf(cases));
        }

        private Form named() {
            var name = name();
            if (name.equals("places->")) {
                return new ByPlace(form());
            }
            if (at < text.length() && text.charAt(at) == '{') {
                at++;
                return new Whole(name, parts());
            }
            return WORDS.contains(name) ? new Word(name) : new Choice(List.of(name.split("/")));
        }

        private List<Part> parts() {
            var parts = new ArrayList<Part>();
            if (at < text.length() && text.charAt(at) == '}') {
                at++;
                return parts;
            }
            do {
                var name = name();
                closed(name, ':');
                parts.add(new Part(name, form()));
            } while (more(',', '}'));
            return List.copyOf(parts);
        }

        private String name() {
            int from = at;
            while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
                at++;
                if (text.startsWith("->", at)) {
                    at += 2;
                    break;
                }
            }
            if (at == from) {
                throw new BadRecordingException("its list of facts has no name at " + at);
            }
            return text.substring(from, at);
        }

        private boolean more(char between, char end) {
            char next = next();
            if (next != between && next != end) {
                throw new BadRecordingException("its list of facts is damaged at " + at);
            }
            return next == between;
        }

        private <T> T closed(T value, char by) {
            if (next() != by) {
                throw new BadRecordingException("its list of facts is damaged at " + at);
            }
            return value;
        }

        private char next() {
            if (at >= text.length()) {
                throw new BadRecordingException("its list of facts ends in the middle");
            }
            return text.charAt(at++);
        }
    }
}
