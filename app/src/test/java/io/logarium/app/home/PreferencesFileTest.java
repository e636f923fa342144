package io.logarium.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesFileTest {
    @TempDir Path temp;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        var file = new PreferencesFile(temp);
        var preferences =
                Preferences.NONE
                        .with("theme", "light")
                        .with("odd key:=", " a=b\\c\n\td ")
                        .with("имя", "заказы #1");

        file.write(preferences);

        assertThat(file.read()).isEqualTo(preferences);
        assertThat(file.read().theme(Theme.DARK)).isEqualTo(Theme.LIGHT);
    }

    @Test
    void aMissingOrDamagedFileCountsAsEmpty() throws IOException {
        assertThat(new PreferencesFile(temp).read()).isEqualTo(Preferences.NONE);

        Files.write(
                temp.resolve("preferences.properties"), new byte[] {(byte) 0xC3, 0x28, 0, 1, 2});
        assertThat(new PreferencesFile(temp).read()).isEqualTo(Preferences.NONE);
    }

    @Test
    void valuesOfTheWrongKindCountAsNotChosen() {
        var preferences =
                Preferences.NONE.with("width", "wide").with("height", "99999").with("on", "yes");

        assertThat(preferences.number("width", 800, 100, 5000)).isEqualTo(800);
        assertThat(preferences.number("height", 600, 100, 5000)).isEqualTo(600);
        assertThat(preferences.flag("on", true)).isTrue();
        assertThat(preferences.theme(Theme.DARK)).isEqualTo(Theme.DARK);
    }
}
