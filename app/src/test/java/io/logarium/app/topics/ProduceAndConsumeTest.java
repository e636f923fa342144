package io.logarium.app.topics;

import static io.logarium.app.cluster.Boxed.done;
import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.lab.KeyChoice;
import io.logarium.app.lab.ProducerPlan;
import io.logarium.app.lab.ValueTemplate;
import io.logarium.app.picture.Shape;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ProduceAndConsumeTest extends TopicsRig {
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
    void aRecordThatIsFollowedIsShownOnceItArrives() throws Exception {
        opened("orders", 3);
        fx(() -> {
            screen.produce();
            return true;
        });
        type("produce-key", "user_007");
        awaitNode("produce-follow", n -> !n.isDisabled());
        robot.clickOn("#produce-key");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER)
                .release(KeyCode.ENTER, KeyCode.SHIFT, KeyCode.CONTROL);

        awaitNode("record-box", n -> n.isVisible() && texts(n).contains("user_007"));
        assertThat(ask(() -> texts(node("record-box")))).contains("Record P0, offset 0");
    }

    @Test
    void theTapeTellsAScreenReaderWhatItShows() throws Exception {
        opened("orders", 1);
        boxed.send("orders", "user_007", "{}");
        awaitFlag("LEO 1");

        assertThat(ask(this::saidOfTape))
                .isEqualTo(
                        "Topic orders, 1 partition. P0, leader is broker 0, ISR 0, log start 0, HW"
                                + " 1, LEO 1.");
    }

    private String saidOfTape() {
        return node("tape").lookupAll(".diagram").stream()
                .map(n -> (String) n.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .findFirst()
                .orElseThrow();
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

    /// Of several looks while records come in: the tape and the column beside it are never of two moments.
    @Test
    void allPartsOfTheScreenShowTheSameMoment() throws Exception {
        opened("demo.stream", 3);
        var values = (ValueTemplate.Parsed.Good) ValueTemplate.parse(ValueTemplate.ORDER);
        lab.start(
                new ProducerPlan(
                        "writer",
                        "demo.stream",
                        500,
                        new KeyChoice.Uniform(20),
                        values.template(),
                        1,
                        "all",
                        "none"));
        for (int looks = 0; looks < 12; looks++) {
            long before = ask(this::toldByTape);
            until(
                    "more records",
                    () -> {
                        var told = ask(() -> List.of(toldByTape(), toldByFacts()));
                        assertThat(told.getLast()).isEqualTo(told.getFirst());
                        return told.getFirst() > before;
                    });
        }
    }

    private long toldByTape() {
        return screen.shownPicture().shapes().stream()
                .filter(s -> s instanceof Shape.Flag f && f.label().startsWith("LEO "))
                .mapToLong(s -> digits(((Shape.Flag) s).label()))
                .sum();
    }

    private long toldByFacts() {
        return texts(node("topic-inspector")).stream()
                .filter(t -> t.contains("LEO - log start"))
                .mapToLong(ProduceAndConsumeTest::digits)
                .findFirst()
                .orElse(0);
    }

    private static long digits(String text) {
        return Long.parseLong(text.replaceAll("\\D", ""));
    }
}
