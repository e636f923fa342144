package io.logarium.app.topics;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.parts.CodeView;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.Test;

class TopicsScreenTest extends TopicsRig {
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
    void aKeyIsSearchedItsPartitionSelectedAndItsRecordsUnderlined() throws Exception {
        opened("orders", 3);
        var sent = boxed.send("orders", "user_007", "one");
        boxed.send("orders", "user_008", "two");
        boxed.sendTo("orders", (sent.partition() + 1) % 3, "of the key named key");
        awaitText("007");

        press("key-search-open");
        type("key-search-key", "user_007");

        until("its partition", () -> says("The key goes to P" + sent.partition() + ":"));
        until("its record", () -> says("1 record of it in sight"));
        until("one line below a cell", () -> underlined() == 1);
        type("key-search-key", "nobody's");
        until("no record", () -> !says("in sight") && underlined() == 0);
        press("key-search-close");
        assertThat(ask(() -> node("key-search").isVisible())).isFalse();
    }

    private boolean says(String words) {
        return ask(() -> this.<Label>node("key-search-words").getText().contains(words));
    }

    private long underlined() {
        return ask(() ->
                screen.shownPicture().shapes().stream()
                        .filter(s ->
                                s instanceof Shape.Rect r
                                        && r.fill().equals(Fill.of(Tone.SELECTED)))
                        .count());
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
        until("the internal topic", () -> names().contains("__consumer_offsets"));
        type("topics-filter", "PAY");
        until("one line", () -> names().equals(List.of("payments")));
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
}
