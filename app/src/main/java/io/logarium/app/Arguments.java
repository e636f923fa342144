package io.logarium.app;

import io.logarium.app.cluster.AttachedCluster;
import io.logarium.app.PlainArguments.Given;
import io.logarium.app.home.Theme;
import io.logarium.app.text.Language;
import io.logarium.engine.ClusterConfig;
import io.logarium.engine.sim.soak.Soak;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the command line; does nothing of what it asks for.
final class Arguments {
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

    private Arguments() {}

    static Wish parse(String... arguments) {
        if (arguments.length == 0) {
            return new Wish.OpenWindow();
        }
        return PlainArguments.read(arguments)
                .map(Arguments::wish)
                .orElseGet(() -> Grammar.parse(arguments));
    }

    /// What a well-formed line asks for, if its values can be.
    static Wish wish(Given given) {
        try {
            return switch (given.command().name()) {
                case "cluster" -> cluster(given);
                case "scenario" -> scenario(given);
                case "soak" -> soak(given);
                case "lessons" -> lessons(given);
                default -> pictures(given);
            };
        } catch (Mistake e) {
            return new Wish.Refused(e.sentence);
        }
    }

    private static Wish cluster(Given given) {
        int brokers = brokers(given, 1);
        int port = number(given, "--port", ClusterConfig.DEFAULT_PORT);
        if (port < 0 || port + brokers - 1 > HIGHEST_PORT) {
            throw new Mistake(
                    "There is no port %d: choose one from 1 to %d, or 0 for any free one."
                            .formatted(port, HIGHEST_PORT));
        }
        var data = given.value("--data").map(text -> path(text, "--data"));
        return new Wish.RunCluster(brokers, port, data, settings(given));
    }

    private static Wish scenario(Given given) {
        var seed = given.value("--seed").isPresent();
        return new Wish.RunScenario(
                path(given.file(), "scenario", "file"),
                seed ? OptionalLong.of(count(given, "--seed", 0, 0)) : OptionalLong.empty(),
                fork(given));
    }

    private static Optional<Wish.Fork> fork(Given given) {
        var at = given.value("--fork-at");
        var then = given.value("--then");
        if (at.isPresent() != then.isPresent()) {
            throw new Mistake("--fork-at MS and --then FILE go together.");
        }
        return then.map(
                file -> new Wish.Fork(count(given, "--fork-at", 0, 0), path(file, "--then")));
    }

    private static Wish lessons(Given given) {
        var reference = given.value("--reference");
        if (reference.isPresent() && !AttachedCluster.isAddress(reference.get())) {
            throw new Mistake(
                    "--reference takes host:port, several with commas between them, not '%s'."
                            .formatted(reference.get()));
        }
        if (reference.isPresent() || given.value("--live").isPresent()) {
            return new Wish.PlayLessons(
                    given.value("--live").filter(lesson -> !lesson.isEmpty()), reference);
        }
        var folder = given.value("--check").orElse("");
        if (given.value("--handout").isPresent()) {
            return new Wish.PrintLessons(
                    path(given.value("--handout").get(), "--handout"),
                    folder.isEmpty() ? Optional.empty() : Optional.of(path(folder, "--check")),
                    language(given));
        }
        return new Wish.CheckLessons(
                folder.isEmpty() ? Optional.empty() : Optional.of(path(folder, "--check")));
    }

    private static Language language(Given given) {
        return switch (given.value("--lang").orElse("en")) {
            case "en" -> Language.EN;
            case "ru" -> Language.RU;
            default -> throw new Mistake("--lang is en or ru.");
        };
    }

    private static Wish soak(Given given) {
        int brokers = brokers(given, 3);
        int seconds = number(given, "--seconds", Soak.FULL_SECONDS);
        if (seconds < Soak.LEAST_SECONDS || seconds > Soak.FULL_SECONDS) {
            throw new Mistake(
                    "--seconds takes a number from %d to %d."
                            .formatted(Soak.LEAST_SECONDS, Soak.FULL_SECONDS));
        }
        return new Wish.Soak(
                count(given, "--seeds", 100, 1), count(given, "--from", 0, 0), brokers, seconds);
    }

    private static int brokers(Given given, int otherwise) {
        int brokers = number(given, "--brokers", otherwise);
        if (brokers < 1 || brokers > ClusterConfig.MAX_BROKERS) {
            throw new Mistake(
                    "--brokers takes a number from 1 to %d.".formatted(ClusterConfig.MAX_BROKERS));
        }
        return brokers;
    }

    private static long count(Given given, String option, long otherwise, long least) {
        var text = given.value(option).orElse(Long.toString(otherwise));
        if (!text.matches("\\d{1,15}") || Long.parseLong(text) < least) {
            throw new Mistake(
                    "%s takes a number from %d up, not '%s'.".formatted(option, least, text));
        }
        return Long.parseLong(text);
    }

    private static Wish pictures(Given given) {
        var out =
                given.value("--out")
                        .map(text -> path(text, "--out"))
                        .orElseThrow(() ->
                                new Mistake(
                                        "Where to? Name a folder: logarium pictures --out DIR."));
        var theme =
                switch (given.value("--theme").orElse("dark")) {
                    case "dark" -> Theme.DARK;
                    case "light" -> Theme.LIGHT;
                    default -> throw new Mistake("--theme is dark or light.");
                };
        var language = language(given);
        var size = size(given.value("--size"));
        return new Wish.DrawPictures(out, theme, language, size[0], size[1]);
    }

    private static int[] size(Optional<String> given) {
        if (given.isEmpty()) {
            return new int[] {Wish.DrawPictures.WIDTH, Wish.DrawPictures.HEIGHT};
        }
        var size = SIZE.matcher(given.get());
        if (!size.matches()) {
            throw new Mistake(
                    "--size is width and height in pixels from 600x400 to 4000x3000, like 1600x1000.");
        }
        int width = Integer.parseInt(size.group(1));
        int height = Integer.parseInt(size.group(2));
        if (width < 600 || width > 4_000 || height < 400 || height > 3_000) {
            throw new Mistake(
                    "--size is width and height in pixels from 600x400 to 4000x3000, like 1600x1000.");
        }
        return new int[] {width, height};
    }

    private static Map<String, String> settings(Given given) {
        var settings = new LinkedHashMap<String, String>();
        for (var text : given.values().getOrDefault("--set", List.of())) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new Mistake("--set takes key=value, not '%s'.".formatted(text));
            }
            settings.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return settings;
    }

    private static int number(Given given, String option, int otherwise) {
        var text = given.value(option);
        try {
            return text.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new Mistake("%s takes a number, not '%s'.".formatted(option, text.orElse("")));
        }
    }

    private static Path path(String text, String option) {
        return path(text, option, "folder");
    }

    private static Path path(String text, String option, String kind) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new Mistake("%s takes a %s, not '%s'.".formatted(option, kind, text));
        }
    }

    /// Well-formed, but not possible.
    private static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String sentence;

        Mistake(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }
}
