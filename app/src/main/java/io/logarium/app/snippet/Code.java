package io.logarium.app.snippet;

import java.util.Collection;
import java.util.stream.Collectors;

/// Words that come out of a shell, of Java and of Python as they went in, and the frames around programs. Names of topics are harmless;
/// ids of groups, keys and values may hold anything.
final class Code {
    static final String NO_PYTHON = "# kafka-python has no call for this.";

    private static final String SAFE = "[a-zA-Z0-9._=:/@%+,-]+";

    private Code() {}

    /// For a POSIX shell: quoted only where it must be.
    static String shell(String text) {
        return text.matches(SAFE) ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /// An option with its value; one that begins with a dash would be read as an option itself.
    static String option(String name, String value) {
        return value.startsWith("-") ? shell(name + "=" + value) : name + " " + shell(value);
    }

    /// A literal of Java and of Python alike.
    static String literal(String text) {
        var literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> literal.append("\\\\");
                case '"' -> literal.append("\\\"");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    // Half a character pair cannot stand in a file.
                    if (Character.isISOControl(c) || isAlone(text, i)) {
                        literal.append("\\u%04x".formatted((int) c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    private static boolean isAlone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    static String literals(Collection<String> texts) {
        return texts.stream().map(Code::literal).collect(Collectors.joining(", "));
    }

    /// Standard input for a tool. `echo` reads backslashes in some shells.
    static String piped(String lines, String command) {
        return "printf '%s\\n' " + quoted(lines) + " |\n  " + command;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /// A program that works with an admin client.
    static String javaAdmin(String bootstrap, String body) {
        return java(
                "import org.apache.kafka.clients.admin.*;\n"
                        + "import org.apache.kafka.clients.consumer.*;\n"
                        + "import org.apache.kafka.common.*;\n"
                        + "import org.apache.kafka.common.config.*;\n",
                body,
                """
                Map<String, Object> settings = Map.of(
                    "bootstrap.servers", %s);
                try (var admin = Admin.create(settings)) {
                %s
                }\
                """
                        .formatted(literal(bootstrap), indented(body, 4)));
    }

    /// A program with these imports; those of which its text has no word are left out.
    static String java(String imports, String hint, String body) {
        var used =
                imports.lines()
                        .filter(line -> isUsed(line, hint + body))
                        .collect(Collectors.joining("\n"));
        return """
        %s
        import java.util.*;

        public class Example {
            public static void main(String[] args) throws Exception {
        %s
            }
        }\
        """
                .formatted(used, indented(body, 8));
    }

    private static boolean isUsed(String line, String body) {
        if (line.endsWith(".consumer.*;")) {
            return body.contains("Consumer<") || body.contains("OffsetAndMetadata");
        }
        if (line.endsWith(".config.*;")) {
            return body.contains("ConfigResource");
        }
        if (line.endsWith(".common.*;")) {
            return body.contains("TopicPartition");
        }
        return true;
    }

    /// A program that works with a consumer.
    static String javaConsumer(String settings, String body) {
        return java(
                """
                import java.time.Duration;
                import org.apache.kafka.clients.consumer.*;
                import org.apache.kafka.common.*;
                import org.apache.kafka.common.serialization.StringDeserializer;
                """,
                body,
                """
                var settings = new HashMap<String, Object>();
                %s
                var text = new StringDeserializer();
                try (var consumer = new KafkaConsumer<>(settings, text, text)) {
                %s
                }\
                """
                        .formatted(settings, indented(body, 4)));
    }

    static String setting(String name, String value) {
        return "settings.put(%s, %s);".formatted(literal(name), literal(value));
    }

    /// A program that works with an admin client.
    static String pythonAdmin(String imports, String bootstrap, String body) {
        return """
        from kafka.admin import KafkaAdminClient%s

        admin = KafkaAdminClient(
            bootstrap_servers=%s)
        %s
        admin.close()\
        """
                .formatted(imports.isEmpty() ? "" : ", " + imports, literal(bootstrap), body);
    }

    static String indented(String text, int by) {
        var room = " ".repeat(by);
        return text.lines()
                .map(line -> line.isEmpty() ? line : room + line)
                .collect(Collectors.joining("\n"));
    }
}
