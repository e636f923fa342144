package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.whatif.WhatIfScreen;
import io.logarium.engine.view.BrokerView;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A simulated copy of a cluster in which something went wrong, and another end for it.
class ForkATimelineTest extends WindowRig {
    @Override
    int brokers() {
        return 3;
    }

    @Override
    String firstScreen() {
        return "cluster";
    }

    @Override
    String command(String line) {
        return boxed.command(line);
    }

    @Test
    void aCopyIsForkedAndBothCoursesStandSideBySide() {
        boxed.create("orders", 3, 3);
        until("the topic", () -> recordedPartitions() == 3);
        long calmMs = recordedUntilMs();
        until("moments in which nothing happens", () -> recordedUntilMs() > calmMs + 1_000);
        assertThat(boxed.command("slow 0 1 60")).startsWith("ok");
        until("an incident that lasts", () -> incidents() == 1);
        assertThat(boxed.command("mend 0 1")).startsWith("ok");
        until("its end", () -> ask(() -> !screens.time().incidents().getFirst().isOpen()));

        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DOWN);
        press("time-block-copy");
        awaitScreen(WhatIfScreen.ID);
        press("whatif-make");
        until("the copy", () -> ask(() -> screen().isQuiet() && screen().endMs() > 10_000));
        assertThat(ask(() -> screen().shownMs())).isZero();
        focusRuler();
        robot.type(KeyCode.PERIOD);
        until("a step", () -> ask(() -> screen().shownMs() > 0));
        robot.type(KeyCode.HOME);
        until("the start", () -> ask(() -> screen().shownMs() == 0));

        long forkMs = 7_000;
        robot.interact(() -> screen().lookAt(forkMs));
        until("three brokers up", () -> up(0) == 3);
        type("whatif-command", "kill 2");
        press("whatif-fork");
        until("two courses", () -> ask(() -> screen().scenes().size() == 2));

        assertThat(up(0)).isEqualTo(3);
        assertThat(up(1)).isEqualTo(2);
        assertThat(ask(() -> screen().differences()))
                .anyMatch(d -> d.contains("leader: broker 2, in the fork broker "));
        assertThat(labels()).contains("kill 2 at 7.00 s", "As it goes by itself");

        robot.interact(() -> screen().lookAt(forkMs - 500));
        until("no difference before the fork", () -> up(1) == 3 && differences().isEmpty());
        assertThat(labels()).contains("At this moment both are the same.");
        assertThat(boxed.command("status")).doesNotContain("KILLED");

        type("whatif-command", "kill 9");
        press("whatif-fork");
        until(
                "what is wrong",
                () -> labels().stream().anyMatch(t -> t.contains("'9' is no broker")));
    }

    private void focusRuler() {
        robot.interact(() -> window.scene().lookup("#whatif-ruler").requestFocus());
    }

    private WhatIfScreen screen() {
        return screens.one(WhatIfScreen.class);
    }

    private List<String> differences() {
        return ask(() -> screen().differences());
    }

    private long up(int branch) {
        return ask(() -> screen().scenes().get(branch)).brokers().stream()
                .map(MapScene.Broker::state)
                .filter(s -> s == BrokerView.State.UP)
                .count();
    }

    private int incidents() {
        return ask(() -> screens.time().incidents().size());
    }

    private long recordedUntilMs() {
        return ask(() -> screens.time().timeline().untilMs());
    }

    private int recordedPartitions() {
        return ask(() -> screens.time().newest().view().partitions("orders"));
    }
}
