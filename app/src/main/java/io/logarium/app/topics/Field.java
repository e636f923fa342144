package io.logarium.app.topics;

import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.text.Texts;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.controlsfx.validation.Severity;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.Validator;

/// A text field with its name above and what is wrong below, checked while one types.
final class Field extends VBox {
    private final TextField input = new TextField();
    private final Label wrong = Labels.plain("", "small", "tone-bad");
    private final Function<String, Optional<String>> check;

    /// @param check the key of the text that says what is wrong, if anything is
    Field(
            String id,
            String nameKey,
            ValidationSupport validation,
            Function<String, Optional<String>> check) {
        this(id, Labels.bound(nameKey, "small", "muted"), validation, check);
        input.accessibleTextProperty().bind(Texts.bind(nameKey));
    }

    Field(
            String id,
            Label name,
            ValidationSupport validation,
            Function<String, Optional<String>> check) {
        super(3);
        this.check = check;
        input.setId(id);
        input.getStyleClass().add("mono");
        wrong.setId(id + "-wrong");
        wrong.setWrapText(true);
        wrong.setManaged(false);
        getChildren().addAll(name, input, wrong);
        validation.registerValidator(
                input,
                false,
                (Validator<String>)
                        (control, text) ->
                                ValidationResult.fromMessageIf(
                                        control,
                                        fault().orElse(""),
                                        Severity.ERROR,
                                        fault().isPresent()));
        input.textProperty().addListener((_, _, _) -> tell());
        Retold.with(this, () -> tell());
    }

    TextField input() {
        return input;
    }

    String text() {
        return input.getText() == null ? "" : input.getText().strip();
    }

    boolean isValid() {
        return check.apply(text()).isEmpty();
    }

    private Optional<String> fault() {
        return check.apply(text()).map(Texts::of);
    }

    /// An empty field that nobody has touched is not yet wrong, only not yet filled.
    private void tell() {
        var fault = fault();
        wrong.setText(fault.orElse(""));
        wrong.setManaged(fault.isPresent());
        wrong.setVisible(fault.isPresent());
    }

    /// Checks again, for what it depends on has changed.
    void recheck() {
        tell();
    }
}
