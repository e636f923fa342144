package io.logarium.app.history;

/// Bytes that are no recording, or not a whole one.
public final class BadRecordingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadRecordingException(String why) {
        super(why);
    }
}
