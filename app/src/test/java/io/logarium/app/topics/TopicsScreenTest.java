package io.logarium.app.topics;

import static io.logarium.app.cluster.Boxed.done;
import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.cluster.Boxed;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.lab.Lab;
import io.logarium.app.picture.Shape;
import io.logarium.app.shell.Themes;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Store;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The real screen on a real cluster in the box, driven by mouse and keyboard.
class TopicsScreenTest extends FxTest {
    private Boxed boxed;
    private Lab lab;
    private TopicsScreen screen;
    private Stage stage;
    private AnimationTimer pulse;

    @BeforeEach
    void open() throws Exception {
        boxed = Boxed.start();
        lab = new Lab(boxed.cluster().bootstrap());
        fx(() -> {
            Texts.language(Language.EN);
            var store = new Store(AppState.first(Look.first("topics")), Effects.none());
            screen = new TopicsScreen(store, boxed.cluster(), lab);
            var inspector = new ScrollPane(screen.inspector().orElseThrow());
            inspector.setFitToWidth(true);
            inspector.setMinWidth(300);
            inspector.setMaxWidth(300);
            HBox.setHgrow(screen.node(), Priority.ALWAYS);
            var scene = new Scene(new HBox(screen.node(), inspector), 990, 960);
            Themes.style(scene, false);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            pulse =
                    new AnimationTimer() {
                        @Override
                        public void handle(long now) {
                            screen.pulse(now / 1_000_000);
                        }
                    };
            pulse.start();
            screen.shown();
            return true;
        });
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            pulse.stop();
            stage.close();
            Texts.language(Language.EN);
            return true;
        });
        lab.close();
        boxed.close();
    }

    @Test
    void withoutTopicsASentenceAndAButtonThatMakesTheDemo() throws Exception {
        awaitNode("topics-empty", Node::isVisible);

        press("topics-demo");

        awaitNode("detail-title", n -> ((Label) n).getText().equals("demo.orders"));
        until("demo records", () -> records("demo.orders") > 0);
        assertThat(topic("demo.orders")).hasSize(3);
    }

    @Test
    void aBadNameIsToldWhileItIsTyped() throws Exception {
        press("topics-create");
        robot.clickOn("#create-name").write("bad name");

        awaitNode("create-name-wrong", Node::isVisible);
        assertThat(ask(() -> this.<Label>node("create-name-wrong").getText()))
                .isEqualTo(Texts.of("create.name.letters"));
        assertThat(ask(() -> node("create-do").isDisabled())).isTrue();
    }

    @Test
    void aTopicIsCreatedWithItsPartitionsAndOpened() throws Exception {
        press("topics-create");
        robot.clickOn("#create-name").write("new-orders");
        type("create-partitions", "4");
        assertThat(ask(() -> this.<CodeView>node("create-command").code()))
                .contains("--topic new-orders", "--partitions 4");

        press("create-do");

        awaitNode("detail-title", n -> ((Label) n).getText().equals("new-orders"));
        assertThat(topic("new-orders")).hasSize(4);
    }

    @Test
    void whatTheBrokerRefusesIsToldInPlace() throws Exception {
        press("topics-create");
        type("create-name", "odd");
        fx(() -> {
            this.<TitledPane>node("create-configs").setExpanded(true);
            return true;
        });
        type("create-max-message-bytes", "99999999999999");
        press("create-do");

        awaitNode("problem-why", n -> ((Label) n).getText().startsWith("INVALID_CONFIG"));
        assertThat(ask(() -> node("create-do").isDisabled())).isFalse();
    }

    @Test
    void aRecordWithAKeyShowsWhereItWent() throws Exception {
        opened("orders", 3);
        fx(() -> {
            screen.produce();
            return true;
        });
        type("produce-key", "user_007");
        awaitNode("route", n -> texts(n).contains("0xb7711614"));
        assertThat(ask(() -> texts(node("route")))).contains("partition 0");

        robot.clickOn("#produce-key");
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);

        awaitNode("produce-result", n -> ((Label) n).getText().startsWith("Last: P0, offset 0"));
        assertThat(done(boxed.client().read("orders", 0, 0, 5)))
                .extracting(RecordFacts::key)
                .hasToString("[user_007]");
    }

    @Test
    void aPartitionChosenByHandGetsTheRecord() throws Exception {
        opened("orders", 3);
        fx(() -> {
            screen.produce();
            return true;
        });
        fx(() -> {
            this.<ComboBox<Integer>>node("produce-partition").setValue(2);
            return true;
        });
        press("produce-send");

        awaitNode("produce-result", n -> ((Label) n).getText().startsWith("Last: P2, offset 0"));
    }

    @Test
    void valuesAreCheckedWhileTheyAreTyped() throws Exception {
        opened("orders", 1);
        fx(() -> {
            screen.produce();
            return true;
        });
        type("produce-value", "{\"id\": 12345678901234567890}");
        awaitNode("produce-seen", n -> ((Label) n).getText().contains("12345678901234567890"));
        type("produce-value", "{\"id\": }");
        awaitNode("produce-seen", n -> ((Label) n).getText().startsWith("Not JSON: line 1"));
    }

    @Test
    void aConsumerMovesPositionAndCommittedOnTheTape() throws Exception {
        opened("orders", 1);
        for (int i = 0; i < 5; i++) {
            boxed.send("orders", "user_00" + i, "{}");
        }
        fx(() -> {
            screen.consume();
            return true;
        });
        type("consume-group", "readers");
        press("consume-start");

        awaitFlag("committed");
        awaitFlag("position");
        awaitText("lag 0  consumer-1");
        boxed.send("orders", "user_009", "{}");
        until("committed 6", () -> committed("readers") == 6);

        press("stop-consumer-1");
        until(
                "it has left",
                () -> boxed.cluster().view().group("readers").orElseThrow().members().isEmpty());
    }

    @Test
    void aGeneratorRunsUntilItIsStopped() throws Exception {
        opened("demo.stream", 2);
        fx(() -> {
            screen.produce();
            screen.generator();
            return true;
        });
        press("generator-start");
        until("records", () -> records("demo.stream") > 5);

        press("generator-stop");

        until("it has stopped", () -> lab.producers().getFirst().state().phase().isOver());
        awaitNode("generator-start", n -> !n.isDisabled());
    }

    @Test
    void deletingNeedsTheTypedName() throws Exception {
        opened("orders", 1);
        press("topic-delete");
        awaitNode("delete-do", Node::isDisabled);
        type("delete-name", "order");
        assertThat(ask(() -> node("delete-do").isDisabled())).isTrue();
        type("delete-name", "orders");

        press("delete-do");

        until("it is gone", () -> boxed.cluster().view().topic("orders").isEmpty());
        awaitNode("topic-list", Node::isVisible);
    }

    @Test
    void partitionsAreAddedAndTheTapeShowsThem() throws Exception {
        opened("orders", 2);
        press("topic-partitions");
        type("partitions-total", "3");
        press("partitions-do");

        awaitText("P2");
    }

    @Test
    void configsAreChangedAndSeenInTheFacts() throws Exception {
        opened("orders", 1);
        press("topic-configs");
        awaitNode("config-retention-ms", _ -> true);
        type("config-retention-ms", "60000");
        press("configs-do");

        awaitNode("topic-inspector", n -> texts(n).contains("60000 (1 min)"));
    }

    @Test
    void deletedRecordsMoveTheLogStartOnTheTape() throws Exception {
        opened("orders", 1);
        for (int i = 0; i < 4; i++) {
            boxed.send("orders", "k", "v");
        }
        awaitFlag("LEO 4");
        press("topic-records");
        type("records-0", "3");
        press("records-do");

        awaitText("log start 3");
    }

    @Test
    void theListIsFilteredAndHidesInternalTopics() throws Exception {
        boxed.create("orders", 1);
        boxed.create("payments", 1);
        lab.start(
                new io.logarium.app.lab.ConsumerPlan(
                        "consumer-1",
                        "readers",
                        List.of("orders"),
                        io.logarium.app.lab.ConsumerPlan.CommitMode.AUTO,
                        true,
                        0));
        until(
                "the offsets topic",
                () -> boxed.cluster().view().topic("__consumer_offsets").isPresent());
        until("two lines", () -> names().equals(List.of("orders", "payments")));

        fx(() -> {
            this.<atlantafx.base.controls.ToggleSwitch>node("topics-internal").setSelected(true);
            return true;
        });
        assertThat(names()).contains("__consumer_offsets");
        type("topics-filter", "PAY");
        assertThat(names()).containsExactly("payments");
    }

    @Test
    void everythingSpeaksRussianAtOnce() throws Exception {
        opened("orders", 1);
        fx(() -> {
            screen.produce();
            Texts.language(Language.RU);
            return true;
        });

        awaitText("начало 0");
        assertThat(ask(() -> this.<Button>node("produce-send").getText())).isEqualTo("Отправить");
        assertThat(ask(() -> texts(node("topic-inspector")))).contains("Сведения");
    }

    private void opened(String topic, int partitions) throws Exception {
        boxed.create(topic, partitions);
        until("the topic in the view", () -> boxed.cluster().view().topic(topic).isPresent());
        fx(() -> {
            screen.open(topic);
            return true;
        });
        awaitText("P0");
    }

    private List<?> topic(String name) {
        until("the topic in the view", () -> boxed.cluster().view().topic(name).isPresent());
        return boxed.cluster().view().topic(name).orElseThrow().partitions();
    }

    private long records(String topic) {
        return boxed.cluster().view().topic(topic).map(t -> t.records().orElse(0)).orElse(0L);
    }

    private long committed(String group) {
        return boxed.cluster()
                .view()
                .group(group)
                .map(g -> g.committed("orders", 0).orElse(-1))
                .orElse(-1L);
    }

    private List<String> names() {
        return ask(() ->
                this.<TableView<TopicRow>>node("topics-table").getItems().stream()
                        .map(TopicRow::name)
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String id) {
        var found = stage.getScene().getRoot().lookupAll("#" + id);
        return (T)
                found.stream().findFirst().orElseThrow(() -> new AssertionError("no node " + id));
    }

    private void press(String id) throws Exception {
        awaitNode(id, n -> !n.isDisabled());
        fx(() -> {
            this.<Button>node(id).fire();
            return true;
        });
        settle();
    }

    private void type(String id, String text) throws Exception {
        awaitNode(id, _ -> true);
        fx(() -> {
            this.<TextInputControl>node(id).setText(text);
            return true;
        });
        settle();
    }

    private void awaitNode(String id, Predicate<Node> state) {
        until(
                id,
                () ->
                        ask(() ->
                                stage.getScene().getRoot().lookupAll("#" + id).stream()
                                        .anyMatch(state)));
    }

    private void awaitFlag(String label) {
        until(
                "the flag " + label,
                () ->
                        ask(() ->
                                screen.shownPicture().shapes().stream()
                                        .anyMatch(s ->
                                                s instanceof Shape.Flag f
                                                        && f.label().equals(label))));
    }

    private void awaitText(String text) {
        until(
                "the text " + text,
                () ->
                        ask(() ->
                                screen.shownPicture().shapes().stream()
                                        .anyMatch(s ->
                                                s instanceof Shape.Text t
                                                        && t.text().equals(text))));
    }

    private static List<String> texts(Node node) {
        return node.lookupAll(".label").stream().map(n -> ((Label) n).getText()).toList();
    }

    private static <T> T ask(Callable<T> question) {
        try {
            return fx(question);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
