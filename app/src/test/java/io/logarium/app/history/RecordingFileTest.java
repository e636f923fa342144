package io.logarium.app.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.event.EngineEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFileTest {
    @TempDir Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        var written = recorded();
        var file = folder.resolve("a" + RecordingFile.ENDING);

        RecordingFile.write(file, written);
        var told = RecordingFile.read(file);
        var read = told.timeline();

        assertThat(told.leftOut()).isEmpty();
        assertThat(told.unknown()).isEmpty();
        assertThat(read.moments()).isEqualTo(written.moments());
        assertThat(read.happenings()).isEqualTo(written.happenings());
        assertThat(read.samples(0, Long.MAX_VALUE)).isEqualTo(written.samples(0, Long.MAX_VALUE));
        for (long at = written.fromMs(); at <= written.untilMs(); at += 3_700) {
            assertThat(new Playback().at(read, at)).isEqualTo(new Playback().at(written, at));
        }
        assertThat(folder).isDirectoryNotContaining(p -> p.toString().endsWith(".part"));
    }

    @Test
    void aFileThatIsCutOrChangedIsRefusedWithItsReason() throws Exception {
        var file = folder.resolve("a");
        RecordingFile.write(file, recorded());
        var bytes = Files.readAllBytes(file);
        for (int length = 40; length < bytes.length; length += bytes.length / 9) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> RecordingFile.read(file))
                    .isInstanceOf(BadRecordingException.class)
                    .hasMessageContaining("cut off");
        }
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> RecordingFile.read(file)).hasMessageContaining("damaged");
    }

    @Test
    void otherFilesAndOtherVersionsAreToldApart() throws Exception {
        var file = folder.resolve("a");
        Files.writeString(file, "PK\u0003\u0004 something else that is long enough to be read");
        assertThatThrownBy(() -> RecordingFile.read(file))
                .hasMessage("it is no recording of Logarium");
        Files.writeString(file, "Logarium recording, format 9\nand then whatever comes");
        assertThatThrownBy(() -> RecordingFile.read(file))
                .hasMessage("it is of another version of Logarium");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> RecordingFile.read(file))
                .isInstanceOf(BadRecordingException.class);
    }

    private static Timeline recorded() {
        var recording = new Recording();
        var session = Sessions.ordinary(40);
        for (int i = 0; i < 250; i++) {
            recording.add(session.at(Sessions.START_MS + i * 100L));
        }
        recording.add(
                List.of(
                        new Happening.Told(
                                Sessions.START_MS + 20_000,
                                new EngineEvent.IsrChanged(
                                        Sessions.START_MS + 20_000,
                                        "topic-0",
                                        1,
                                        List.of(0, 1, 2),
                                        List.of(0, 1)),
                                OptionalLong.of(10_000)),
                        new Happening.Done(
                                Sessions.START_MS + 21_000, "Убить брокер 2", "kill 2", true)));
        return recording.timeline();
    }
}
