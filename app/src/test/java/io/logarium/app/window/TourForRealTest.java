package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.ClusterClient;
import io.logarium.app.state.Msg;
import io.logarium.app.tour.TourScreen;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The tour together with the running cluster: goals, commands for real, programs; and in front of a class.
class TourForRealTest extends WindowRig {
    @Override
    int brokers() {
        return 3;
    }

    @Override
    String firstScreen() {
        return "tour";
    }

    @Test
    void aGoalIsReachedByTheStateOfTheRunningClusterOnly() throws Exception {
        open("28-two-copies");
        press("tour-goal-begin");
        awaitScreen("topics");
        until("the goal", () -> text("#tour-goal-title").startsWith("Goal:"));
        assertThat(isMet("copies")).isFalse();

        boxed.create("safe-payments", 1, 2);
        ClusterClient.Sent _ = boxed.send("safe-payments", "anna", "{}");
        until("a message", () -> isMet("topic"));
        until("the goal reached", () -> text("#tour-goal-title").startsWith("Reached:"));
        assertThat(isMet("copies")).isTrue();
        press("tour-beside-back");
        awaitScreen("tour");
        until("no goal", () -> ask(() -> window.scene().lookup("#tour-goal-title") == null));
    }

    @Test
    void aLessonLeadsToTheRunningClusterAndToItsProgram() throws Exception {
        open("03-key-to-partition");
        act(() -> tour().choose(1));
        act(() -> tour().doStep());
        var address = boxed.cluster().bootstrap().split(",", 2)[0];
        press("program-first-producer");
        until("the lines", () -> lines().getItems().size() > 10);
        assertThat(ask(() -> said("#program-run"))).contains("python3").contains(address);
        act(() -> lines().getSelectionModel().select(16));
        assertThat(told()).isGreaterThan(0);
        press("program-close");

        press("tour-real");
        awaitScreen("topics");
        until(
                "the commands",
                () -> ask(() -> window.scene().lookup("#tour-beside-code-0") != null));
        assertThat(ask(() -> said("#tour-beside-code-0"))).contains(address);
    }

    @Test
    void inFrontOfAClassTheClickerLeadsAndAnswersAreHiddenUntilTheyAreShown() throws Exception {
        open("03-key-to-partition");
        act(() -> store.dispatch(new Msg.Presented(true)));
        robot.type(KeyCode.PAGE_DOWN);
        awaitNode("tour-do");
        robot.type(KeyCode.PAGE_DOWN);
        awaitNode("tour-reveal");
        assertThat(ask(() -> window.scene().lookup("#tour-result-where"))).isNull();
        robot.type(KeyCode.PAGE_DOWN);
        awaitNode("tour-result-where");
        robot.type(KeyCode.F9);
        awaitNode("tour-where-same");
        until("no step", () -> ask(() -> window.scene().lookup("#tour-result-where") == null));
    }

    private void open(String lesson) throws Exception {
        act(() -> tour().open(lesson));
        until("the film", () -> ask(() -> tour().isQuiet()));
    }

    private TourScreen tour() {
        return screens.one(TourScreen.class);
    }

    private static void act(Runnable deed) throws Exception {
        fx(() -> {
            deed.run();
            return true;
        });
        settle();
    }

    private String text(String id) {
        return ask(() ->
                window.scene().lookup(id) instanceof Labeled labeled ? labeled.getText() : "");
    }

    private boolean isMet(String condition) {
        return ask(() -> {
            var node = window.scene().lookup("#tour-condition-" + condition);
            return node != null && node.getStyleClass().contains("met");
        });
    }

    private ListView<?> lines() {
        return (ListView<?>) window.scene().lookup("#program-lines");
    }

    /// Lines that the words below are about.
    private long told() {
        return ask(() ->
                lines().lookupAll(".list-cell").stream()
                        .filter(c ->
                                c.getPseudoClassStates().stream()
                                        .anyMatch(s -> s.getPseudoClassName().equals("told")))
                        .count());
    }

    private String said(String id) {
        return String.valueOf(((Parent) window.scene().lookup(id)).getAccessibleText());
    }
}
