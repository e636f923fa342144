package io.logarium.engine.group;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/// The topics that a regular expression stood for when it was last looked at.
///
/// @param version of the metadata that was looked at
/// @param atMs when
public record ResolvedRegex(NavigableSet<String> topics, long version, long atMs) {
    public ResolvedRegex {
        topics = Collections.unmodifiableNavigableSet(new TreeSet<>(topics));
    }
}
