package io.logarium.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.console.HelpText.Option;
import org.junit.jupiter.api.Test;

class HelpTextTest {
    @Test
    void aTableOfTwoColumnsIsRead() {
        var help =
                HelpText.parse(
                        """
                        This tool does things.
                        Option                       Description
                        ------                       -----------
                        --all                        Take all.
                        --server <String: where it   REQUIRED: Where the
                          listens>                     server listens.
                        --value <Integer>            A number. (default: 5)
                        """);

        assertThat(help.options())
                .containsExactly(
                        new Option("--all", false, "Take all."),
                        new Option("--server", true, "REQUIRED: Where the server listens."),
                        new Option("--value", true, "A number. (default: 5)"));
        assertThat(help.subcommands()).isEmpty();
    }

    @Test
    void aListWithSubcommandsIsRead() {
        var help =
                HelpText.parse(
                        """
                        usage: tool [-h] [--config FILE] {describe,change}
                                    ...

                        positional arguments:
                          {describe,change}
                            describe         Tell about it

                        optional arguments:
                          -h, --help         show  this
                          --config FILE      Settings
                          --server HOST1:PORT1[,HOST2:PORT2[...]]
                                             Where it
                                             listens
                        """);

        assertThat(help.subcommands()).containsExactly("describe", "change");
        assertThat(help.options())
                .containsExactly(
                        new Option("--help", false, "show this"),
                        new Option("--config", true, "Settings"),
                        new Option("--server", true, "Where it listens"));
    }

    @Test
    void anythingElseHasNoOptions() {
        assertThat(HelpText.parse("").options()).isEmpty();
        assertThat(HelpText.parse("Invalid number of arguments").options()).isEmpty();
    }
}
