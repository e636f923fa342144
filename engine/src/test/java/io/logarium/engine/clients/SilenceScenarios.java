package io.logarium.engine.clients;

import io.logarium.engine.conformance.Child;
import io.logarium.engine.conformance.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.config.ConfigResource;

/// "session.timeout.ms or max.poll.interval.ms": which of the two notices a member that was killed, and which one that hangs in
/// its work. Each limit that must not be the one is far longer than the scenario.
record SilenceScenarios(String protocol) {
    private static final int NEVER_MS = 600_000;

    private boolean isClassic() {
        return protocol.equals("classic");
    }

    private KafkaConsumer<String, String> member(Facts facts, String group, Object... more) {
        var settings = new ArrayList<Object>(List.of(more));
        settings.addAll(List.of("group.id", group, "group.protocol", protocol));
        return facts.consumer(settings.toArray());
    }

    /// The session notices a dead process, although its poll interval has minutes to go.
    void killed(Facts facts) throws Exception {
        var name = "z-killed-" + protocol;
        facts.topic(name, 2, Map.of("retention.ms", "-1"));
        session(facts, name, 2_000);
        try (var victim = start(facts, name);
                var other = member(facts, name, "max.poll.interval.ms", NEVER_MS)) {
            await(victim, "has 2");
            other.subscribe(List.of(name));
            facts.pollUntil(other, r -> other.assignment().size() == 1 && ends(victim, "has 1"));
            facts.see("before", members(facts, name));
            victim.kill();
            facts.pollUntil(other, r -> other.assignment().size() == 2);
            facts.see("after", members(facts, name));
        }
    }

    /// The poll interval notices a member that hangs: its heartbeats go on, and its session has minutes to go. It is told when it
    /// polls again, and comes back.
    void hung(Facts facts) throws Exception {
        var name = "z-hung-" + protocol;
        facts.topic(name, 2, Map.of("retention.ms", "-1"));
        session(facts, name, 45_000);
        try (var hung = member(facts, name, "max.poll.interval.ms", 1_500);
                var other = member(facts, name, "max.poll.interval.ms", NEVER_MS)) {
            hung.subscribe(List.of(name));
            facts.pollUntil(hung, r -> hung.assignment().size() == 2);
            other.subscribe(List.of(name));
            facts.pollUntil(other, r -> other.assignment().size() == 2);
            facts.see("without it", members(facts, name));
            facts.pollUntil(
                    hung,
                    r -> {
                        other.poll(java.time.Duration.ofMillis(50));
                        return hung.assignment().size() == 1 && other.assignment().size() == 1;
                    });
            facts.see("with it", members(facts, name));
        }
    }

    private Child start(Facts facts, String name) {
        var settings = new ArrayList<String>();
        settings.add("group.protocol=" + protocol);
        settings.add("max.poll.interval.ms=" + NEVER_MS);
        if (isClassic()) {
            settings.add("session.timeout.ms=2000");
            settings.add("heartbeat.interval.ms=300");
        }
        return MemberProgram.start(facts.bootstrap(), name, name, settings.toArray(String[]::new));
    }

    /// By the consumer protocol the group says how long a session is, not the member.
    private void session(Facts facts, String group, int timeoutMs) throws Exception {
        if (isClassic()) {
            return;
        }
        var change =
                new AlterConfigOp(
                        new ConfigEntry("consumer.session.timeout.ms", Integer.toString(timeoutMs)),
                        AlterConfigOp.OpType.SET);
        facts.get(
                facts.admin()
                        .incrementalAlterConfigs(
                                Map.of(
                                        new ConfigResource(ConfigResource.Type.GROUP, group),
                                        List.of(change)))
                        .all());
    }

    private static void await(Child member, String line) throws Exception {
        Eventually.that(
                "the member does not say '%s': %s".formatted(line, member.err()),
                () -> ends(member, line));
    }

    private static boolean ends(Child member, String line) {
        return member.out().strip().endsWith(line);
    }

    private static List<Integer> members(Facts facts, String group) throws Exception {
        return facts
                .get(facts.admin().describeConsumerGroups(List.of(group)).all())
                .get(group)
                .members()
                .stream()
                .map(m -> m.assignment().topicPartitions().size())
                .sorted()
                .toList();
    }
}
