package io.logarium.app.topics;

import io.logarium.app.cluster.Content;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import java.util.stream.Collectors;

/// A record's parts as a person reads them.
final class RecordWords {
    private static final int MOST = 600;

    private RecordWords() {}

    static String time(long timestampMs) {
        return timestampMs < 0 ? "–" : Times.moment(timestampMs);
    }

    /// Null and empty are told apart, long contents cut.
    static String shown(Content content) {
        if (content.isNull()) {
            return Texts.of("record.null");
        }
        if (content.size() == 0) {
            return Texts.of("record.empty");
        }
        var text = content.shown();
        return text.length() <= MOST && !content.isCut()
                ? text
                : text.substring(0, Math.min(MOST, text.length()))
                        + "… ("
                        + Numbers.bytes(content.size())
                        + ")";
    }

    static String headers(RecordFacts record) {
        return record.headers().isEmpty()
                ? "–"
                : record.headers().stream()
                        .map(h -> h.name() + "=" + shown(h.value()))
                        .collect(Collectors.joining("\n"));
    }
}
