package io.logarium.app.lesson.live;

import io.logarium.app.lesson.Lesson;
import io.logarium.engine.ClusterConfig;
import io.logarium.engine.ClusterStartException;
import io.logarium.engine.LocalCluster;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Plays lessons where they are real: each on a fresh cluster in this process, or on somebody's cluster from outside.
public final class LiveLessons {
    private LiveLessons() {}

    /// On a fresh cluster in this process, with the lesson's number of brokers and settings.
    public static RealCheck.Report live(Lesson lesson) {
        var words = Words.of("cluster " + lesson.cluster());
        int brokers = words.number("brokers", 1);
        words.take("seed", "");
        if (!words.take("racks", "").isEmpty()) {
            return leftOut("The cluster in the box gives its brokers no racks.");
        }
        var settings = new TreeMap<>(words.named());
        settings.put("group.min.session.timeout.ms", "1000");
        try (var cluster =
                LocalCluster.start(new ClusterConfig(brokers, 0, Optional.empty(), settings))) {
            return RealCheck.check(
                    lesson,
                    new RealCheck.Where(
                            "live", cluster.bootstrap(), "", Optional.of(cluster::command)));
        } catch (ClusterStartException e) {
            return leftOut("The cluster did not start: " + e.getMessage());
        }
    }

    /// On a running cluster that is only spoken to as a client. What the lesson creates there has a prefix and is deleted at the end.
    ///
    /// @param prefix of the names of topics and groups
    public static RealCheck.Report reference(Lesson lesson, String bootstrap, String prefix) {
        var words = Words.of("cluster " + lesson.cluster());
        words.take("brokers", "");
        words.take("seed", "");
        if (!words.named().isEmpty()) {
            return leftOut("Its brokers would have to be started with " + words.named() + ".");
        }
        return RealCheck.check(
                lesson,
                new RealCheck.Where(
                        "reference", bootstrap, prefix + lesson.id() + "-", Optional.empty()));
    }

    private static RealCheck.Report leftOut(String why) {
        return new RealCheck.Report(List.of(), 0, List.of("all of it: " + why));
    }
}
