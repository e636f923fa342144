package io.logarium.app.topics;

import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.ClusterClient;
import io.logarium.app.cluster.Outcome;
import io.logarium.app.cluster.Problem;
import io.logarium.app.cluster.Problems;
import io.logarium.app.lab.Lab;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import java.util.function.Consumer;
import java.util.function.Function;

/// What all parts of a screen work with.
public record Desk(Store store, Cluster cluster, Lab lab) {
    /// Asks the cluster on a virtual thread; the answer comes back on the JavaFX thread.
    public <T> void ask(
            Function<ClusterClient, Outcome<T>> question,
            Consumer<T> done,
            Consumer<Problem> failed) {
        store.work(
                () -> question.apply(cluster.client()),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<T>(var value) -> done.accept(value);
                        case Outcome.Failed<T>(var problem) -> failed.accept(problem);
                    }
                },
                e -> failed.accept(Problems.of(e, "")));
    }

    /// Whether anything can be changed, now or when the window looks at the present again.
    public boolean mayChange() {
        return cluster.mayChange();
    }

    /// Tells why when nothing may be started: the screen shows the past, or the cluster is only looked at.
    public boolean refuses() {
        boolean refuses = lab.isClosed();
        if (refuses) {
            tell(cluster.past().isPresent() ? Problem.past() : Problem.readOnly());
        }
        return refuses;
    }

    /// For what has no place of its own on the screen.
    public void tell(Notice notice) {
        store.dispatch(new Msg.NoticeRaised(notice));
    }

    public void tell(Problem problem) {
        tell(ProblemWords.notice(problem));
    }
}
