package io.logarium.app.state;

/// Which cluster the window looks at.
public sealed interface Looked {
    /// The one in the box.
    record Box() implements Looked {}

    /// Somebody's, which is not changed.
    record Attached(String bootstrap) implements Looked {}

    /// One of which only a recording is there.
    record Recording(String file) implements Looked {}
}
