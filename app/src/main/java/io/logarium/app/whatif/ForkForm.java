package io.logarium.app.whatif;

import io.logarium.app.lesson.Film.Frame;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.text.Texts;
import io.logarium.engine.view.BrokerView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// What is to be done otherwise from the shown moment on: one command, typed or picked.
final class ForkForm extends VBox {
    private static final int MOST_PROPOSALS = 5;
    private static final int LONGEST = 100;

    private final Label when = Labels.plain("", "strong");
    private final TextField command = new TextField();
    private final CheckBox goesOn = new CheckBox();
    private final Button fork;
    private final FlowPane first = new FlowPane(8, 6);
    private final RunBar run;
    private final Consumer<Branches.Fork> asked;
    private List<String> proposals = List.of();
    private List<Button> picks = List.of();
    private long atMs;

    ForkForm(Consumer<Branches.Fork> asked, Runnable cancel) {
        super(6);
        this.asked = asked;
        setPadding(new Insets(4, 16, 8, 16));
        run = new RunBar(cancel);
        when.setMinWidth(USE_PREF_SIZE);
        command.setId("whatif-command");
        command.setPrefColumnCount(16);
        command.promptTextProperty().bind(Texts.bind("whatif.command.prompt"));
        command.accessibleTextProperty().bind(Texts.bind("whatif.command"));
        command.getStyleClass().add("mono");
        command.setOnAction(_ -> ask());
        goesOn.setId("whatif-goes-on");
        goesOn.setSelected(true);
        goesOn.setMinWidth(USE_PREF_SIZE);
        goesOn.textProperty().bind(Texts.bind("whatif.goes-on"));
        fork = Buttons.primary("whatif.fork", MaterialDesignS.SOURCE_BRANCH, this::ask);
        fork.setId("whatif-fork");
        fork.setDisable(true);
        command.textProperty().addListener((_, _, _) -> enable());
        first.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(first, run);
        place();
        Retold.with(this, this::tell);
    }

    RunBar run() {
        return run;
    }

    /// @param now the moment from which on something else would be done
    void show(Frame now, long shownMs, boolean busy) {
        atMs = shownMs;
        busy(busy);
        tell();
        var fresh = proposals(now);
        if (!fresh.equals(proposals)) {
            proposals = fresh;
            picks = fresh.stream().map(this::pick).toList();
            place();
        }
    }

    private void busy(boolean busy) {
        command.setDisable(busy);
        enable();
    }

    private void enable() {
        fork.setDisable(command.isDisabled() || command.getText().isBlank());
    }

    private void tell() {
        var words = Texts.of("whatif.at", Words.time(atMs));
        if (!words.equals(when.getText())) {
            when.setText(words);
        }
    }

    private void place() {
        var nodes = new ArrayList<Node>(List.of(when, command));
        nodes.addAll(picks);
        nodes.addAll(List.of(goesOn, fork));
        first.getChildren().setAll(nodes);
    }

    private Button pick(String line) {
        var button = new Button(line);
        button.getStyleClass().addAll("lg-button", "small", "mono");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> command.setText(line));
        return button;
    }

    /// What can be done with the brokers of this moment.
    private static List<String> proposals(Frame now) {
        var all = new ArrayList<String>();
        var up = new ArrayList<Integer>();
        for (var broker : now.snapshot().brokers()) {
            boolean is = broker.state() == BrokerView.State.UP;
            if (is) {
                up.add(broker.id());
            }
            all.add((is ? "kill " : "start ") + broker.id());
        }
        if (up.size() > 1) {
            all.add(Math.min(all.size(), MOST_PROPOSALS - 1), "cut " + up.get(0) + " " + up.get(1));
        }
        return all.subList(0, Math.min(all.size(), MOST_PROPOSALS));
    }

    /// Puts a command there as if it were typed.
    void type(String line) {
        command.setText(line);
    }

    void ask() {
        var line = command.getText().strip().replaceAll("\\s+", " ");
        if (!line.isEmpty() && !fork.isDisabled()) {
            asked.accept(
                    new Branches.Fork(
                            atMs,
                            line.substring(0, Math.min(line.length(), LONGEST)),
                            goesOn.isSelected()));
        }
    }
}
