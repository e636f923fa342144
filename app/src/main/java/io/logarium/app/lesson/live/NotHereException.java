package io.logarium.app.lesson.live;

/// Something that cannot be done or seen on this cluster; the message says why, for people.
final class NotHereException extends Exception {
    private static final long serialVersionUID = 1;

    NotHereException(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
