package io.logarium.app.groups;

import io.logarium.app.groups.Rebalance.Cause;
import io.logarium.app.groups.Rebalance.Move;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.apache.kafka.common.TopicPartition;

/// The newest rebalances of a group: which generation, who caused it, what moved, and how long members stood still.
final class RebalanceList extends VBox {
    private static final int MOST = 8;
    private static final double EPOCH_WIDTH = 34;

    private List<Rebalance> shown = List.of();

    RebalanceList() {
        setId("rebalances");
        setFillWidth(true);
    }

    void show(List<Rebalance> rebalances, Function<TopicPartition, String> names, boolean sampled) {
        var newest = rebalances.subList(0, Math.min(MOST, rebalances.size()));
        if (newest.equals(shown) && !getChildren().isEmpty()) {
            return;
        }
        shown = List.copyOf(newest);
        var nodes = new ArrayList<Node>();
        if (sampled) {
            nodes.add(Labels.prose("groups.rebalance.sampled", "small", "muted"));
        }
        if (newest.isEmpty()) {
            nodes.add(Labels.prose("groups.rebalance.none", "small", "muted"));
        }
        newest.forEach(r -> nodes.add(row(r, names)));
        getChildren().setAll(nodes);
    }

    /// The next showing makes all words anew.
    void forget() {
        getChildren().clear();
    }

    private static Node row(Rebalance rebalance, Function<TopicPartition, String> names) {
        var epoch =
                Labels.plain(
                        rebalance.epoch().isPresent()
                                ? String.valueOf(rebalance.epoch().getAsInt())
                                : "…",
                        "mono",
                        "h2",
                        "tone-consumer");
        epoch.setMinWidth(EPOCH_WIDTH);
        var left = new VBox(1, wrapped(cause(rebalance), "strong"));
        var moved = moved(rebalance.moves(), names);
        if (!moved.isEmpty()) {
            left.getChildren().add(wrapped(moved, "small", "muted"));
        }
        for (var still : rebalance.stills()) {
            left.getChildren()
                    .add(
                            wrapped(
                                    Texts.of(
                                            "groups.rebalance.still",
                                            still.client(),
                                            Times.span(still.ms())),
                                    "small",
                                    "muted"));
        }
        HBox.setHgrow(left, Priority.ALWAYS);
        var right = new VBox(1, Labels.plain(Times.seconds(rebalance.atMs()), "mono", "small"));
        right.setAlignment(Pos.TOP_RIGHT);
        right.setMinWidth(USE_PREF_SIZE);
        if (rebalance.inWork()) {
            right.getChildren()
                    .add(Labels.bound("groups.rebalance.inWork", "small", "tone-accent"));
        } else if (rebalance.tookMs().isPresent()) {
            right.getChildren()
                    .add(
                            Labels.plain(
                                    Texts.of(
                                            "groups.rebalance.took",
                                            Times.span(rebalance.tookMs().getAsLong())),
                                    "small",
                                    "muted"));
        }
        var row = new HBox(8, epoch, left, Sections.space(), right);
        row.getStyleClass().add("lg-rebalance");
        return row;
    }

    private static Label wrapped(String text, String... styleClasses) {
        var label = Labels.plain(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static String cause(Rebalance rebalance) {
        return rebalance.causes().isEmpty()
                ? Texts.of("groups.rebalance.unseen")
                : rebalance.causes().stream()
                        .map(RebalanceList::words)
                        .collect(Collectors.joining("; "));
    }

    private static String words(Cause cause) {
        return switch (cause) {
            case Cause.Joined(var client) -> Texts.of("groups.rebalance.joined", client);
            case Cause.Left(var client, var why) -> left(client, why);
            case Cause.Other(var why) -> why;
        };
    }

    /// The coordinator's words are English; what is seen often is said in the language of the window.
    private static String left(String client, String why) {
        if (why.contains("poll timeout")) {
            return Texts.of("groups.rebalance.pollTimeout", client);
        }
        if (why.startsWith("no heartbeat") || why.contains("session")) {
            return Texts.of("groups.rebalance.noHeartbeat", client);
        }
        if (why.startsWith("it left")) {
            return Texts.of("groups.rebalance.left", client);
        }
        return Texts.of("groups.rebalance.leftWhy", client, why);
    }

    private static String moved(List<Move> moves, Function<TopicPartition, String> names) {
        var byOwner = new LinkedHashMap<String, List<String>>();
        for (var move : moves) {
            byOwner.computeIfAbsent(move.to(), _ -> new ArrayList<>()).add(names.apply(move.at()));
        }
        return byOwner.entrySet().stream()
                .map(e -> Texts.of("groups.rebalance.moved", shortened(e.getValue()), e.getKey()))
                .collect(Collectors.joining("; "));
    }

    private static String shortened(List<String> names) {
        int most = 4;
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + " …";
    }
}
