package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.event.EngineEvent.GroupChanged;
import io.logarium.engine.event.EngineEvent.GroupDeleted;
import io.logarium.engine.event.EngineEvent.MemberJoined;
import io.logarium.engine.event.EngineEvent.MemberLeft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;

/// Plays a script of members and tells what happened, a line each, so that a rebalance can be read from top to bottom.
///
/// Commands: `A joins`, `A syncs A=0,1 B=2`, `A beats`, `A leaves`, `A commits 0=5`, `A static i1` (goes by that name from now
/// on), `A waits 5` and `A session 10` (seconds, its time-outs), `stable A B` (both are in and share the topic), `A restarts` (has lost its id), `A supports range,sticky`, `+3s`, `+500ms`, `coordinator crashes`, `coordinator moves`,
/// `log stalls`, `log recovers`, `log refuses NOT_ENOUGH_REPLICAS`.
final class GroupTranscript {
    final GroupLab lab;
    private final Map<String, LabClient> clients = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private final StringBuilder told = new StringBuilder();
    private int eventsTold;

    GroupTranscript(GroupLab lab) {
        this.lab = lab;
    }

    /// An answer that is awaited.
    private record Pending(LabClient client, Reply<?> reply) {}

    String play(String script) {
        for (var line : script.strip().split("\n")) {
            told.append("> ").append(line.strip()).append('\n');
            command(line.strip().split("\\s+"));
            tell();
        }
        return told.toString();
    }

    LabClient client(String name) {
        return clients.computeIfAbsent(name, lab::client);
    }

    private void command(String[] words) {
        if (words[0].startsWith("+")) {
            pass(words[0]);
        } else if (words[0].equals("coordinator")) {
            coordinator(words[1]);
        } else if (words[0].equals("log")) {
            log(words);
        } else if (words[0].equals("stable")) {
            stable(Arrays.stream(words).skip(1).map(this::client).toList());
        } else {
            act(client(words[0]), words);
        }
    }

    /// In small steps, so that what is told stands in order.
    private void pass(String time) {
        boolean millis = time.endsWith("ms");
        long ms =
                Long.parseLong(time.substring(1, time.length() - (millis ? 2 : 1)))
                        * (millis ? 1 : 1_000);
        long until = lab.nowMs + ms;
        while (lab.nowMs < until) {
            lab.pass(Math.min(100, until - lab.nowMs));
            tell();
        }
        lab.pass(0);
    }

    /// All join and share the four partitions evenly; the way there is not told.
    private void stable(List<LabClient> members) {
        int before = told.length();
        members.forEach(m -> act(m, new String[] {m.name, "joins"}));
        lab.pass(lab.config.initialRebalanceDelayMs());
        tell();
        var shares = new LinkedHashMap<LabClient, List<Integer>>();
        members.forEach(m -> shares.put(m, new ArrayList<>()));
        for (int i = 0; i < 4; i++) {
            shares.get(members.get(i % members.size())).add(i);
        }
        members.forEach(m -> pending.add(new Pending(m, m.syncAll(shares))));
        tell();
        told.setLength(before);
        members.forEach(
                m -> say(m, "is in generation " + m.generation + ", owns " + shares.get(m)));
    }

    private void coordinator(String does) {
        switch (does) {
            case "crashes" -> lab.crash();
            case "moves" -> lab.coordinator.unload(0, lab.nowMs);
            default -> throw new IllegalArgumentException(does);
        }
    }

    private void log(String[] words) {
        switch (words[1]) {
            case "stalls" -> lab.commits = false;
            case "recovers" -> {
                lab.commits = true;
                lab.refusal = Optional.empty();
                lab.settle();
            }
            case "refuses" -> lab.refusal = Optional.of(Errors.valueOf(words[2]));
            default -> throw new IllegalArgumentException(words[1]);
        }
    }

    private void act(LabClient client, String[] words) {
        switch (words[1]) {
            case "static" -> client.named(words[2]);
            case "restarts" -> {
                client.memberId = "";
                client.generation = -1;
            }
            case "supports" -> client.protocols = List.of(words[2].split(","));
            case "waits" -> client.rebalanceMs = Integer.parseInt(words[2]) * 1_000;
            case "session" -> client.sessionMs = Integer.parseInt(words[2]) * 1_000;
            case "joins" -> pending.add(new Pending(client, client.join()));
            case "syncs" -> pending.add(new Pending(client, client.syncAll(shares(words))));
            case "beats" -> say(client, client.heartbeat().toString());
            case "leaves" -> say(client, error(client.leave().get().errorCode()));
            case "commits" -> {
                var parts = words[2].split("=");
                long offset = Long.parseLong(parts[1]);
                pending.add(new Pending(client, client.commit(Integer.parseInt(parts[0]), offset)));
            }
            default -> throw new IllegalArgumentException(words[1]);
        }
    }

    private Map<LabClient, List<Integer>> shares(String[] words) {
        var shares = new LinkedHashMap<LabClient, List<Integer>>();
        for (int i = 2; i < words.length; i++) {
            var parts = words[i].split("=");
            var partitions = Arrays.stream(parts[1].split(",")).map(Integer::valueOf).toList();
            shares.put(client(parts[0]), partitions);
        }
        return shares;
    }

    private void tell() {
        clients.values().forEach(c -> names.putIfAbsent(c.memberId, c.name));
        tellEvents();
        for (var waiting : List.copyOf(pending)) {
            if (!waiting.reply.isOpen()) {
                pending.remove(waiting);
                tell(waiting.client, waiting.reply.get());
            }
        }
    }

    private void tellEvents() {
        for (; eventsTold < lab.events.size(); eventsTold++) {
            if (lab.events.get(eventsTold) instanceof MemberJoined joined) {
                names.put(joined.member(), joined.clientId());
            }
            var line = line(lab.events.get(eventsTold));
            if (!line.isEmpty()) {
                told.append("  ").append(named(line)).append('\n');
            }
        }
    }

    private static String line(EngineEvent event) {
        return switch (event) {
            case GroupChanged e ->
                    "%s -> %s, generation %d: %s"
                            .formatted(e.from(), e.to(), e.generation(), e.why());
            case MemberJoined e -> "%s is in".formatted(e.member());
            case MemberLeft e -> "%s is out: %s".formatted(e.member(), e.why());
            case GroupDeleted e -> "%s is deleted".formatted(e.group());
            default -> "";
        };
    }

    private void tell(LabClient client, Object answer) {
        switch (answer) {
            case JoinGroupResponseData join -> {
                client.generation = join.errorCode() == 0 ? join.generationId() : client.generation;
                if (join.errorCode() == 0) {
                    client.memberId = join.memberId();
                    names.put(client.memberId, client.name);
                }
                say(client, joined(join));
            }
            case SyncGroupResponseData sync ->
                    say(
                            client,
                            sync.errorCode() == 0
                                    ? "owns " + owned(sync.assignment())
                                    : error(sync.errorCode()));
            case org.apache.kafka.common.message.OffsetCommitResponseData commit ->
                    say(
                            client,
                            error(commit.topics().getFirst().partitions().getFirst().errorCode()));
            default -> throw new IllegalArgumentException(answer.toString());
        }
    }

    private static String joined(JoinGroupResponseData join) {
        if (join.errorCode() != 0) {
            return error(join.errorCode());
        }
        var members = join.members().stream().map(m -> m.memberId()).toList();
        return "joined generation "
                + join.generationId()
                + (members.isEmpty() ? ", led by " + join.leader() : ", leads " + members)
                + (join.skipAssignment() ? ", has nothing to assign" : "");
    }

    private static String owned(byte[] assignment) {
        var owned = ConsumerMetadata.owned(Bytes.of(assignment));
        return owned.isEmpty() ? "nothing" : owned.getFirst().partitions().toString();
    }

    private static String error(short code) {
        return Errors.forCode(code).toString();
    }

    private void say(LabClient client, String what) {
        tellEvents();
        told.append("  ").append(client.name).append(": ").append(named(what)).append('\n');
    }

    private String named(String text) {
        var named = text;
        for (var name : names.entrySet()) {
            if (!name.getKey().isEmpty()) {
                named = named.replace(name.getKey(), name.getValue());
            }
        }
        return named;
    }
}
