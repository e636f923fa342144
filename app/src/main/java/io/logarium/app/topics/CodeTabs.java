package io.logarium.app.topics;

import io.logarium.app.parts.CodeView;
import io.logarium.app.parts.Segmented;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.layout.VBox;

/// The same in code, in three languages.
public final class CodeTabs extends VBox {
    private final Segmented<Tongue> choice = new Segmented<>();
    private final CodeView view = new CodeView("code");
    private Snippets.Trio trio = new Snippets.Trio("", "", "");
    private Tongue chosen = Tongue.CLI;

    private enum Tongue {
        CLI("CLI"),
        JAVA("Java"),
        PYTHON("Python");

        private final String title;

        Tongue(String title) {
            this.title = title;
        }
    }

    public CodeTabs() {
        super(8);
        for (var tongue : Tongue.values()) {
            choice.with(tongue, new SimpleStringProperty(tongue.title));
        }
        choice.getStyleClass().add("small");
        choice.choose(chosen);
        choice.onChosen(tongue -> {
            chosen = tongue;
            show(trio);
        });
        getChildren().addAll(choice, view);
    }

    public void show(Snippets.Trio newTrio) {
        trio = newTrio;
        view.show(
                switch (chosen) {
                    case CLI -> trio.cli();
                    case JAVA -> trio.java();
                    case PYTHON -> trio.python();
                });
    }
}
