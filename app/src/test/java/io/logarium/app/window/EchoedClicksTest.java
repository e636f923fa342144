package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.clustermap.ClusterMapScreen;
import io.logarium.app.clustermap.Verb;
import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.state.Click;
import io.logarium.app.state.Msg;
import io.logarium.app.topics.TopicsScreen;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What is clicked elsewhere stands in the console as a command, once, and was done once.
class EchoedClicksTest extends WindowRig {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    String command(String line) {
        if (line.equals("help")) {
            return "ok stop N; kill N; start N";
        }
        lines.add(line);
        return "ok " + line;
    }

    @Test
    void aTopicAFaultAndAConsumerAreTold() {
        var topics = screens.one(TopicsScreen.class);
        Runnable create = topics::create;
        robot.interact(create);
        robot.interact(() -> {
            var name = (TextField) window.scene().lookup("#create-name");
            name.setText("payments");
        });
        robot.interact(() -> window.scene().lookup("#create-do").requestFocus());
        robot.type(KeyCode.SPACE);
        until("the topic", () -> boxed.cluster().view().topic("payments").isPresent());
        until("one click", () -> clicks().size() == 1);

        robot.interact(() -> {
            store.dispatch(new Msg.ScreenChosen("cluster"));
            screens.one(ClusterMapScreen.class).act(Verb.STOP, 0);
        });
        robot.interact(() -> {
            var sure = window.scene().lookup("#map-anyway");
            if (sure instanceof javafx.scene.control.Button button) {
                button.fire();
            }
        });
        until("two clicks", () -> clicks().size() == 2);
        assertThat(lines).containsExactly("stop 0");

        var plan =
                new ConsumerPlan(
                        "reader",
                        "readers",
                        List.of("payments"),
                        ConsumerPlan.CommitMode.AUTO,
                        true,
                        0);
        robot.interact(() -> screens.lab().start(plan));
        until("three clicks", () -> clicks().size() == 3);
        assertThat(clicks().stream().map(Click::what))
                .containsExactly(
                        "Create topic payments", "Broker 0 is stopped", "reader reads payments");

        robot.interact(() -> store.dispatch(new Msg.ScreenChosen("console")));
        until(
                "the three commands in the console",
                () ->
                        labels().containsAll(
                                        Set.of("Create topic payments", "reader reads payments")));
        until(
                "the mark of what only we have",
                () -> seen().contains("Kafka has no command for this"));
        assertThat(seen()).contains("kafka-topics.sh --create --topic payments");
    }

    private String seen() {
        return ask(() -> {
            var all = new StringBuilder();
            for (var node : nodes(window.scene().getRoot())) {
                if (node instanceof javafx.scene.text.Text text) {
                    all.append(text.getText());
                } else if (node instanceof javafx.scene.control.Labeled labeled) {
                    all.append(labeled.getText());
                }
            }
            return all.toString();
        });
    }

    private List<Click> clicks() {
        return ask(() -> store.state().clicks());
    }
}
