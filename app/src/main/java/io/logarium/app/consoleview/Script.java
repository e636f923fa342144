package io.logarium.app.consoleview;

import io.logarium.app.text.Times;
import java.util.List;

/// The commands of the transcript as a shell script that runs wherever Kafka's tools are.
final class Script {
    private Script() {}

    static String of(List<Block> blocks) {
        var script = new StringBuilder("#!/bin/sh\n");
        for (var block : blocks) {
            script.append("\n# ").append(Times.tenths(block.origin().atMs()));
            if (block.origin() instanceof Block.Origin.Clicked(var click)) {
                script.append(' ').append(click.what());
            }
            script.append('\n').append(block.origin().command().strip()).append('\n');
        }
        return script.toString();
    }
}
