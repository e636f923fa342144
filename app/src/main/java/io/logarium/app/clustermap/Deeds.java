package io.logarium.app.clustermap;

import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.Problem;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import io.logarium.app.topics.ProblemWords;
import java.util.List;
import java.util.function.UnaryOperator;

/// Carries out what the user does to brokers and connections, and says so when the cluster refuses.
final class Deeds {
    private final Store store;
    private final Cluster cluster;
    private final UnaryOperator<String> commands;
    private final MapInspector inspector;
    private final Runnable done;

    /// @param commands runs a line of the cluster's own command grammar and answers `ok …` or `error …`
    /// @param done is told when one was carried out
    Deeds(
            Store store,
            Cluster cluster,
            UnaryOperator<String> commands,
            MapInspector inspector,
            Runnable done) {
        this.store = store;
        this.cluster = cluster;
        this.commands = commands;
        this.inspector = inspector;
        this.done = done;
    }

    /// Does it, unless something would be lost: then it asks in the inspector first, and returns true.
    boolean asks(Deed deed, MapScene scene) {
        var dangers =
                deed.isLink() || cluster.past().isPresent()
                        ? List.<String>of()
                        : Dangers.of(deed.verb(), deed.broker(), scene, cluster.view());
        if (dangers.isEmpty()) {
            now(deed);
            return false;
        }
        inspector.warn(deed, dangers);
        store.dispatch(new Msg.InspectorShown(true));
        store.dispatch(new Msg.SheetShown(true));
        return true;
    }

    /// Does it without a question.
    void now(Deed deed) {
        if (cluster.past().isPresent()) {
            store.dispatch(new Msg.NoticeRaised(ProblemWords.notice(Problem.past())));
            return;
        }
        inspector.calm();
        store.work(
                () -> commands.apply(deed.line()),
                answer -> {
                    if (!answer.startsWith("ok")) {
                        refused(answer);
                    }
                    done.run();
                },
                e -> refused(String.valueOf(e.getMessage())));
    }

    private void refused(String answer) {
        store.dispatch(
                new Msg.NoticeRaised(
                        Notice.bad(
                                Texts.of("map.refused", answer.replaceFirst("^error ", "")),
                                "",
                                Texts.of("map.refused.advice"))));
    }
}
