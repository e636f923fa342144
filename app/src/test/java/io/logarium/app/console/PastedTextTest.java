package io.logarium.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.console.Statement.Command;
import io.logarium.app.console.Statement.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTextTest {
    @Test
    void continuedLinesAreOneCommand() {
        var command =
                only(
                        """
                        kafka-topics.sh --create \\
                          --topic orders \\
                          --bootstrap-server localhost:9092 \\
                          --partitions 3
                        """);

        assertThat(command.words())
                .containsExactly(
                        "kafka-topics.sh",
                        "--create",
                        "--topic",
                        "orders",
                        "--bootstrap-server",
                        "localhost:9092",
                        "--partitions",
                        "3");
        assertThat(command.text()).startsWith("kafka-topics.sh --create \\\n").endsWith("3");
    }

    @Test
    void aBlockWithCommentsGivesItsCommands() {
        var statements =
                PastedText.statements(
                        """
                        # Просмотр топиков
                        kafka-topics.sh --list --bootstrap-server localhost:9092

                        # Описание
                        kafka-topics.sh --describe --topic orders   # the one from above
                          # an indented remark
                        kafka-groups.sh --list
                        """);

        assertThat(statements)
                .extracting(Statement::text)
                .containsExactly(
                        "kafka-topics.sh --list --bootstrap-server localhost:9092",
                        "kafka-topics.sh --describe --topic orders",
                        "kafka-groups.sh --list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka-topics --list",
                "$ kafka-topics --list",
                "  $  kafka-topics --list  ",
                "% kafka-topics --list",
                "ann@box:~/kafka$ kafka-topics --list",
                "kafka-topics --list;",
                "kafka-topics \\  \n--list",
                "kafka-topics ^\r\n  --list\r\n",
                "kafka-topics\u00A0--list",
                "kafka-topics \\\n> --list",
                "kafka-topics --list \\",
                "'kafka-topics' \"--list\"",
                "kafka-topics --li'st'"
            })
    void theSameIsMeant(String typed) {
        assertThat(only(typed).words()).containsExactly("kafka-topics", "--list");
    }

    @Test
    void aWindowsPathKeepsItsSeparators() {
        assertThat(only("C:\\kafka> bin\\windows\\kafka-topics.bat --list").words())
                .containsExactly("bin\\windows\\kafka-topics.bat", "--list");
    }

    @Test
    void quotesKeepSpacesAndSigns() {
        assertThat(only("t --a 'x y' --b \"say \\\"hi\\\" $1 \\n\" c\\ d '' \"#no\"").words())
                .containsExactly("t", "--a", "x y", "--b", "say \"hi\" $1 \\n", "c d", "", "#no");
    }

    @Test
    void aHashWithinAWordIsNoComment() {
        assertThat(only("t --topic a#b").words()).containsExactly("t", "--topic", "a#b");
    }

    @Test
    void echoIntoACommandIsItsInput() {
        var command = only("echo \"key:value\" 2 | kafka-console-producer.sh --topic orders");

        assertThat(command.name()).isEqualTo("kafka-console-producer.sh");
        assertThat(command.input()).hasValue("key:value 2\n");
    }

    @Test
    void operatorsTieCommandsTogether() {
        var statements = PastedText.statements("a 1 && b 2; c 3 & d 4");

        assertThat(statements)
                .extracting(s -> ((Command) s).name() + ((Command) s).ties())
                .containsExactly(
                        "aTies[onlyAfterSuccess=false, background=false]",
                        "bTies[onlyAfterSuccess=true, background=false]",
                        "cTies[onlyAfterSuccess=false, background=true]",
                        "dTies[onlyAfterSuccess=false, background=false]");
    }

    @Test
    void whatOnlyAShellCanDoIsNamed() {
        assertThat(troubles("a | grep x")).containsExactly(Trouble.PIPE);
        assertThat(troubles("a || b")).containsExactly(Trouble.PIPE);
        assertThat(troubles("| a")).containsExactly(Trouble.PIPE);
        assertThat(troubles("a > file")).containsExactly(Trouble.REDIRECTION);
        assertThat(troubles("a < file")).containsExactly(Trouble.REDIRECTION);
        assertThat(troubles("a 'open")).containsExactly(Trouble.OPEN_QUOTE);
        assertThat(troubles("x".repeat(PastedText.MAX_LENGTH + 1)))
                .containsExactly(Trouble.TOO_LONG);
    }

    @Test
    void aLineInTroubleLeavesTheNextAlone() {
        var statements = PastedText.statements("a > file\nb --list");

        assertThat(statements).hasSize(2);
        assertThat(statements.getLast())
                .isInstanceOfSatisfying(Command.class, c -> assertThat(c.name()).isEqualTo("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t", "# only a remark", ";;", "&", "&&", "\\", "$ "})
    void nothingIsNothing(String typed) {
        assertThat(PastedText.statements(typed)).isEmpty();
    }

    @Test
    void aFloodOfCommandsIsCut() {
        assertThat(PastedText.statements("a\n".repeat(1_000))).hasSize(PastedText.MAX_STATEMENTS);
    }

    private static Command only(String typed) {
        var statements = PastedText.statements(typed);
        assertThat(statements).hasSize(1);
        return (Command) statements.getFirst();
    }

    private static List<Trouble> troubles(String typed) {
        return PastedText.statements(typed).stream()
                .filter(Statement.Unreadable.class::isInstance)
                .map(s -> ((Statement.Unreadable) s).trouble())
                .toList();
    }
}
