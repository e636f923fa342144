package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.done;
import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.cluster.BundledCluster;
import io.logarium.app.cluster.NewTopicPlan;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.state.AppState;
import io.logarium.app.state.ClusterHealth;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window with a cluster in a real folder, through starts, refusals and the end of all data.
class SessionTest extends FxTest {
    @TempDir Path folder;

    private ClusterHost host;
    private Home home;
    private Store store;
    private MainWindow window;
    private Session session;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        host = new ClusterHost(folder);
        home = new Home(folder, new KeptPreferences(folder));
        home.keepBrokers(1);
        fx(() -> {
            Texts.language(Language.EN);
            store = new Store(AppState.first(Look.first("topics")), Effects.none());
            window = new MainWindow(store, 990, 900);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.show();
            session = new Session(store, window, host, home);
            home.onDelete(session::deleteAllData);
            session.start(0);
            return true;
        });
        awaitRunning(1);
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            session.close();
            leave(stage);
            return true;
        });
        host.close();
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
        awaitNode("#settings-delete");
        robot.clickOn("#settings-delete");
        awaitNode("#settings-delete-word");
        assertThat(ask(() -> node("#settings-delete-really").isDisabled())).isTrue();
        assertThat(folder.resolve("0").resolve("orders-0")).isDirectory();

        robot.clickOn("#settings-delete-word").write(Texts.of("settings.data.word"));
        robot.clickOn("#settings-delete-really");

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
        awaitNode("#first-door");
        assertThat(ask(() -> window.scene().lookup("#rail-tour"))).isNull();
        assertThat(ask(() -> store.state().look().screen())).isEqualTo("cluster");

        robot.clickOn("#door-lesson");
        awaitNode("#tour-title");
        assertThat(ask(() -> window.scene().lookup("#first-door"))).isNull();
        assertThat(ask(() -> window.scene().lookup("#rail-tour"))).isNotNull();
        assertThat(home.kept("greeted")).contains("true");
        greetAgain();
        awaitRunning(1);
        assertThat(ask(() -> window.scene().lookup("#first-door"))).isNull();
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

    private void awaitRunning(int brokers) {
        until(
                brokers + " brokers",
                () ->
                        ask(() ->
                                store.state().health() instanceof ClusterHealth.Running r
                                        && r.brokersUp() == brokers
                                        && window.scene().getRoot().lookup("#rail-settings")
                                                != null));
    }

    private void awaitNode(String selector) {
        until(selector, () -> ask(() -> window.scene().getRoot().lookup(selector) != null));
    }

    private void awaitNotice(String words) {
        until(
                words,
                () ->
                        ask(() ->
                                store.state().notices().stream()
                                        .anyMatch(n -> n.notice().what().startsWith(words))));
    }

    private Node node(String selector) {
        return window.scene().getRoot().lookup(selector);
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

    private static <T> T ask(Callable<T> question) {
        try {
            return fx(question);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
