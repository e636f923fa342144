package io.logarium.app.clustermap;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.Problem;
import io.logarium.app.cluster.ProblemKind;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

class MapBarTest extends FxTest {
    @Test
    void whereNobodyAnswersItDoesNotSayThatAllIsWell() throws Exception {
        var problem = new Problem(ProblemKind.NO_ANSWER, "TimeoutException", "", "late", "");
        var words =
                fx(() -> {
                    Texts.language(Language.EN);
                    var bar = new MapBar(_ -> {}, () -> {}, () -> {});
                    bar.show(MapScene.EMPTY, view(new ClusterView.Contact.Answering()));
                    var before = state(bar);
                    bar.show(MapScene.EMPTY, view(new ClusterView.Contact.Lost(problem)));
                    return List.of(before, state(bar));
                });

        assertThat(words).containsExactly("All replicas in sync", "No answer: this was known last");
    }

    private static String state(MapBar bar) {
        return ((Label) bar.lookup("#map-state")).getText();
    }

    private static ClusterView view(ClusterView.Contact contact) {
        return new ClusterView(1, 0, contact, "", List.of(), List.of(), List.of(), Map.of());
    }
}
