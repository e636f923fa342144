package io.logarium.app.topics;

import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Tint;
import io.logarium.app.text.Texts;
import javafx.scene.control.Label;

/// How a topic is, in a word with its icon.
final class TopicStates {
    private TopicStates() {}

    static Label pill(TopicFacts topic) {
        var tint =
                topic.leaderless() > 0
                        ? Tint.BAD
                        : topic.underReplicated() > 0 ? Tint.WARN : Tint.OK;
        return Labels.pill(tint, words(topic));
    }

    /// All words by which it is found.
    static String searched(TopicFacts topic) {
        return words(topic)
                + (topic.underReplicated() > 0 ? " " + Texts.of("map.search.under") : "")
                + (topic.leaderless() > 0 ? " " + Texts.of("map.search.offline") : "");
    }

    /// The word.
    static String words(TopicFacts topic) {
        if (topic.leaderless() > 0) {
            return Texts.of("topics.state.leaderless", topic.leaderless());
        }
        if (topic.underReplicated() > 0) {
            return Texts.of("topics.state.under", topic.underReplicated());
        }
        return topic.replicationFactor() == 1
                ? Texts.of("topics.state.single")
                : Texts.of("topics.state.inSync");
    }
}
