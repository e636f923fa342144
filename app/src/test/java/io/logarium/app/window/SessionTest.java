package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.done;
import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.BundledCluster;
import io.logarium.app.cluster.NewTopicPlan;
import io.logarium.app.clustermap.ClusterMapScreen;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.state.ClusterHealth;
import io.logarium.app.state.Msg;
import io.logarium.app.text.Texts;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The window with a cluster in a real folder, through starts, refusals and the end of all data.
class SessionTest extends ProgramRig {
    @Override
    String firstScreen() {
        return "topics";
    }

    @Test
    void allDataIsDeletedAfterAWarningAndTheClusterComesBackEmpty() throws Exception {
        try (var client = new BundledCluster(bootstrap(), Optional.empty())) {
            done(client.client().createTopic(new NewTopicPlan("orders", 2, 1, Map.of()), false));
        }
        assertThat(folder.resolve("0").resolve("orders-0")).isDirectory();
        fx(() -> {
            store.dispatch(new Msg.ScreenChosen("settings"));
            return true;
        });
        awaitNode("settings-delete");
        robot.clickOn("#settings-delete");
        awaitNode("settings-delete-word");
        assertThat(ask(() -> node("settings-delete-really").isDisabled())).isTrue();
        assertThat(folder.resolve("0").resolve("orders-0")).isDirectory();

        robot.clickOn("#settings-delete-word").write(Texts.of("settings.data.word"));
        robot.type(KeyCode.ENTER);

        awaitNotice("All data is deleted");
        awaitRunning(1);
        assertThat(folder.resolve("0")).isDirectory();
        assertThat(folder.resolve("0").resolve("orders-0")).doesNotExist();
        try (var client = new BundledCluster(bootstrap(), Optional.empty())) {
            until(
                    "an answer",
                    () ->
                            client.view().contact()
                                    instanceof
                                    io.logarium.app.cluster.ClusterView.Contact.Answering);
            assertThat(client.view().topics()).isEmpty();
        }
    }

    @Test
    void aNewcomerIsOfferedTheFirstLessonOnceBesideTheLiveCluster() throws Exception {
        greetAgain();
        awaitNode("first-door");
        assertThat(isThere("rail-tour")).isFalse();
        assertThat(ask(() -> store.state().look().screen())).isEqualTo("cluster");

        robot.clickOn("#door-lesson");
        awaitNode("tour-title");
        assertThat(isThere("first-door")).isFalse();
        assertThat(isThere("rail-tour")).isTrue();
        assertThat(home.kept("greeted")).contains("true");
        greetAgain();
        awaitRunning(1);
        assertThat(isThere("first-door")).isFalse();
    }

    @Test
    void whoClicksOnTheClusterBelowTheDoorIsInsideAndIsToldWhatThatIs() throws Exception {
        greetAgain();
        awaitNode("first-door");
        fx(() -> {
            session.screens()
                    .orElseThrow()
                    .one(ClusterMapScreen.class)
                    .select(new MapThing.OfBroker(0));
            return true;
        });

        until("no door", () -> !isThere("first-door"));
        assertThat(isThere("rail-tour")).isTrue();
        assertThat(home.kept("greeted")).contains("true");
    }

    @Test
    void aFolderOfAnotherSizeIsOpenedAsItIs() throws Exception {
        startAgainWith(3);
        robot.clickOn(button("Open it with 1 broker"));

        awaitRunning(1);
        assertThat(home.brokers()).isEqualTo(1);
    }

    @Test
    void besideAFolderOfAnotherSizeAnEmptyClusterStartsAndIsFoundAgain() throws Exception {
        startAgainWith(2);
        robot.clickOn(button("Start an empty one of 2"));
        awaitRunning(2);
        assertThat(folder.resolve("cluster-of-2").resolve("1")).isDirectory();

        host.close();
        home.keepBrokers(1);
        startAgain();
        awaitRunning(1);
        host.close();
        home.keepBrokers(2);
        startAgain();
        awaitRunning(2);
        assertThat(Files.isDirectory(folder.resolve("0"))).isTrue();
    }

    private void greetAgain() throws Exception {
        host.close();
        fx(() -> {
            session.greet();
            session.startAgain();
            return true;
        });
    }

    private void startAgainWith(int brokers) throws Exception {
        host.close();
        home.keepBrokers(brokers);
        startAgain();
        until(
                "the question",
                () -> ask(() -> !window.scene().getRoot().lookupAll(".lg-callout").isEmpty()));
    }

    private void startAgain() throws Exception {
        fx(() -> {
            session.startAgain();
            return true;
        });
    }

    private void awaitNotice(String words) {
        until(
                words,
                () ->
                        ask(() ->
                                store.state().notices().stream()
                                        .anyMatch(n -> n.notice().what().startsWith(words))));
    }

    private Button button(String words) {
        return ask(() ->
                window.scene().getRoot().lookupAll(".button").stream()
                        .map(Button.class::cast)
                        .filter(b -> b.getText() != null && b.getText().contains(words))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no button with " + words)));
    }

    private String bootstrap() {
        return ask(() -> ((ClusterHealth.Running) store.state().health()).bootstrap());
    }
}
