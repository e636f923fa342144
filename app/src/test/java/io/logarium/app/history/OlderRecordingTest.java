package io.logarium.app.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.app.cluster.Moment;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.engine.event.EngineEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recordings of other versions: one kept as it was written once, and such whose facts bear other names.
class OlderRecordingTest {
    private static final long AT_MS = Sessions.START_MS + 2_000;
    private static final int HEAD = "Logarium recording, format 1\n".length();

    @TempDir Path folder;

    /// The file was written by version 0.1.0 from what [#recorded()] makes.
    @Test
    void theRecordingOfVersion010IsRead() throws Exception {
        var file = folder.resolve("kept");
        try (var in = getClass().getResourceAsStream("/recordings/0.1.0.logarium")) {
            Files.write(file, in.readAllBytes());
        }

        var read = RecordingFile.read(file);

        assertThat(read.leftOut()).isEmpty();
        assertThat(read.timeline().moments()).isEqualTo(40);
        assertThat(read.timeline().happenings()).isEqualTo(recorded().happenings());
        var moment = at(read.timeline());
        assertThat(moment.view().topics()).hasSize(2);
        assertThat(moment.view().topic("topic-0").orElseThrow().partition(1).orElseThrow().leader())
                .hasValue(1);
        assertThat(moment.view().group("readers").orElseThrow().members()).hasSize(2);
        assertThat(moment.inside().orElseThrow().brokers()).hasSize(3);
        assertThat(moment.view().tail("topic-0", 0)).isNotEmpty();
    }

    @Test
    void aFactThatThisVersionDoesNotKnowIsLeftOutAndOneThatIsMissingIsUnknown() throws Exception {
        var read =
                read(facts ->
                        facts.replace("epoch:?int,targetEpoch:", "weather:?int,targetEpoch:"));

        var group = at(read.timeline()).view().group("readers").orElseThrow();
        var was = at(recorded()).view().group("readers").orElseThrow();
        assertThat(was.epoch()).isNotEmpty();
        assertThat(group.epoch()).isEqualTo(OptionalInt.empty());
        assertThat(group.members()).isEqualTo(was.members());
        assertThat(group.committed()).isEqualTo(was.committed());
        assertThat(at(read.timeline()).view().topics()).isEqualTo(at(recorded()).view().topics());
        assertThat(at(read.timeline()).inside()).isEqualTo(at(recorded()).inside());
        assertThat(read.leftOut()).containsExactly("GroupFacts.weather");
        assertThat(read.unknown()).containsExactly("GroupFacts.epoch");
    }

    @Test
    void whatCannotBeWithoutAMissingFactIsLeftOutAndTheRestStays() throws Exception {
        var read = read(facts -> facts.replace("inSync:boolean,up:", "nearby:boolean,up:"));

        var was = at(recorded()).view().topic("topic-1").orElseThrow().partitions();
        var partitions = at(read.timeline()).view().topic("topic-1").orElseThrow().partitions();
        assertThat(partitions).allMatch(p -> p.states().isEmpty()).hasSameSizeAs(was);
        assertThat(partitions)
                .extracting(PartitionFacts::highWatermark)
                .isEqualTo(was.stream().map(PartitionFacts::highWatermark).toList());
        assertThat(read.leftOut()).contains("ReplicaFacts.inSync");
    }

    @Test
    void aKindOfEventThatThisVersionDoesNotKnowIsLeftOutAndTheOthersAreTold() throws Exception {
        var read = read(facts -> facts.replace("Done{", "Sung{"));

        assertThat(read.timeline().happenings())
                .isEqualTo(
                        recorded().happenings().stream()
                                .filter(h -> !(h instanceof Happening.Done))
                                .toList())
                .isNotEmpty();
        assertThat(read.leftOut()).containsExactly("Sung");
    }

    @Test
    void aStateThatThisVersionDoesNotKnowTakesOnlyWhatIsInItAway() throws Exception {
        var read = read(facts -> facts.replace("STARTING/UP/", "STARTING/DREAMS/"));

        assertThat(at(read.timeline()).inside().orElseThrow().brokers()).isEmpty();
        assertThat(at(read.timeline()).view()).isEqualTo(at(recorded()).view());
        assertThat(read.leftOut()).containsExactly("State DREAMS");
    }

    @Test
    void whatSaysTheSameInAnotherWayIsUnderstood() {
        var fitting = new Fitting();

        assertThat(fitting.fit(new Form.Word("int"), OptionalInt.class).orElseThrow().of(5))
                .contains(OptionalInt.of(5));
        assertThat(fitting.fit(new Form.Word("int"), long.class).orElseThrow().of(5)).contains(5L);
        assertThat(fitting.fit(new Form.Word("long"), OptionalLong.class).orElseThrow().of(6L))
                .contains(OptionalLong.of(6));
        assertThat(fitting.fit(new Form.Word("text"), int.class)).isEmpty();
    }

    @Test
    void aFileWithNothingOfOursIsRefused() {
        for (var facts :
                List.of(
                        "",
                        "?",
                        "Moment{",
                        "Moment{atMs:long}",
                        "a{}a{}",
                        "((((",
                        "[x",
                        "{}",
                        "m:n")) {
            assertThatThrownBy(() -> read(_ -> facts)).isInstanceOf(BadRecordingException.class);
        }
        assertThatThrownBy(() -> read(_ -> "[".repeat(10_000)))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining("too deep");
    }

    @Test
    void aListOfFactsThatIsCutOrChangedNeverDoesMoreThanFail() throws Exception {
        int length = RecordingFile.facts().length();
        for (int at = 0; at < length; at += 97) {
            int place = at;
            assertThatThrownBy(() -> read(f -> f.substring(0, place)))
                    .isInstanceOf(BadRecordingException.class);
            for (char other : "{?[(x,".toCharArray()) {
                try {
                    read(f -> f.substring(0, place) + other + f.substring(place + 1));
                } catch (BadRecordingException expected) {
                    assertThat(expected.getMessage()).isNotEmpty();
                }
            }
        }
    }

    private static Moment at(Timeline timeline) {
        return new Playback().at(timeline, AT_MS).orElseThrow();
    }

    private FromFile read(UnaryOperator<String> facts) throws IOException {
        var file = folder.resolve("a");
        RecordingFile.write(file, recorded());
        var all = Files.readAllBytes(file);
        var body = Arrays.copyOfRange(all, HEAD, all.length - 4);
        var source = new ByteSource(body, body.length);
        var sink = new ByteSink();
        sink.text(facts.apply(source.text()));
        sink.put(source.take(source.left()));
        RecordingFile.seal(file, sink);
        return RecordingFile.read(file);
    }

    private static Timeline recorded() {
        var recording = new Recording();
        var session = new Sessions(3, 2, 2, 20);
        for (int i = 0; i < 40; i++) {
            recording.add(session.at(Sessions.START_MS + i * 100L));
        }
        recording.add(
                List.of(
                        new Happening.Told(
                                AT_MS,
                                new EngineEvent.IsrChanged(
                                        AT_MS, "topic-0", 1, List.of(0, 1, 2), List.of(0, 1)),
                                OptionalLong.of(10_000)),
                        new Happening.Done(AT_MS + 100, "Убить брокер 2", "kill 2", true),
                        new Happening.Done(AT_MS + 200, "Запустить брокер 2", "start 2", true),
                        new Happening.Turned(AT_MS + 300, "shop", Knob.RATE, 5, 50)));
        return recording.timeline();
    }
}
