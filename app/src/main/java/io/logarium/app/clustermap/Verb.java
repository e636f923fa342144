package io.logarium.app.clustermap;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

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
    SLOW(MaterialDesignT.TORTOISE);

    private final Ikon icon;

    Verb(Ikon icon) {
        this.icon = icon;
    }

    Ikon icon() {
        return icon;
    }

    /// The word of the grammar, as `power-off`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The verbs in a cluster's answer to `help`, or in what it says instead: it always lists the commands that it knows.
    public static Set<Verb> known(String answer) {
        var words = new HashSet<>(List.of(answer.split("[\\s,.:;()|\\[\\]'`]+")));
        var known = EnumSet.noneOf(Verb.class);
        for (var verb : values()) {
            if (words.contains(verb.word())) {
                known.add(verb);
            }
        }
        return known;
    }

    /// Takes a broker away.
    boolean takesAway() {
        return this == STOP || this == KILL || this == POWER_OFF || this == PAUSE;
    }
}
