package io.logarium.app.clustermap;

import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.Outcome;
import io.logarium.app.lab.Lab;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.topics.Demo;
import io.logarium.app.topics.ProblemWords;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// Over the empty brokers: one sentence and a button that fills them.
final class NoTopicsYet extends VBox {
    private final Cluster cluster;
    private final Lab lab;
    private final Store store;

    NoTopicsYet(Cluster cluster, Lab lab, Store store) {
        super(12);
        this.cluster = cluster;
        this.lab = lab;
        this.store = store;
        setId("map-empty");
        getStyleClass().add("lg-card");
        setAlignment(Pos.CENTER);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var words = Labels.prose("map.empty", "body");
        words.setMaxWidth(380);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMinHeight(Label.USE_PREF_SIZE);
        var demo = Buttons.primary("map.empty.demo", MaterialDesignP.PLUS, this::create);
        demo.setId("map-demo");
        var own =
                Buttons.normal(
                        "map.empty.topics",
                        MaterialDesignV.VIEW_COLUMN_OUTLINE,
                        () -> store.dispatch(new Msg.ScreenChosen("topics")));
        var buttons = new HBox(8, demo, own);
        buttons.setAlignment(Pos.CENTER);
        getChildren().addAll(words, buttons);
    }

    /// Is there while there is no topic of the user.
    void show(ClusterView view) {
        setVisible(
                view.contact() instanceof ClusterView.Contact.Answering
                        && view.topics().stream().allMatch(TopicFacts::internal));
    }

    private void create() {
        store.work(
                () -> cluster.client().createTopic(Demo.TOPIC, false),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<?> _ ->
                                lab.start(Demo.traffic(lab.freeName("demo-producer")));
                        case Outcome.Failed<?>(var problem) ->
                                store.dispatch(new Msg.NoticeRaised(ProblemWords.notice(problem)));
                    }
                },
                e ->
                        store.dispatch(
                                new Msg.NoticeRaised(
                                        Notice.bad(String.valueOf(e.getMessage()), "", ""))));
    }
}
