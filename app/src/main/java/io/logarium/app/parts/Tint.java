package io.logarium.app.parts;

import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// A role or state of a small part. Colour never says it alone: each has its icon.
public enum Tint {
    OK(MaterialDesignC.CHECK_CIRCLE),
    WARN(MaterialDesignA.ALERT),
    BAD(MaterialDesignC.CLOSE_OCTAGON),
    INFO(MaterialDesignI.INFORMATION_OUTLINE),
    PRODUCER(MaterialDesignU.UPLOAD),
    CONSUMER(MaterialDesignD.DOWNLOAD);

    private final Ikon icon;

    Tint(Ikon icon) {
        this.icon = icon;
    }

    public Ikon icon() {
        return icon;
    }

    /// The style class that carries the colours.
    public String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
