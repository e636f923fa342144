package io.logarium.app.topics;

import io.logarium.app.cluster.ClusterClient.Sent;
import io.logarium.app.cluster.Problem;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Where the record will go, step by step, and the button that sends it.
final class RoutePanel extends VBox {
    private final VBox steps = new VBox(4);
    private final Button send;
    private final Label result = Labels.plain("", "small", "strong");

    private List<Step> shown = List.of();

    private record Step(String what, String value, boolean strong) {}

    RoutePanel(Runnable sendNow, Runnable sendAndFollow) {
        super(6);
        getStyleClass().add("lg-card");
        setId("route");
        var title = Labels.bound("route.title", "h3");
        title.setGraphic(Icons.of(MaterialDesignE.EYE_OUTLINE, 15, "tone-muted"));
        send = Buttons.primary("produce.send", MaterialDesignS.SEND, sendNow);
        send.setId("produce-send");
        send.setTooltip(new Tooltip("Ctrl+Enter"));
        var follow = Buttons.icon("produce.follow", MaterialDesignC.CROSSHAIRS_GPS, sendAndFollow);
        follow.setId("produce-follow");
        follow.disableProperty().bind(send.disableProperty());
        result.setId("produce-result");
        result.setMinWidth(0);
        var foot = new HBox(8, send, follow, Sections.space(), result);
        foot.setAlignment(Pos.CENTER_LEFT);
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(title, steps, gap, foot);
        setMinWidth(300);
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    void show(Route route, String topic, String key) {
        fill(
                switch (route) {
                    case Route.ByKey(var hash, var positive, var partitions, var target) ->
                            byKey(key, hash, positive, partitions, target, topic);
                    case Route.Chosen(var target) -> chosen(target, topic);
                    case Route.Sticky(var partitions) ->
                            List.of(
                                    new Step(Texts.of("route.noKey"), "", false),
                                    new Step(Texts.of("route.sticky"), "", false),
                                    new Step(
                                            Texts.of("route.anyOf"),
                                            Texts.of("route.partitions", partitions),
                                            true));
                    case Route.Nowhere() -> List.of(new Step(Texts.of("route.nowhere"), "", true));
                });
        send.setDisable(route instanceof Route.Nowhere);
    }

    private static List<Step> byKey(
            String key, int hash, int positive, int partitions, Route.Target target, String topic) {
        return List.of(
                new Step("murmur2(\"" + key + "\")", "0x%08x".formatted(hash), false),
                new Step(Texts.of("route.sign"), Numbers.grouped(positive), false),
                new Step(
                        Texts.of("route.modulo", partitions),
                        Texts.of("route.partition", target.partition()),
                        true),
                leader(target, topic),
                next(target));
    }

    private static List<Step> chosen(Route.Target target, String topic) {
        return List.of(
                new Step(
                        Texts.of("route.chosen"),
                        Texts.of("route.partition", target.partition()),
                        true),
                leader(target, topic),
                next(target));
    }

    private static Step leader(Route.Target target, String topic) {
        return new Step(
                Texts.of("route.leader", topic + "-" + target.partition()),
                target.leader()
                        .map(b -> Texts.of("route.broker", String.valueOf(b.id()), b.address()))
                        .orElse(Texts.of("tape.noLeader")),
                false);
    }

    private static Step next(Route.Target target) {
        var next = target.nextOffset();
        return new Step(
                Texts.of("route.next"),
                next.isPresent() ? Numbers.grouped(next.getAsLong()) : "?",
                false);
    }

    private void fill(List<Step> all) {
        if (all.equals(shown)) {
            return;
        }
        shown = all;
        var rows = new ArrayList<HBox>();
        for (var step : all) {
            rows.add(row(rows.size() + 1, step));
        }
        steps.getChildren().setAll(rows);
    }

    /// A row of its own and no table: a long value in one takes no room from the words in the others.
    private static HBox row(int number, Step step) {
        var count = Labels.plain(Integer.toString(number), "body", "muted");
        count.setMinWidth(18);
        var what = Labels.plain(step.what(), "body");
        what.setMinWidth(0);
        what.setWrapText(true);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        var value =
                Labels.plain(
                        step.value(),
                        step.strong() ? new String[] {"mono", "strong"} : new String[] {"mono"});
        value.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(6, count, what, value);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    boolean canSend() {
        return !send.isDisabled();
    }

    boolean hasSent() {
        return result.getStyleClass().contains("tone-ok");
    }

    void sending() {
        send.setDisable(true);
        tell(
                Texts.of("produce.sending"),
                "muted",
                Icons.of(MaterialDesignC.CLOCK_OUTLINE, 14, "tone-muted"));
    }

    void sent(Sent where) {
        send.setDisable(false);
        double ms = where.tookNanos() / 1e6;
        var words =
                where.offset() < 0
                        ? Texts.of("produce.sentUnknown", where.partition())
                        : Texts.of(
                                "produce.sent",
                                where.partition(),
                                where.offset(),
                                Numbers.decimal(ms, 1));
        tell(words, "tone-ok", Icons.of(MaterialDesignC.CHECK_CIRCLE, 14, "tone-ok"));
    }

    void failed(Problem problem) {
        send.setDisable(false);
        tell(
                ProblemWords.what(problem),
                "tone-bad",
                Icons.of(MaterialDesignC.CLOSE_OCTAGON, 14, "tone-bad"));
        result.setTooltip(
                new Tooltip(ProblemWords.why(problem) + "\n" + ProblemWords.whatNow(problem)));
    }

    private void tell(String words, String tone, org.kordamp.ikonli.javafx.FontIcon icon) {
        result.setText(words);
        result.setGraphic(icon);
        result.setTooltip(null);
        result.getStyleClass().setAll("label", "small", tone);
    }
}
