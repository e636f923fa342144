package io.logarium.app.groups;

import static io.logarium.app.cluster.Boxed.until;

import io.logarium.app.lab.LabPhase;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.picture.Shape;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class GroupsScreenTest extends GroupsRig {
    private static final int FIVE_MINUTES = 300_000;

    @Test
    void theFourthConsumerOfThreePartitionsIsSeenIdle() throws Exception {
        fill("orders", 3, 30);
        for (int i = 0; i < 3; i++) {
            join("readers", "orders", FIVE_MINUTES);
        }
        show("readers");
        until("all is read", () -> allCommitted("readers", "orders", 3));
        until(
                "each has one",
                () -> lab.consumers().stream().allMatch(c -> c.state().owns().size() == 1));

        press("group-add");
        press("consumer-start");

        awaitPicture("idle: no partition left");
        press("group-doctor");
        awaitLabel("doctor-verdict", "Too many members: 4 for 3 partitions, so consumer-");
        awaitLabel("rebalances", "consumer-4 joined");
    }

    @Test
    void aHungConsumerIsSeenPutOutAndComesBack() throws Exception {
        fill("orders", 2, 2);
        var hung = join("readers", "orders", 2_000);
        var other = join("readers", "orders", FIVE_MINUTES);
        until("one each", () -> owns(hung) == 1 && owns(other) == 1);
        show("readers");
        awaitPicture("consumer-1");
        fx(() -> {
            screen.select(hung.state().memberId());
            return true;
        });

        press("knob-hang");

        awaitPicture("put out: no poll in time");
        until("the other has both", () -> owns(other) == 2);
        awaitLabel("rebalances", "consumer-1 did not poll in time");

        press("knob-hang");
        until("one each again", () -> owns(hung) == 1 && owns(other) == 1);
    }

    @Test
    void aResetIsSeenBeforeItIsDoneAndMovesTheOffset() throws Exception {
        fill("orders", 1, 10);
        var reader = join("readers", "orders", FIVE_MINUTES);
        until("all committed", () -> committed("readers", "orders") == 10);
        show("readers");
        awaitPicture("committed 10");

        press("group-reset");
        awaitLabel("sheet", "10 records will be processed again.");
        awaitLabel("sheet", "The group has 1 active member.");
        awaitNode(
                "reset-do",
                n -> n instanceof Button b && b.getText().equals("Stop 1 consumer and reset"));
        fx(() -> {
            screen.reset(ResetKind.SHIFT);
            return true;
        });
        type("reset-input", "-4");
        awaitLabel("sheet", "4 records will be processed again.");

        press("reset-do");

        until("moved", () -> committed("readers", "orders") == 6);
        awaitPicture("committed 6");
        until("stopped", () -> reader.state().phase() == LabPhase.STOPPED);
    }

    @Test
    void aGroupIsDeletedOnlyWhenItIsEmpty() throws Exception {
        fill("orders", 1, 3);
        var reader = join("readers", "orders", FIVE_MINUTES);
        until("all committed", () -> committed("readers", "orders") == 3);
        show("readers");
        press("inspect-delete");
        awaitLabel("sheet", "The group has 1 active member.");

        reader.close();
        until("empty", () -> group("readers").filter(g -> g.isEmpty()).isPresent());
        press("inspect-delete");
        type("delete-group-name", "readers");
        press("delete-group-do");

        until("gone", () -> group("readers").isEmpty());
        awaitNode("groups-empty", n -> n.isVisible());
    }

    @Test
    void aProgramThatIsNotOursIsSeenWithItsLibraryAndAddress() throws Exception {
        fill("orders", 1, 3);
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        boxed.cluster().bootstrap(),
                        "group.id",
                        "billing",
                        "client.id",
                        "invoice-maker",
                        "group.instance.id",
                        "till-1",
                        "key.deserializer",
                        StringDeserializer.class,
                        "value.deserializer",
                        StringDeserializer.class);
        try (var program = new KafkaConsumer<String, String>(settings)) {
            program.subscribe(List.of("orders"));
            until(
                    "it has joined",
                    () -> {
                        program.poll(Duration.ofMillis(100));
                        return !program.assignment().isEmpty();
                    });
            show("billing");
            awaitPicture("invoice-maker");

            fx(() -> {
                screen.stepMember(1);
                return true;
            });

            awaitLabel("group-inspector", "invoice-maker");
            awaitLabel("group-inspector", "apache-kafka-java 4.4.0");
            awaitLabel("group-inspector", "127.0.0.1");
            awaitLabel("group-inspector", "till-1");
        }
    }

    @Test
    void lagIsShownInRecordsAndInSeconds() throws Exception {
        fill("orders", 1, 5);
        var reader = join("readers", "orders", FIVE_MINUTES);
        until("all committed", () -> committed("readers", "orders") == 5);
        reader.close();
        boxed.send("orders", "k", "v");
        show("readers");
        awaitChart("P0 1");

        fx(() -> {
            stage.getScene().getRoot().lookupAll("#chart-units .toggle-button").stream()
                    .map(ToggleButton.class::cast)
                    .filter(b -> b.getText().equals("seconds"))
                    .forEach(ToggleButton::fire);
            return true;
        });

        // It waits longer and longer.
        awaitChart("P0 \\d+ s");
        awaitPicture(" s");
    }

    private void awaitChart(String text) {
        awaitNode(
                "group-chart",
                n ->
                        ((DiagramSurface) n)
                                .picture().shapes().stream()
                                        .anyMatch(s ->
                                                s instanceof Shape.Text t
                                                        && t.text().matches(text)));
    }

    @Test
    void theListTellsStateAndLagInBothLanguages() throws Exception {
        fill("orders", 1, 5);
        var reader = join("readers", "orders", FIVE_MINUTES);
        until("all committed", () -> committed("readers", "orders") == 5);
        reader.close();
        boxed.send("orders", "k", "v");

        until("a lag of one", () -> ask(() -> lag() == 1));
        awaitLabel("groups-table", "Empty");
        fx(() -> {
            Texts.language(Language.RU);
            return true;
        });
        awaitLabel("group-list", "Группы");
    }

    private long lag() {
        return this.<TableView<GroupRow>>node("groups-table").getItems().stream()
                .mapToLong(GroupRow::lag)
                .findFirst()
                .orElse(-1);
    }

    private boolean allCommitted(String group, String topic, int partitions) {
        return group(group).isPresent()
                && IntStream.range(0, partitions)
                        .allMatch(p ->
                                group(group)
                                        .map(g -> g.committed(topic, p).orElse(0))
                                        .filter(offset -> offset > 0)
                                        .isPresent());
    }

    private static int owns(io.logarium.app.lab.LabConsumer consumer) {
        return consumer.state().owns().size();
    }
}
