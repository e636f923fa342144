package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.groups.GroupsScreen;
import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.parts.TwinTable;
import io.logarium.app.state.Msg;
import io.logarium.app.topics.TopicsScreen;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Each diagram has a table with the same facts, which can be sorted and copied and shares the choice.
class TwinsTest extends WindowRig {
    @Test
    void mapTapeAndGroupHaveTheirTables() {
        boxed.create("orders", 3);
        boxed.sendTo("orders", 2, "one");
        boxed.sendTo("orders", 2, "two");
        until("the records in the view", () -> ends() == 2);

        robot.interact(() -> screens.one(TopicsScreen.class).open("orders"));
        chord(KeyCode.CONTROL, KeyCode.T);
        until("the topic as a table", () -> text("tape-table").lines().count() == 4);
        assertThat(text("tape-table"))
                .startsWith("Partition\tLeader")
                .contains("P2\t0\t0\t0\t0\t2");

        robot.interact(() -> sort("tape-table", 5));
        until(
                "the fullest first",
                () -> text("tape-table").lines().toList().get(1).startsWith("P2"));
        robot.interact(() -> table("tape-table").getSelectionModel().clearAndSelect(0));
        until("the choice", () -> partition().equals(OptionalInt.of(2)));
        assertThat(text("tape-table").lines()).hasSize(2);

        robot.interact(() -> store.dispatch(new Msg.ScreenChosen("cluster")));
        awaitScreen("cluster");
        chord(KeyCode.CONTROL, KeyCode.T);
        until("the map as a table", () -> text("map-table").contains("orders\tP1\t0"));

        robot.interact(() -> store.dispatch(new Msg.ScreenChosen("groups")));
        robot.interact(() -> screens.lab().start(reader()));
        until("the group", () -> boxed.cluster().view().group("readers").isPresent());
        robot.interact(() -> screens.one(GroupsScreen.class).open("readers"));
        awaitScreen("groups");
        chord(KeyCode.CONTROL, KeyCode.T);
        until(
                "all three with their reader",
                () -> text("group-table").lines().filter(l -> l.contains("reader")).count() == 3);
        chord(KeyCode.CONTROL, KeyCode.T);
        until("the picture again", () -> ask(() -> window.scene().lookup("#group-table") == null));
    }

    private static ConsumerPlan reader() {
        return new ConsumerPlan(
                "reader", "readers", List.of("orders"), ConsumerPlan.CommitMode.AUTO, true, 0);
    }

    private long ends() {
        return boxed.cluster().view().topic("orders").stream()
                .flatMap(t -> t.partitions().stream())
                .mapToLong(p -> p.highWatermark().orElse(0))
                .sum();
    }

    private OptionalInt partition() {
        return ask(() -> store.state().selection().partition());
    }

    private TwinTable<?> table(String id) {
        return (TwinTable<?>) window.scene().lookup("#" + id);
    }

    /// A click of the robot on a header does not sort without a display.
    private void sort(String id, int column) {
        sort(table(id), column);
    }

    private static <R> void sort(TwinTable<R> table, int index) {
        TableColumn<R, ?> column = table.getColumns().get(index);
        column.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().setAll(List.of(column));
        table.sort();
    }

    private String text(String id) {
        return ask(() -> table(id) == null ? "" : table(id).asText());
    }
}
