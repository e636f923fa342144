package io.logarium.app.handout;

import io.logarium.app.diagram.Grain;
import io.logarium.app.diagram.TapeLayout;
import io.logarium.app.diagram.TapePicture;
import io.logarium.app.diagram.map.ClusterLayout;
import io.logarium.app.diagram.map.ClusterPicture;
import io.logarium.app.lesson.Film;
import io.logarium.app.lesson.Film.Frame;
import io.logarium.app.lesson.Filming;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.LessonText;
import io.logarium.app.lesson.Prediction;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import io.logarium.app.tour.Scenes;
import io.logarium.engine.sim.scenario.ScenarioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The page of one lesson: what is asked has room for an answer, what is right stands on the last page.
public final class HandOut {
    private static final double WIDTH = 900;
    private static final double MAP_HEIGHT = 420;
    private static final double GAP = 12;
    private static final Pattern COLOUR = Pattern.compile("(-[a-z0-9-]+):\\s*(#[0-9a-fA-F]{6});");
    private static final Map<String, String> COLOURS = colours();
    private static final String STYLE =
            """
            body { font: 15px/1.5 Inter, Arial, sans-serif; color: #1b1f24; max-width: 940px; margin: 2em auto; padding: 0 1em; }
            h1 { font-size: 26px; margin-bottom: 0; } h2 { font-size: 19px; margin-top: 1.6em; }
            .summary { color: #57606a; } pre, code { font-family: 'JetBrains Mono', Consolas, monospace; font-size: 13px; }
            pre { background: #f0f3f6; padding: 10px; white-space: pre-wrap; } svg { max-width: 100%; height: auto; }
            .ask { border: 1px solid #0969da; border-radius: 6px; padding: 8px 14px; margin: 1em 0; break-inside: avoid; }
            .ask li { list-style: none; } .box { display: inline-block; width: 12px; height: 12px; border: 1px solid #1b1f24; margin-right: 8px; }
            figure { margin: 1em 0; break-inside: avoid; } figcaption { color: #57606a; font-size: 13px; }
            .answers { break-before: page; } @media print { body { margin: 0; } }
            """;

    private final Lesson lesson;
    private final Language language;
    private final LessonText text;
    private final PlainMeasure measure = new PlainMeasure();
    private final StringBuilder page = new StringBuilder();
    private final StringBuilder answers = new StringBuilder();
    private int asked;

    private HandOut(Lesson lesson, Language language) {
        this.lesson = lesson;
        this.language = language;
        this.text = lesson.text(language);
    }

    /// The page as HTML with its pictures in it; the words of pictures are in the language of [Texts].
    ///
    /// @throws ScenarioException when the lesson cannot be carried out
    public static String of(Lesson lesson, Language language) throws ScenarioException {
        return new HandOut(lesson, language).html();
    }

    private String html() throws ScenarioException {
        var film = Filming.of(lesson, Map.of());
        page.append(
                "<h1>%s</h1>\n<p class=\"summary\">%s</p>\n"
                        .formatted(Html.escaped(text.title()), Html.line(text.summary())));
        page.append(Html.blocks(text.the("read").blocks()));
        figure(film.takes().getFirst().last(), in("handout.start"));
        for (int i = 0; i < lesson.steps().size(); i++) {
            var step = lesson.steps().get(i);
            lesson.before(step.id()).forEach(p -> ask(p, film));
            var section = text.the("step " + step.id());
            page.append("<h2>%d. %s</h2>\n".formatted(i + 1, Html.line(section.heading())));
            figure(film.takes().get(i + 1).last(), in("handout.after", i + 1));
            page.append(Html.blocks(section.blocks()));
        }
        lesson.goal().ifPresent(this::goal);
        part("explain", "tour.explain");
        lesson.questions().forEach(this::question);
        part("real", "tour.real");
        part("fidelity", "tour.fidelity");
        return """
        <!DOCTYPE html>
        <html lang="%s"><head><meta charset="utf-8"><title>%s</title><style>%s</style></head>
        <body>%s<section class="answers"><h2>%s</h2><ol>%s</ol></section></body></html>
        """
                .formatted(
                        language.code(),
                        Html.escaped(text.title()),
                        STYLE,
                        page,
                        Html.escaped(in("handout.answers")),
                        answers);
    }

    private String in(String key, Object... arguments) {
        return Texts.in(language, key, arguments);
    }

    private void part(String section, String titleKey) {
        text.section(section)
                .ifPresent(s ->
                        page.append("<h2>%s</h2>\n".formatted(Html.escaped(in(titleKey))))
                                .append(Html.blocks(s.blocks())));
    }

    private void goal(Lesson.Goal goal) {
        var section = text.the("goal");
        page.append("<h2>%s</h2>\n".formatted(Html.line(section.heading())))
                .append(Html.blocks(section.blocks()))
                .append("<div class=\"ask\"><ul>");
        goal.conditions().forEach(c -> box(text.the("condition " + c.id()).heading()));
        page.append("</ul></div>\n");
        answer(Html.blocks(text.the("solution").blocks()));
    }

    private void ask(Prediction prediction, Film film) {
        var section = text.the("predict " + prediction.id());
        begin(section);
        if (prediction instanceof Prediction.Choice choice) {
            page.append("<ul>");
            choice.options().forEach(o -> option(section, o.id()));
            page.append("</ul>");
        } else {
            page.append("<p>%s ______</p>".formatted(Html.escaped(in("handout.answer"))));
        }
        page.append("</div>\n");
        var right = film.verdict(prediction.id()).map(v -> v.right().getFirst()).orElse("?");
        var key = prediction instanceof Prediction.Choice ? right : "right";
        solution(section, key, right);
    }

    private void question(Lesson.Question question) {
        var section = text.the("question " + question.id());
        begin(section);
        page.append("<ul>");
        question.options().forEach(o -> option(section, o));
        page.append("</ul></div>\n");
        solution(section, question.right(), question.right());
    }

    private void begin(LessonText.Section section) {
        page.append(
                        "<div class=\"ask\"><p><b>%d. %s</b></p>"
                                .formatted(++asked, Html.line(section.heading())))
                .append(Html.blocks(section.blocks()));
    }

    private void option(LessonText.Section section, String id) {
        box(Optional.ofNullable(section.options().get(id)).map(LessonText.Answer::text).orElse(id));
    }

    private void box(String words) {
        page.append("<li><span class=\"box\"></span>%s</li>".formatted(Html.line(words)));
    }

    private void solution(LessonText.Section section, String key, String right) {
        var answer = section.options().get(key);
        var said = answer == null ? "" : Html.line(answer.reply());
        var named = answer == null || answer.text().isEmpty() ? right : answer.text();
        answer("<b>%s</b> %s".formatted(Html.line(named), said));
    }

    private void answer(String html) {
        answers.append("<li>").append(html).append("</li>\n");
    }

    private void figure(Frame frame, String caption) {
        page.append(
                "<figure>%s<figcaption>%s</figcaption></figure>\n"
                        .formatted(svg(frame), Html.escaped(caption)));
    }

    private String svg(Frame frame) {
        var tape =
                lesson.picture() == Lesson.Sight.TAPE
                        ? Scenes.tape(frame, lesson)
                        : Optional.<io.logarium.app.diagram.TapeScene>empty();
        if (tape.isPresent()) {
            var laid = TapeLayout.of(tape.get(), WIDTH, Grain.CELLS);
            return Svg.of(
                    TapePicture.of(tape.get(), laid, measure),
                    WIDTH,
                    laid.height() + GAP,
                    COLOURS,
                    measure);
        }
        var map = Scenes.map(frame);
        var laid = ClusterLayout.of(map, WIDTH, MAP_HEIGHT, measure);
        return Svg.of(
                ClusterPicture.of(map, laid, measure, false),
                WIDTH,
                Math.max(MAP_HEIGHT, laid.height()),
                COLOURS,
                measure);
    }

    /// The light theme's; the few that the look's own sheets name stand here.
    private static Map<String, String> colours() {
        var all =
                new HashMap<>(
                        Map.of(
                                "-color-bg-default", "#ffffff",
                                "-color-bg-subtle", "#f6f8fa",
                                "-color-border-default", "#d0d7de",
                                "-color-fg-default", "#24292f",
                                "-color-accent-fg", "#0969da",
                                "-color-accent-emphasis", "#0969da"));
        try (var in = HandOut.class.getResourceAsStream("/io/logarium/ui/css/tokens-light.css")) {
            if (in != null) {
                var found = COLOUR.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                while (found.find()) {
                    all.put(found.group(1), found.group(2));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
