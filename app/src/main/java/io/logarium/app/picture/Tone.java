package io.logarium.app.picture;

import java.util.Locale;

/// A colour by its role. What it looks like is the theme's business; a tone never means two things.
///
/// Each one is a looked-up colour of the style sheets: `cssName()` is the name there.
public enum Tone {
    BG_DEFAULT("-color-bg-default"),
    BG_SUBTLE("-color-bg-subtle"),
    BG_INSET("-color-bg-inset"),
    BORDER_DEFAULT("-color-border-default"),
    BORDER_MUTED("-color-border-muted"),
    FG_DEFAULT("-color-fg-default"),
    ACCENT_FG("-color-accent-fg"),
    ACCENT_EMPHASIS("-color-accent-emphasis"),
    ACCENT_SUBTLE("-lg-accent-subtle"),
    FG_STRONG("-lg-fg-strong"),
    FG_MUTED("-lg-fg-muted"),
    BG_RAISED("-lg-bg-raised"),
    BG_CODE("-lg-bg-code"),
    LINE_FAINT("-lg-line-faint"),
    PRODUCER("-lg-producer"),
    PRODUCER_SUBTLE("-lg-producer-subtle"),
    LEADER("-lg-leader"),
    ON_LEADER("-lg-on-leader"),
    REPLICA("-lg-replica"),
    REPLICA_SUBTLE("-lg-replica-subtle"),
    CONSUMER("-lg-consumer"),
    CONSUMER_EMPHASIS("-lg-consumer-emphasis"),
    CONSUMER_SUBTLE("-lg-consumer-subtle"),
    ON_CONSUMER("-lg-on-consumer"),
    ON_REPLICA("-lg-on-replica"),
    CONTROLLER("-lg-controller"),
    OK("-lg-ok"),
    OK_SUBTLE("-lg-ok-subtle"),
    WARN("-lg-warn"),
    WARN_SUBTLE("-lg-warn-subtle"),
    BAD("-lg-bad"),
    BAD_EMPHASIS("-lg-bad-emphasis"),
    BAD_SUBTLE("-lg-bad-subtle"),
    SELECTED("-lg-selected"),
    GONE("-lg-gone"),
    UNKNOWN("-lg-unknown"),
    KEY_1("-lg-key-1"),
    KEY_2("-lg-key-2"),
    KEY_3("-lg-key-3"),
    KEY_4("-lg-key-4"),
    KEY_5("-lg-key-5"),
    KEY_6("-lg-key-6"),
    KEY_7("-lg-key-7"),
    KEY_8("-lg-key-8"),
    KEY_LINE_1("-lg-key-line-1"),
    KEY_LINE_2("-lg-key-line-2"),
    KEY_LINE_3("-lg-key-line-3"),
    KEY_LINE_4("-lg-key-line-4"),
    KEY_LINE_5("-lg-key-line-5"),
    KEY_LINE_6("-lg-key-line-6"),
    KEY_LINE_7("-lg-key-line-7"),
    KEY_LINE_8("-lg-key-line-8"),
    KEY_INK("-lg-key-ink"),
    KEY_NULL("-lg-key-null");

    private static final int KEY_HUES = 8;
    private static final Tone[] ALL = values();

    private final String cssName;

    Tone(String cssName) {
        this.cssName = cssName;
    }

    /// The looked-up colour in the style sheets.
    public String cssName() {
        return cssName;
    }

    /// The styleable property of [DiagramSurface] that carries it.
    String propertyName() {
        return "-tone-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Fill of a record's key: `hue` is 0 to 7.
    public static Tone key(int hue) {
        return ALL[KEY_1.ordinal() + Math.floorMod(hue, KEY_HUES)];
    }

    /// Outline of a record that is not replicated yet: `hue` is 0 to 7.
    public static Tone keyLine(int hue) {
        return ALL[KEY_LINE_1.ordinal() + Math.floorMod(hue, KEY_HUES)];
    }
}
