package io.logarium.app.clustermap;

import io.logarium.app.text.Texts;

/// Something to do to a broker, or to the connection between two.
///
/// @param other the other end of a connection; -1 where there is none
record Deed(Verb verb, int broker, int other) {
    static Deed to(Verb verb, int broker) {
        return new Deed(verb, broker, -1);
    }

    static Deed between(Verb verb, int one, int other) {
        return new Deed(verb, one, other);
    }

    boolean isLink() {
        return other >= 0;
    }

    /// The line of the cluster's command grammar.
    String line() {
        if (verb.isDisk()) {
            return "disk " + broker + " " + verb.word().replaceFirst("disk-", "");
        }
        var line = verb.word() + " " + broker + (isLink() ? " " + other : "");
        return verb == Verb.SLOW ? line + " 500" : line;
    }

    String hint() {
        return isLink()
                ? Texts.of(
                        "map.hint.link", Integer.toString(broker), Integer.toString(other), line())
                : Texts.of("map.hint." + verb.word(), Integer.toString(broker), line());
    }
}
