package io.logarium.app.clustermap;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.shell.Themes;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The map's table of ten thousand partitions.
class MapTableTest extends FxTest {
    private static final MapFilter ALL = new MapFilter("");
    private static final int END = 6;

    private final List<MapThing> told = new ArrayList<>();
    private MapTable table;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        fx(() -> {
            Texts.language(Language.EN);
            table = new MapTable(told::add);
            stage = new Stage();
            stage.setScene(new Scene(table, 950, 600));
            Themes.style(stage.getScene(), false);
            stage.show();
            return true;
        });
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            leave(stage);
            return true;
        });
    }

    @Test
    void numbersOfAllLinesChangeWhileTheChoiceAndThePlaceStay() throws Exception {
        var chosen = Optional.<MapThing>of(new MapThing.OfReplica("events-7", 500, 2));
        show(view(3), ALL, chosen);
        settle();
        assertThat(cells()).contains("events-7", "P500", "10");

        for (int end = 4; end < 24; end++) {
            show(view(end), ALL, chosen);
        }
        settle();

        assertThat(cells()).contains("events-7", "P500", "30").doesNotContain("10", "29");
        assertThat(fx(() -> table.getSelectionModel().getSelectedItems()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.partition().index()).isEqualTo(500);
                    assertThat(row.partition().highWatermark()).hasValue(30);
                });
        assertThat(fx(() -> table.asText())).contains("events-7\tP500").doesNotContain("P501");
        assertThat(told).isEmpty();
    }

    @Test
    void itIsSortedByANumberAndBackAndNewLinesComeIn() throws Exception {
        show(view(10), ALL, Optional.empty());
        fx(() -> {
            var column = table.getColumns().get(END);
            column.setSortType(TableColumn.SortType.DESCENDING);
            table.getSortOrder().setAll(List.of(column));
            table.sort();
            return true;
        });
        assertThat(first().partition().highWatermark()).hasValue(10L + 9);

        fx(() -> {
            table.getSortOrder().clear();
            return true;
        });
        assertThat(first().topic()).isEqualTo("events-0");

        show(
                new ClusterView(
                        1,
                        0,
                        new ClusterView.Contact.Answering(),
                        "",
                        List.of(),
                        List.of(topic("a", 2, 3)),
                        List.of(),
                        Map.of()),
                ALL,
                Optional.empty());
        assertThat(fx(() -> table.getItems().size())).isEqualTo(2);
    }

    @Test
    void itIsFilteredByNameAndByState() throws Exception {
        show(view(10), new MapFilter("events-3-17"), Optional.empty());
        assertThat(fx(() -> table.getItems().size())).isEqualTo(11);

        show(view(10), new MapFilter("under-replicated"), Optional.empty());
        assertThat(fx(() -> table.getItems()))
                .hasSize(20)
                .allMatch(r -> r.partition().isr().size() == 2);

        show(view(10), new MapFilter("offline"), Optional.empty());
        assertThat(fx(() -> table.getItems())).isEmpty();
    }

    private MapTable.Row first() throws Exception {
        return fx(() -> table.getItems().getFirst());
    }

    private void show(ClusterView view, MapFilter filter, Optional<MapThing> chosen)
            throws Exception {
        fx(() -> {
            table.show(view, false, filter, chosen);
            return true;
        });
    }

    private List<String> cells() throws Exception {
        return fx(() -> {
            table.applyCss();
            table.layout();
            return table.lookupAll(".table-cell").stream()
                    .map(n -> ((Labeled) n).getText())
                    .filter(t -> t != null && !t.isEmpty())
                    .toList();
        });
    }

    private static ClusterView view(long end) {
        return new ClusterView(
                end,
                0,
                new ClusterView.Contact.Answering(),
                "",
                List.of(),
                IntStream.range(0, 10)
                        .mapToObj(t -> topic("events-" + t, 1_000, end + t % 10))
                        .toList(),
                List.of(),
                Map.of());
    }

    private static TopicFacts topic(String name, int partitions, long end) {
        return new TopicFacts(
                name,
                name,
                false,
                IntStream.range(0, partitions).mapToObj(p -> partition(p, end)).toList(),
                OptionalDouble.empty());
    }

    /// Of each topic two lag.
    private static PartitionFacts partition(int index, long end) {
        var replicas = List.of(index % 3, (index + 1) % 3, (index + 2) % 3);
        var known = OptionalLong.of(end);
        return new PartitionFacts(
                index,
                OptionalInt.of(index % 3),
                OptionalInt.of(1),
                replicas,
                index % 500 == 3 ? replicas.subList(0, 2) : replicas,
                OptionalLong.of(0),
                known,
                known,
                known,
                List.of());
    }
}
