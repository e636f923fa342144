package io.logarium.app.window;

import io.logarium.app.history.FromFile;
import io.logarium.app.state.Notice;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is said when a recording comes from another version of the program, whose facts were others.
final class OtherFacts {
    /// More names nobody reads; how many there are is said.
    private static final int MOST_NAMES = 8;

    private OtherFacts() {}

    /// Empty where everything is as this version has it.
    static Optional<Notice> of(FromFile read) {
        var said =
                Stream.of(
                                said("window.recording.left-out", read.leftOut()),
                                said("window.recording.lacks", read.unknown()))
                        .flatMap(Optional::stream)
                        .toList();
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Notice.warn(
                                        said.getFirst(),
                                        String.join(" ", said.subList(1, said.size())),
                                        Texts.of("window.recording.other"))
                                .withDetails(names(read)));
    }

    private static Optional<String> said(String key, List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(Texts.of(key, names.size()));
    }

    private static String names(FromFile read) {
        return Stream.concat(read.leftOut().stream(), read.unknown().stream())
                .distinct()
                .limit(MOST_NAMES)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
