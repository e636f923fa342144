package io.logarium.app.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.Content;
import io.logarium.app.cluster.Moment;
import io.logarium.app.cluster.Problem;
import io.logarium.app.cluster.ProblemKind;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.fault.ClientFault;
import io.logarium.engine.fault.DiskState;
import io.logarium.engine.fault.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

class CodecsTest {
    private final Codec<Moment> moments = new Codecs().of(Moment.class);

    @Test
    void whatIsTheSameTakesAByteAndIsTheSameObject() {
        var moment = Sessions.ordinary(10).at(Sessions.START_MS + 60_000);
        var again = Sessions.ordinary(10).at(Sessions.START_MS + 60_000);
        var sink = new ByteSink();
        moments.write(sink, moment, null);
        int whole = sink.size();

        moments.write(sink, again, moment);

        assertThat(sink.size()).isEqualTo(whole + 1);
        var source = new ByteSource(sink.array(), sink.size());
        var first = moments.read(source, null);
        assertThat(first).isEqualTo(moment);
        assertThat(moments.read(source, first)).isSameAs(first);
    }

    @Test
    void newestRecordsThatMoveOnAreWrittenOnce() {
        var tails = new ListCodec<>(new Codecs().of(io.logarium.app.cluster.RecordFacts.class));
        var before =
                java.util.stream.LongStream.range(0, 64)
                        .mapToObj(o -> Sessions.record(0, o))
                        .toList();
        var after =
                java.util.stream.LongStream.range(3, 67)
                        .mapToObj(o -> Sessions.record(0, o))
                        .toList();
        var sink = new ByteSink();
        tails.write(sink, before, null);
        int whole = sink.size();

        tails.write(sink, after, before);

        assertThat(sink.size() - whole).isLessThan(whole / 10);
        var source = new ByteSource(sink.array(), sink.size());
        assertThat(tails.read(source, tails.read(source, null))).isEqualTo(after);
    }

    @Test
    void allEventsOfTheEngineCanBeWritten() {
        var events = new Codecs().of(EngineEvent.class);
        var sink = new ByteSink();
        var told =
                List.<EngineEvent>of(
                        new EngineEvent.IsrChanged(5, "t", 0, List.of(0, 1), List.of(0)),
                        new EngineEvent.FaultBegan(6, new Fault.Slow(0, 1, 40)),
                        new EngineEvent.FaultBegan(
                                7,
                                new Fault.OnClient(
                                        "shop",
                                        new ClientFault(
                                                0.3,
                                                new ClientFault.Answer(
                                                        Errors.FENCED_LEADER_EPOCH)))),
                        new EngineEvent.FaultBegan(
                                8,
                                new Fault.OnClient(
                                        "shop", new ClientFault(1, new ClientFault.Drop()))),
                        new EngineEvent.FaultEnded(9, new Fault.DiskIs(2, DiskState.LOST)),
                        new EngineEvent.BrokerStarted(-3, Integer.MAX_VALUE, "ключ 🗝"),
                        new EngineEvent.LogTruncated(Long.MAX_VALUE, "t", 0, 1, Long.MIN_VALUE, 0));
        EngineEvent last = null;
        for (var event : told) {
            events.write(sink, event, last);
            last = event;
        }

        var source = new ByteSource(sink.array(), sink.size());
        EngineEvent read = null;
        for (var event : told) {
            read = events.read(source, read);
            assertThat(read).isEqualTo(event);
        }
    }

    @Test
    void aLostContactAndWhatItSaidIsKept() {
        var problem = new Problem(ProblemKind.NO_ANSWER, "TimeoutException", "", "late", "at x");
        var view =
                new ClusterView(
                        3,
                        4,
                        new ClusterView.Contact.Lost(problem),
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        java.util.Map.of());
        var moment = new Moment(9, view, Optional.empty(), List.of());
        var sink = new ByteSink();
        moments.write(sink, moment, null);

        assertThat(moments.read(new ByteSource(sink.array(), sink.size()), null)).isEqualTo(moment);
    }

    @Test
    void ofALongValueTheBeginningIsKeptAndItSaysSo() {
        var codec = new PlainCodecs.OfContent();
        var sink = new ByteSink();
        codec.write(sink, Content.of(new byte[3_000]), null);
        codec.write(sink, Content.none(), null);

        var source = new ByteSource(sink.array(), sink.size());
        var read = codec.read(source, null);
        assertThat(read.isCut()).isTrue();
        assertThat(read.size()).isEqualTo(3_000);
        assertThat(codec.read(source, null).isNull()).isTrue();
    }

    @Test
    void bytesThatAreCutOrChangedNeverDoMoreThanFail() {
        var sink = new ByteSink();
        moments.write(sink, Sessions.ordinary(10).at(Sessions.START_MS + 9_000), null);
        var bytes = Arrays.copyOf(sink.array(), sink.size());
        for (int length = 0; length < bytes.length; length += 7) {
            var source = new ByteSource(bytes, length);
            assertThatThrownBy(() -> moments.read(source, null))
                    .isInstanceOf(BadRecordingException.class);
        }
        for (int at = 0; at < bytes.length; at++) {
            var changed = bytes.clone();
            changed[at] ^= (byte) (1 + at % 255);
            try {
                moments.read(new ByteSource(changed, changed.length), null);
            } catch (BadRecordingException expected) {
                assertThat(expected.getMessage()).isNotEmpty();
            }
        }
    }
}
