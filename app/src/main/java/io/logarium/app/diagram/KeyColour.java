package io.logarium.app.diagram;

import io.logarium.app.cluster.Content;
import io.logarium.app.picture.Tone;
import org.apache.kafka.common.utils.Utils;

/// The colour of a record's key: the same on every screen and after every restart.
///
/// The hue comes from the high bits of the hash, since the low ones choose the partition: otherwise colours would only
/// mirror the partitions.
public final class KeyColour {
    private static final int HUES = 8;

    private KeyColour() {}

    /// 0 to 7.
    public static int hue(byte[] key) {
        return (Utils.toPositive(Utils.murmur2(key)) >>> 16) % HUES;
    }

    /// The fill of a readable record; neutral without a key.
    public static Tone fill(Content key) {
        return key.isNull() ? Tone.KEY_NULL : Tone.key(hue(key.bytes()));
    }

    /// The outline of a record that is not replicated yet.
    public static Tone line(Content key) {
        return key.isNull() ? Tone.LINE_FAINT : Tone.keyLine(hue(key.bytes()));
    }
}
