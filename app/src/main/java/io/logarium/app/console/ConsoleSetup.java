package io.logarium.app.console;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What a console stands on.
///
/// @param tools the folder of Kafka's tools and of what they need ([ToolsFolder])
/// @param folder where history, what is known of options, and files of commands are kept
/// @param address what to add where a command names no cluster, HOST:PORT[,…]
/// @param names what there is to complete; asked on the caller's thread, so it must answer at once
/// @param clusterCommand runs `stop 1`, `status` and the like and answers `ok …` or `error …`; absent where there is no
///     cluster of ours
public record ConsoleSetup(
        Optional<Path> tools,
        Path folder,
        Supplier<String> address,
        Supplier<Names> names,
        Optional<UnaryOperator<String>> clusterCommand) {}
