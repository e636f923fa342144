package io.logarium.app.clustermap;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/// What can be done to a broker or to a connection; each is one line of the cluster's command grammar.
public enum Verb {
    STOP(MaterialDesignS.STOP_CIRCLE_OUTLINE),
    KILL(MaterialDesignS.SKULL_OUTLINE),
    POWER_OFF(MaterialDesignP.POWER_PLUG_OFF_OUTLINE),
    START(MaterialDesignP.PLAY),
    PAUSE(MaterialDesignP.PAUSE),
    RESUME(MaterialDesignP.PLAY),
    CUT(MaterialDesignC.CONTENT_CUT),
    MEND(MaterialDesignL.LINK_VARIANT),
    SLOW(MaterialDesignT.TORTOISE),
    DISK_SLOW(MaterialDesignH.HARDDISK),
    DISK_FULL(MaterialDesignH.HARDDISK_PLUS),
    DISK_LOST(MaterialDesignH.HARDDISK_REMOVE),
    DISK_OK(MaterialDesignW.WRENCH_OUTLINE);

    private final Ikon icon;

    Verb(Ikon icon) {
        this.icon = icon;
    }

    Ikon icon() {
        return icon;
    }

    /// As `power-off`; a disk's state is a word behind its verb: `disk-full`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The verbs in a cluster's answer to `help`, or in what it says instead: it always lists the commands that it knows.
    public static Set<Verb> known(String answer) {
        var words = new HashSet<>(List.of(answer.split("[\\s,.:;()|\\[\\]'`]+")));
        var known = EnumSet.noneOf(Verb.class);
        for (var verb : values()) {
            if (words.contains(verb.isDisk() ? "disk" : verb.word())) {
                known.add(verb);
            }
        }
        return known;
    }

    /// Changes how a disk behaves.
    boolean isDisk() {
        return this == DISK_SLOW || this == DISK_FULL || this == DISK_LOST || this == DISK_OK;
    }

    /// Takes a broker away, at once or with its next write.
    boolean takesAway() {
        return switch (this) {
            case STOP, KILL, POWER_OFF, PAUSE, DISK_FULL, DISK_LOST -> true;
            case START, RESUME, CUT, MEND, SLOW, DISK_SLOW, DISK_OK -> false;
        };
    }
}
