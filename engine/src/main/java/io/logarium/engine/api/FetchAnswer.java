package io.logarium.engine.api;

import io.logarium.engine.api.FetchReads.Part;
import io.logarium.engine.api.FetchSession.Key;
import io.logarium.engine.api.FetchSessions.Context;
import java.util.List;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.FetchableTopicResponse;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.Errors;

/// Puts what was read into an answer, as its session wants it: everything, or only what is new (KIP-227).
final class FetchAnswer {
    private final boolean byId;
    private final boolean committedOnly;
    private final FetchResponseData response = new FetchResponseData();

    FetchAnswer(boolean byId, boolean committedOnly) {
        this.byId = byId;
        this.committedOnly = committedOnly;
    }

    FetchResponseData of(Context context, List<Part> parts) {
        switch (context) {
            case FetchSessions.Once ignored -> parts.forEach(this::tell);
            case FetchSessions.Opening opening -> {
                response.setSessionId(opening.remember());
                for (var part : parts) {
                    tell(part);
                    isNews(part);
                }
            }
            case FetchSessions.Resumed(FetchSession session) -> {
                response.setSessionId(session.id);
                parts.forEach(part -> tellNews(session, part));
            }
            case FetchSessions.Refused(Errors error) -> response.setErrorCode(error.code());
        }
        return response;
    }

    private void tellNews(FetchSession session, Part part) {
        if (!isNews(part) && !part.isUrgent()) {
            return;
        }
        add(part.wanted().key, part.data(committedOnly));
        if (part.slice() != null) {
            session.served(part.wanted());
        }
    }

    private static boolean isNews(Part part) {
        return FetchSessions.isNews(
                part.wanted(),
                part.error(),
                part.highWatermark(),
                part.logStartOffset(),
                part.slice() != null);
    }

    private void tell(Part part) {
        add(part.wanted().key, part.data(committedOnly));
    }

    private void add(Key key, PartitionData data) {
        var topics = response.responses();
        var last = topics.isEmpty() ? null : topics.getLast();
        boolean same =
                last != null
                        && (byId
                                ? last.topicId().equals(key.topicId())
                                : last.topic().equals(key.topic()));
        if (last == null || !same) {
            last = new FetchableTopicResponse().setTopic(key.topic()).setTopicId(key.topicId());
            topics.add(last);
        }
        last.partitions().add(data);
    }
}
