package io.logarium.app.parts;

import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;

/// What says its words anew when the language changes, for as long as its node lives. The language outlives every window: it must not
/// hold one that was closed.
public final class Retold {
    private Retold() {}

    /// @param node that holds on to what is run
    /// @param tell is run after each change of the language
    public static void with(Node node, Runnable tell) {
        ChangeListener<Language> listener = (_, _, _) -> tell.run();
        held(node).add(listener);
        Texts.languageProperty().addListener(new WeakChangeListener<>(listener));
    }

    private static List<ChangeListener<Language>> held(Node node) {
        return ((Held) node.getProperties().computeIfAbsent(Held.class, _ -> new Held())).listeners;
    }

    private static final class Held {
        private final List<ChangeListener<Language>> listeners = new ArrayList<>();
    }
}
