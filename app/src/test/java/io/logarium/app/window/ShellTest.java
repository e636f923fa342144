package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import io.logarium.app.topics.TopicsScreen;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ShellTest extends WindowRig {
    private static final List<KeyCode> DIGITS =
            List.of(
                    KeyCode.DIGIT1,
                    KeyCode.DIGIT2,
                    KeyCode.DIGIT3,
                    KeyCode.DIGIT4,
                    KeyCode.DIGIT5,
                    KeyCode.DIGIT6);

    @Test
    void everyScreenIsReachedByItsKeys() {
        var all = screens.screens();
        for (int i = 0; i < all.size(); i++) {
            boolean last = i == all.size() - 1;
            chord(KeyCode.CONTROL, last ? KeyCode.DIGIT0 : DIGITS.get(i));
            awaitScreen(all.get(i).id());
        }
    }

    @Test
    void altWithArrowsGoesBackAndForth() {
        chord(KeyCode.CONTROL, KeyCode.DIGIT0);
        awaitScreen("settings");
        chord(KeyCode.ALT, KeyCode.LEFT);
        awaitScreen("topics");
        chord(KeyCode.ALT, KeyCode.RIGHT);
        awaitScreen("settings");
    }

    @Test
    void aRailEntryIsPressedBySpace() {
        for (var screen : screens.screens().reversed()) {
            robot.interact(() -> window.scene().lookup("#rail-" + screen.id()).requestFocus());
            robot.type(KeyCode.SPACE);
            awaitScreen(screen.id());
        }
    }

    @Test
    void thePaletteFindsWhatIsTypedAndDoesItOnEnter() {
        chord(KeyCode.CONTROL, KeyCode.K);
        until("the palette", () -> ask(() -> window.scene().lookup("#palette") != null));
        robot.write("settings");
        robot.type(KeyCode.ENTER);

        awaitScreen("settings");
        until("no palette", () -> ask(() -> window.scene().lookup("#palette") == null));
    }

    @Test
    void escapeClosesThePaletteAndNothingElse() {
        chord(KeyCode.CONTROL, KeyCode.K);
        until("the palette", () -> ask(() -> window.scene().lookup("#palette") != null));
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ESCAPE);

        until("no palette", () -> ask(() -> window.scene().lookup("#palette") == null));
        assertThat(shown()).isEqualTo("topics");
    }

    @Test
    void theGlossaryOpensByKeysFindsOtherNamesAndShowsCardsUnderTheMouse() {
        robot.type(KeyCode.F1);
        until("the glossary", () -> !term().isEmpty());
        var first = term();
        robot.type(KeyCode.DOWN);
        until("the next term", () -> !term().equals(first));
        robot.type(KeyCode.ESCAPE);
        until("no glossary", () -> term().isEmpty());

        chord(KeyCode.CONTROL, KeyCode.K);
        until("the palette", () -> ask(() -> window.scene().lookup("#palette") != null));
        robot.write("потребитель");
        robot.type(KeyCode.ENTER);
        until("the card of a consumer", () -> term().equals("Consumer"));
        robot.type(KeyCode.ESCAPE);
        until("no glossary again", () -> term().isEmpty());

        robot.moveTo(
                ask(() ->
                        nodes(window.scene().getRoot()).stream()
                                .filter(n -> n.getStyleClass().contains("h1"))
                                .findFirst()
                                .orElseThrow()));
        until("the card under the mouse", () -> term().equals("Topic"));
        robot.type(KeyCode.ESCAPE);
        until("no card", () -> term().isEmpty());
    }

    private String term() {
        return ask(() ->
                window.scene().lookup("#term-name") instanceof javafx.scene.control.Label name
                        ? name.getText()
                        : "");
    }

    @Test
    void theThemeChangesWhileTheWindowIsOpen() {
        boolean dark = isDark();
        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        until("the other theme", () -> isDark() != dark);
        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        until("the first theme again", () -> isDark() == dark);
    }

    @Test
    void presenterModeHidesWhatTheRoomNeedNotSeeUntilEscape() {
        robot.type(KeyCode.F5);
        until("presenting", () -> ask(() -> store.state().look().isPresenting()));
        assertThat(ask(() -> window.scene().lookup("#rail-topics") == null)).isTrue();
        assertThat(ask(() -> window.scene().lookup("#toggle-inspector").isVisible())).isFalse();

        robot.type(KeyCode.ESCAPE);
        until("the rail again", () -> ask(() -> window.scene().lookup("#rail-topics") != null));
    }

    @Test
    void atTwiceTheSizeBarsMoveTheWindowToWhatHasTheFocus() {
        double before = ask(() -> right("#toggle-theme"));
        robot.interact(() -> store.dispatch(new Msg.ScaleChosen(200)));
        robot.interact(() -> window.scene().lookup("#rail-topics").requestFocus());
        until(
                "the header's end out of view",
                () -> ask(() -> right("#toggle-theme") > before + 500));

        robot.interact(() -> window.scene().lookup("#toggle-theme").requestFocus());
        until(
                "the header's end in view",
                () -> ask(() -> right("#toggle-theme") <= window.scene().getWidth()));

        robot.interact(() -> store.dispatch(new Msg.ScaleChosen(100)));
        until("as before", () -> ask(() -> right("#toggle-theme") == before));
    }

    private double right(String id) {
        var node = window.scene().lookup(id);
        return node.localToScene(node.getLayoutBounds()).getMaxX();
    }

    @Test
    void noEnglishIsLeftAfterTheSwitchToRussian() throws Exception {
        boxed.create("orders", 2);
        until("the topic in the view", () -> boxed.cluster().view().topic("orders").isPresent());
        var topics = screens.one(TopicsScreen.class);
        for (var state :
                List.<Runnable>of(
                        topics::list,
                        () -> topics.open("orders"),
                        topics::produce,
                        topics::generator,
                        topics::consume,
                        topics::create)) {
            robot.interact(state);
            speaksOnlyRussianAfterTheSwitch("topics");
        }
        for (var screen : screens.screens()) {
            robot.interact(() -> store.dispatch(new Msg.ScreenChosen(screen.id())));
            speaksOnlyRussianAfterTheSwitch(screen.id());
        }
    }

    @Test
    void aNoticeIsClosedByEscape() {
        robot.interact(
                () -> store.dispatch(new Msg.NoticeRaised(Notice.ok("Something was done."))));
        until("the notice", () -> notices() == 1);
        robot.type(KeyCode.ESCAPE);

        until("no notice", () -> notices() == 0);
    }

    /// Values of settings stay as Kafka spells them: acks.
    private static final Set<String> KAFKAS_OWN = Set.of("all");

    private void speaksOnlyRussianAfterTheSwitch(String where) throws Exception {
        robot.interact(() -> store.dispatch(new Msg.LanguageChosen(Language.RU)));
        settle();
        var english = englishOnly();
        until(
                "Russian only on " + where,
                () -> {
                    var left = labels().stream().filter(english::contains).toList();
                    if (!left.isEmpty()) {
                        System.err.println(where + " still says " + left);
                    }
                    return left.isEmpty();
                });
        robot.interact(() -> store.dispatch(new Msg.LanguageChosen(Language.EN)));
        settle();
    }

    /// Texts that have another wording in Russian.
    private static Set<String> englishOnly() throws Exception {
        var english = new HashSet<String>();
        for (var area : Texts.AREAS) {
            var en = read(area, "en");
            var ru = read(area, "ru");
            for (var key : en.stringPropertyNames()) {
                if (!en.getProperty(key).equals(ru.getProperty(key))) {
                    english.add(en.getProperty(key));
                }
            }
            ru.values().forEach(english::remove);
        }
        english.removeAll(KAFKAS_OWN);
        return english;
    }

    private static Properties read(String area, String language) throws Exception {
        var name = "/io/logarium/ui/texts/%s.%s.properties".formatted(area, language);
        var properties = new Properties();
        try (var in = ShellTest.class.getResourceAsStream(name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private int notices() {
        return ask(() ->
                ((Parent) window.scene().lookup("#notices")).getChildrenUnmodifiable().size());
    }

    private boolean isDark() {
        return ask(() ->
                window.scene().getStylesheets().stream().anyMatch(s -> s.contains("tokens-dark")));
    }
}
