package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.event.EngineEvent.GroupChanged;
import io.logarium.engine.event.EngineEvent.GroupDeleted;
import io.logarium.engine.event.EngineEvent.MemberJoined;
import io.logarium.engine.event.EngineEvent.MemberLeft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;

/// Plays a script of members of the consumer protocol and tells what happened, a line each.
///
/// Commands: `A joins`, `A beats` (gives back and takes over what it was told), `A beats busily` (has not done so yet), `A leaves`,
/// `A goes away` (a static member, for a while), `A static i1`, `A restarts` (under a new id), `A reads orders,payments`, `A matches
/// REGEX`, `A wants range`, `A waits 5` (seconds, its rebalance time-out), `A commits 0=5`, `A commits 0=5 in 3`, `everybody settles`,
/// `topic NAME 6`, `+3s`, `coordinator crashes`, `log stalls`, `log recovers`, `log refuses NOT_ENOUGH_REPLICAS`, `describe`, `set
/// NAME VALUE`; `classic B joins`, `classic B syncs`, `classic B beats`, `classic B leaves` for members of the classic protocol.
final class ConsumerTranscript {
    final GroupLab lab;
    private final Map<String, LabConsumer> consumers = new TreeMap<>();
    private final Map<String, LabClient> classics = new TreeMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<Runnable> open = new ArrayList<>();
    private final StringBuilder told = new StringBuilder();
    private int eventsTold;

    ConsumerTranscript(GroupLab lab) {
        this.lab = lab;
    }

    String play(String script) {
        for (var line : script.strip().split("\n")) {
            told.append("> ").append(line.strip()).append('\n');
            command(line.strip().split("\\s+"));
            tellOpen();
            tellEvents();
        }
        return told.toString();
    }

    private LabConsumer consumer(String name) {
        return consumers.computeIfAbsent(name, n -> new LabConsumer(lab, n));
    }

    private void command(String[] words) {
        switch (words[0]) {
            case "coordinator" -> lab.crash();
            case "log" -> log(words);
            case "topic" -> lab.topic(words[1], Integer.parseInt(words[2]));
            case "everybody" -> settle();
            case "describe" -> describe();
            case "set" -> lab.configs.put(words[1], words[2]);
            case "classic" -> classic(classics.computeIfAbsent(words[1], lab::client), words[2]);
            default -> {
                if (words[0].startsWith("+")) {
                    lab.pass(Long.parseLong(words[0].replaceAll("[^0-9]", "")) * 1_000);
                } else {
                    act(consumer(words[0]), words);
                }
            }
        }
    }

    private void log(String[] words) {
        switch (words[1]) {
            case "stalls" -> lab.commits = false;
            case "recovers" -> {
                lab.commits = true;
                lab.refusal = java.util.Optional.empty();
                lab.settle();
            }
            default -> lab.refusal = java.util.Optional.of(Errors.valueOf(words[2]));
        }
    }

    /// Heartbeats in turn, five seconds apart, until nothing changes any more; the way there is not told.
    private void settle() {
        for (int round = 0; round < 8; round++) {
            consumers.values().stream().filter(c -> c.epoch > 0).forEach(c -> c.heard(c.beat()));
            lab.pass(5_000);
        }
        consumers.values().stream().filter(c -> c.epoch > 0).forEach(this::sayWhatItHas);
    }

    private void act(LabConsumer client, String[] words) {
        switch (words[1]) {
            case "static" -> client.instanceId = words[2];
            case "restarts" -> {
                client.memberId = client.memberId + "'";
                client.lost();
            }
            case "waits" -> client.rebalanceMs = Integer.parseInt(words[2]) * 1_000;
            case "wants" -> client.assignor = words[2];
            case "reads" -> {
                client.topics = List.of(words[2].split(","));
                change(client);
            }
            case "matches" -> {
                client.topics = null;
                client.regex = words[2];
                change(client);
            }
            case "joins" -> send(client, client.join());
            case "beats" -> send(client, words.length > 2 ? client.beatBusily() : client.beat());
            case "leaves" -> send(client, client.leave());
            case "goes" -> send(client, client.goAway());
            case "commits" -> {
                var parts = words[2].split("=");
                int epoch = words.length > 4 ? Integer.parseInt(words[4]) : client.epoch;
                var error =
                        client.commit(epoch, Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
                say(client.name, error.toString());
            }
            default -> throw new IllegalArgumentException(words[1]);
        }
    }

    private void change(LabConsumer client) {
        if (client.epoch > 0) {
            send(client, client.send(client.full()));
        }
    }

    private void classic(LabClient client, String does) {
        switch (does) {
            case "joins" -> {
                var reply = client.join();
                open.add(() -> {
                    if (!reply.isOpen()) {
                        open.removeFirst();
                        client.joined(reply);
                        say(client.name, joined(reply.get()));
                    }
                });
            }
            case "syncs" -> {
                boolean leads = client.leads;
                var reply =
                        leads ? client.syncAll(Map.of(client, List.of(0, 1, 2, 3))) : client.sync();
                say(client.name, reply.isOpen() ? "waits" : synced(reply.get()));
            }
            case "beats" -> say(client.name, client.heartbeat().toString());
            case "leaves" -> say(client.name, error(client.leave().get().errorCode()));
            default -> throw new IllegalArgumentException(does);
        }
    }

    private static String joined(JoinGroupResponseData join) {
        return join.errorCode() == 0
                ? "joined generation " + join.generationId()
                : error(join.errorCode());
    }

    private static String synced(SyncGroupResponseData sync) {
        if (sync.errorCode() != 0) {
            return error(sync.errorCode());
        }
        var owned = ConsumerMetadata.owned(Bytes.of(sync.assignment()));
        return "owns " + (owned.isEmpty() ? "nothing" : owned.getFirst().partitions());
    }

    private void send(LabConsumer client, Reply<ConsumerGroupHeartbeatResponseData> reply) {
        if (reply.isOpen()) {
            say(client.name, "waits");
            open.add(() -> {
                if (!reply.isOpen()) {
                    open.removeFirst();
                    answered(client, reply);
                }
            });
        } else {
            answered(client, reply);
        }
    }

    private void answered(LabConsumer client, Reply<ConsumerGroupHeartbeatResponseData> reply) {
        var answer = client.heard(reply);
        if (answer.errorCode() != 0) {
            say(client.name, error(answer.errorCode()));
        } else if (answer.assignment() == null) {
            say(client.name, "epoch " + answer.memberEpoch());
        } else {
            say(client.name, "epoch " + answer.memberEpoch() + ", has " + client.has());
        }
    }

    private void sayWhatItHas(LabConsumer client) {
        say(client.name, "epoch " + client.epoch + ", has " + client.has());
    }

    private void describe() {
        lab.shard()
                .find("g")
                .ifPresentOrElse(
                        group -> say("g", group.type() + " " + group.stateText()),
                        () -> say("g", "is not there"));
    }

    private void tellOpen() {
        List.copyOf(open).forEach(Runnable::run);
    }

    private void tellEvents() {
        consumers.values().forEach(c -> names.putIfAbsent(c.memberId, c.name));
        classics.values().forEach(c -> names.putIfAbsent(c.memberId, c.name));
        for (; eventsTold < lab.events.size(); eventsTold++) {
            var line = line(lab.events.get(eventsTold));
            if (!line.isEmpty()) {
                told.append("  ").append(named(line)).append('\n');
            }
        }
    }

    private static String line(EngineEvent event) {
        return switch (event) {
            case GroupChanged e ->
                    "%s -> %s, epoch %d: %s".formatted(e.from(), e.to(), e.generation(), e.why());
            case MemberJoined e -> "%s is in".formatted(e.member());
            case MemberLeft e -> "%s is out: %s".formatted(e.member(), e.why());
            case GroupDeleted e -> "%s is deleted".formatted(e.group());
            default -> "";
        };
    }

    private static String error(short code) {
        return Errors.forCode(code).toString();
    }

    private void say(String who, String what) {
        tellEvents();
        told.append("  ").append(who).append(": ").append(named(what)).append('\n');
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
