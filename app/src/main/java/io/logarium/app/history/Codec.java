package io.logarium.app.history;

import org.jspecify.annotations.Nullable;

/// How values of one type are written as what differs from the value before.
interface Codec<T> {
    /// The byte in place of a value that is the same as the one before.
    int SAME = 0;

    /// Writes a value; one that says the same as the one before takes one byte, [#SAME].
    ///
    /// @return whether it differs
    boolean write(ByteSink to, T value, @Nullable T before);

    /// Reads a value; what is the same as before is the very object of before.
    T read(ByteSource from, @Nullable T before);

    /// Names the type with all that is in it, to tell recordings of other versions apart.
    String name();

    /// What was before, where [#SAME] says that there was something.
    static <T> T before(@Nullable T before) {
        if (before == null) {
            throw new BadRecordingException("it starts in the middle");
        }
        return before;
    }
}
