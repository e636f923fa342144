package io.logarium.engine.clients;

import io.logarium.engine.conformance.Child;
import java.util.ArrayList;
import java.util.List;

/// Client libraries of other people, each with a program that reads as a member of a group and says what it has.
enum Library {
    KCAT {
        @Override
        Child join(String bootstrap, String topic, String group) {
            var command = new ArrayList<>(List.of("kcat", "-b", bootstrap, "-G", group, "-u"));
            command.addAll(List.of("-f", "read %s\\n"));
            for (var setting :
                    List.of(
                            "auto.offset.reset=earliest",
                            "partition.assignment.strategy=range",
                            "heartbeat.interval.ms=300",
                            "auto.commit.interval.ms=200",
                            "fetch.wait.max.ms=100")) {
                command.addAll(List.of("-X", setting));
            }
            command.add(topic);
            return Child.start(command);
        }

        /// It tells of rebalances on standard error, with the partitions in brackets.
        @Override
        int share(Child member) {
            return member.err()
                    .lines()
                    .filter(line -> line.contains(" rebalanced "))
                    .reduce((_, newest) -> newest)
                    .filter(line -> line.contains("assigned"))
                    .map(line -> (int) line.chars().filter(c -> c == '[').count())
                    .orElse(0);
        }
    },
    KAFKA_PYTHON {
        @Override
        Child join(String bootstrap, String topic, String group) {
            return Child.start(Programs.python("share_topic.py", bootstrap, topic, group));
        }
    },
    KAFKAJS {
        @Override
        Child join(String bootstrap, String topic, String group) {
            return Child.start(Programs.kafkajsCommand("share_topic.js", bootstrap, topic, group));
        }
    },
    KAFKA_CLIENTS {
        @Override
        Child join(String bootstrap, String topic, String group) {
            return MemberProgram.start(
                    bootstrap,
                    topic,
                    group,
                    "heartbeat.interval.ms=300",
                    "partition.assignment.strategy="
                            + "org.apache.kafka.clients.consumer.RangeAssignor");
        }
    },
    /// The same library by the protocol of KIP-848.
    KAFKA_CLIENTS_CONSUMER {
        @Override
        Child join(String bootstrap, String topic, String group) {
            return MemberProgram.start(bootstrap, topic, group, "group.protocol=consumer");
        }
    };

    /// Starts a member; Ctrl+C makes it leave.
    abstract Child join(String bootstrap, String topic, String group);

    /// How many partitions the member said last that it has.
    int share(Child member) {
        return member.out()
                .lines()
                .filter(line -> line.startsWith("has "))
                .reduce((_, newest) -> newest)
                .map(line -> Integer.parseInt(line.substring("has ".length())))
                .orElse(0);
    }
}
