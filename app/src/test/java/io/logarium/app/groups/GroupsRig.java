package io.logarium.app.groups;

import static io.logarium.app.cluster.Boxed.until;

import io.logarium.app.StageTest;
import io.logarium.app.cluster.Boxed;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.ConsumerPlan.CommitMode;
import io.logarium.app.lab.ConsumerPlan.Polling;
import io.logarium.app.lab.ConsumerPlan.Reset;
import io.logarium.app.lab.Joining;
import io.logarium.app.lab.Lab;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.picture.Shape;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.window.ClusterFeed;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The real screen on a real cluster in the box, with the events that a window gets.
abstract class GroupsRig extends StageTest {
    Boxed boxed;
    Lab lab;
    GroupsScreen screen;
    AnimationTimer pulse;

    @BeforeEach
    void open() throws Exception {
        boxed = Boxed.start();
        lab = new Lab(boxed.cluster().bootstrap());
        fx(() -> {
            var store = new Store(AppState.first(Look.first("groups")), Effects.none());
            screen = new GroupsScreen(store, boxed.cluster(), lab);
            show(screen);
            pulse = pulse(store, new ClusterFeed(boxed.cluster()));
            pulse.start();
            screen.shown();
            return true;
        });
    }

    private AnimationTimer pulse(Store store, ClusterFeed feed) {
        return new AnimationTimer() {
            private long second;

            @Override
            public void handle(long now) {
                long nowMs = System.currentTimeMillis();
                var events = feed.drain(10_000);
                if (!events.isEmpty() || nowMs / 1_000 != second) {
                    second = nowMs / 1_000;
                    store.dispatch(new Msg.Frame(nowMs, feed.health(), events, feed.dropped()));
                }
                screen.pulse(nowMs);
            }
        };
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            pulse.stop();
            leave();
            return true;
        });
        lab.close();
        boxed.close();
    }

    void fill(String topic, int partitions, int records) {
        boxed.create(topic, partitions);
        IntStream.range(0, records).forEach(i -> boxed.send(topic, "k" + i, "v" + i));
    }

    LabConsumer join(String group, String topic, int longestIntervalMs) {
        return lab.start(
                        new ConsumerPlan(
                                lab.freeName("consumer"),
                                group,
                                List.of(topic),
                                CommitMode.EACH_POLL,
                                Reset.EARLIEST,
                                0,
                                new Joining.Classic(
                                        Joining.Assignor.RANGE,
                                        Joining.Classic.SHORTEST_SESSION_MS),
                                new Polling(longestIntervalMs, 500),
                                ""))
                .orElseThrow();
    }

    void show(String group) throws Exception {
        fx(() -> {
            screen.open(group);
            return true;
        });
    }

    Optional<GroupFacts> group(String id) {
        return boxed.cluster().view().group(id);
    }

    long committed(String group, String topic) {
        return group(group).map(g -> g.committed(topic, 0).orElse(-1)).orElse(-1L);
    }

    /// A text of the picture that says this.
    void awaitPicture(String text) {
        until(
                "the text " + text,
                () ->
                        ask(() ->
                                screen.shownPicture().shapes().stream()
                                        .anyMatch(s ->
                                                s instanceof Shape.Text t
                                                        && t.text().contains(text))));
    }

    /// A label under the node that says this.
    void awaitLabel(String id, String text) {
        try {
            awaitNode(
                    id,
                    n ->
                            n.lookupAll(".label").stream()
                                    .anyMatch(l -> ((Label) l).getText().contains(text)));
        } catch (AssertionError e) {
            throw new AssertionError(
                    "'%s' is not said at %s, but %s".formatted(text, id, labels(id)), e);
        }
    }

    private List<String> labels(String id) {
        return ask(() ->
                stage.getScene().getRoot().lookupAll("#" + id + " .label").stream()
                        .map(l -> ((Label) l).getText())
                        .toList());
    }
}
