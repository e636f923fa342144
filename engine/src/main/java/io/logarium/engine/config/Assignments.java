package io.logarium.engine.config;

import java.util.Optional;

/// Checks one `key=value` that a person typed.
final class Assignments {
    private Assignments() {}

    static Optional<ConfigProblem> problemWith(String assignment) {
        int at = assignment.indexOf('=');
        if (at <= 0) {
            return problem(
                    assignment,
                    "\"" + assignment + "\" is not a setting.",
                    "A setting is a name and a value with = between them.",
                    "Write it as num.partitions=3.");
        }
        var name = assignment.substring(0, at).strip();
        var value = assignment.substring(at + 1).strip();
        var key = ConfigTable.BROKER.find(name);
        return key.isPresent() ? badValue(key.get(), value) : unknown(name);
    }

    private static Optional<ConfigProblem> unknown(String name) {
        if (SettingsFile.notHere().contains(name)) {
            return problem(
                    name,
                    name + " cannot be set.",
                    "Kafka has this setting, but Logarium does nothing that it could change.",
                    "Leave it out.");
        }
        if (ConfigTable.TOPIC.find(name).isPresent()) {
            var broker = ConfigTable.TOPIC.find(name).get().brokerKeys();
            return problem(
                    name,
                    name + " is not a setting of a broker.",
                    "It is a setting of a topic.",
                    broker.isEmpty()
                            ? "Set it when you create the topic."
                            : "Set it on the topic, or "
                                    + broker.getFirst().name()
                                    + " for all topics.");
        }
        return problem(
                name,
                "There is no setting " + name + ".",
                "Kafka's brokers do not know it.",
                ConfigTable.BROKER
                        .nearest(name)
                        .map(n -> "Did you mean " + n + "?")
                        .orElse("Look for its name in Kafka's broker settings."));
    }

    private static Optional<ConfigProblem> badValue(ConfigKey<?> key, String value) {
        return key.complaint(value)
                .flatMap(complaint ->
                        problem(
                                key.name(),
                                "\"" + value + "\" is not a value of " + key.name() + ".",
                                "It must be " + wanted(key) + ".",
                                key.kafkaDefault()
                                        .filter(d -> !d.isEmpty())
                                        .map(d -> "Give another one, such as " + d + ".")
                                        .orElse("Give another one.")));
    }

    private static String wanted(ConfigKey<?> key) {
        var type =
                switch (key.type()) {
                    case BOOLEAN -> "true or false";
                    case INT, SHORT, LONG -> "a whole number";
                    case DOUBLE -> "a number";
                    case LIST -> "a list with commas";
                    case STRING, CLASS, PASSWORD -> "text";
                };
        return key.check().text().isEmpty() ? type : type + ", " + key.check().text();
    }

    private static Optional<ConfigProblem> problem(
            String key, String what, String why, String whatToDo) {
        return Optional.of(new ConfigProblem(key, what, why, whatToDo));
    }
}
