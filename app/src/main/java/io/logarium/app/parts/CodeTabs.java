package io.logarium.app.parts;

import io.logarium.app.snippet.Trio;
import io.logarium.app.text.Texts;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.VBox;

/// The same in code, in three languages; where there is only a command line, only that.
public final class CodeTabs extends VBox {
    private final Segmented<Tongue> choice = new Segmented<>();
    private final CodeView view;
    private Trio trio = Trio.ofCli("");
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

    /// @param id of the code; its button is called so with `-copy` behind
    public CodeTabs(String id) {
        super(8);
        view = new CodeView(id);
        for (var tongue : Tongue.values()) {
            choice.with(tongue, new SimpleStringProperty(tongue.title));
        }
        choice.getStyleClass().add("small");
        choice.setId(id + "-language");
        choice.setAccessibleRole(AccessibleRole.TOOL_BAR);
        choice.accessibleTextProperty().bind(Texts.bind("code.language"));
        choice.choose(chosen);
        choice.onChosen(tongue -> {
            chosen = tongue;
            show(trio);
        });
        getChildren().addAll(choice, view);
    }

    public void show(Trio newTrio) {
        trio = newTrio;
        boolean alone = trio.java().isEmpty() && trio.python().isEmpty();
        choice.setVisible(!alone);
        choice.setManaged(!alone);
        view.show(
                switch (alone ? Tongue.CLI : chosen) {
                    case CLI -> trio.cli();
                    case JAVA -> trio.java();
                    case PYTHON -> trio.python();
                });
    }
}
