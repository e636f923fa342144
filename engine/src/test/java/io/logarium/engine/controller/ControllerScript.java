package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.AlterPartitionReassignmentsRequestData;
import org.apache.kafka.common.message.AlterPartitionReassignmentsResponseData;
import org.apache.kafka.common.message.AlterPartitionRequestData;
import org.apache.kafka.common.message.AlterPartitionResponseData;
import org.apache.kafka.common.message.CreatePartitionsRequestData;
import org.apache.kafka.common.message.CreatePartitionsResponseData;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableReplicaAssignment;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopicConfig;
import org.apache.kafka.common.message.CreateTopicsResponseData;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.message.DeleteTopicsResponseData;
import org.apache.kafka.common.message.ElectLeadersRequestData;
import org.apache.kafka.common.message.ElectLeadersResponseData;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData;
import org.apache.kafka.common.message.IncrementalAlterConfigsResponseData;
import org.apache.kafka.common.protocol.Errors;

/// The commands of the controller's transcripts. Each gives back what a person wants to see of its effect.
final class ControllerScript {
    private TestController controller = TestController.fresh();

    String run(String line) {
        var words = List.of(line.strip().split(" +"));
        var options = new TreeMap<String, String>();
        var plain = new ArrayList<String>();
        for (var word : words.subList(1, words.size())) {
            int at = word.indexOf('=');
            if (at < 0) {
                plain.add(word);
            } else {
                options.put(word.substring(0, at), word.substring(at + 1));
            }
        }
        return switch (words.getFirst()) {
            case "cluster" -> cluster(plain, options);
            case "register" -> register(plain, options);
            case "heartbeat" -> heartbeat(plain);
            case "pass" -> pass(plain);
            case "create" -> create(plain.getFirst(), options);
            case "delete" -> delete(plain.getFirst());
            case "grow" -> grow(plain.getFirst(), Integer.parseInt(plain.get(1)));
            case "isr" -> isr(plain);
            case "elect" -> elect(plain.get(0), plain.get(1));
            case "move" -> move(plain.get(0), plain.get(1));
            case "set" -> set(plain, options);
            case "show" -> show(plain.getFirst());
            default -> throw new IllegalArgumentException(line);
        };
    }

    private String cluster(List<String> plain, Map<String, String> settings) {
        controller = new TestController(7, settings);
        for (var broker : plain) {
            var idAndRack = broker.split(":");
            int id = Integer.parseInt(idAndRack[0]);
            controller.register(id, idAndRack.length == 2 ? idAndRack[1] : "", -1);
            controller.heartbeat(id, false, false);
        }
        return show("brokers");
    }

    private String register(List<String> plain, Map<String, String> options) {
        int id = Integer.parseInt(plain.getFirst());
        boolean clean = plain.contains("clean");
        long epoch = controller.committed.broker(id).map(BrokerImage::epoch).orElse(-1L);
        var answer = controller.register(id, options.getOrDefault("rack", ""), clean ? epoch : -1);
        return error(answer.errorCode(), "");
    }

    private String heartbeat(List<String> plain) {
        int id = Integer.parseInt(plain.getFirst());
        var answer = controller.heartbeat(id, plain.contains("fence"), plain.contains("shutdown"));
        return answer.errorCode() != 0
                ? error(answer.errorCode(), "")
                : (answer.isFenced() ? "fenced" : "unfenced")
                        + (answer.shouldShutDown() ? ", may stop" : "");
    }

    private String pass(List<String> plain) {
        var heard = plain.size() > 1 ? ids(plain.get(1)) : List.<Integer>of();
        controller.pass(Long.parseLong(plain.getFirst()), heard);
        return "";
    }

    private String create(String name, Map<String, String> options) {
        var topic =
                new CreatableTopic()
                        .setName(name.replace("''", ""))
                        .setNumPartitions(number(options.remove("partitions")))
                        .setReplicationFactor((short) number(options.remove("replicas")));
        boolean validateOnly = options.remove("only-check") != null;
        var assignment = options.remove("assign");
        if (assignment != null) {
            int index = 0;
            for (var replicas : assignment.split("/", -1)) {
                topic.assignments()
                        .add(
                                new CreatableReplicaAssignment()
                                        .setPartitionIndex(index++)
                                        .setBrokerIds(ids(replicas)));
            }
        }
        options.forEach((key, value) ->
                topic.configs().add(new CreatableTopicConfig().setName(key).setValue(value)));
        var request = new CreateTopicsRequestData().setValidateOnly(validateOnly);
        request.topics().add(topic);
        var answer = controller.ask(request, CreateTopicsResponseData.class);
        var result = answer.topics().iterator().next();
        return result.errorCode() != 0
                ? error(result.errorCode(), result.errorMessage())
                : "partitions %d, replicas %d%s"
                        .formatted(
                                result.numPartitions(),
                                result.replicationFactor(),
                                validateOnly ? "" : "\n" + show(result.name()));
    }

    private String delete(String name) {
        var request = new DeleteTopicsRequestData().setTopicNames(List.of(name));
        var answer = controller.ask(request, DeleteTopicsResponseData.class);
        var result = answer.responses().iterator().next();
        return error(result.errorCode(), result.errorMessage());
    }

    private String grow(String name, int count) {
        var request = new CreatePartitionsRequestData();
        request.topics()
                .add(
                        new CreatePartitionsRequestData.CreatePartitionsTopic()
                                .setName(name)
                                .setCount(count)
                                .setAssignments(null));
        var answer = controller.ask(request, CreatePartitionsResponseData.class);
        var result = answer.results().getFirst();
        return result.errorCode() != 0
                ? error(result.errorCode(), result.errorMessage())
                : show(name);
    }

    private String isr(List<String> plain) {
        var at = At.of(plain.getFirst());
        var partition = controller.committed.partition(at.topic, at.index).orElseThrow();
        int asker = plain.size() > 2 ? Integer.parseInt(plain.get(2)) : partition.leader();
        var broker = controller.committed.broker(asker).orElseThrow();
        var states =
                ids(plain.get(1)).stream()
                        .map(id -> new AlterPartitionRequestData.BrokerState().setBrokerId(id))
                        .toList();
        var request =
                new AlterPartitionRequestData()
                        .setBrokerId(asker)
                        .setBrokerEpoch(broker.epoch())
                        .setTopics(
                                List.of(
                                        new AlterPartitionRequestData.TopicData()
                                                .setTopicId(topicId(at.topic))
                                                .setPartitions(
                                                        List.of(
                                                                new AlterPartitionRequestData
                                                                                .PartitionData()
                                                                        .setPartitionIndex(at.index)
                                                                        .setLeaderEpoch(
                                                                                partition
                                                                                        .leaderEpoch())
                                                                        .setPartitionEpoch(
                                                                                partition
                                                                                        .partitionEpoch())
                                                                        .setNewIsrWithEpochs(
                                                                                states)))));
        var answer = controller.ask(request, AlterPartitionResponseData.class);
        int error = answer.topics().getFirst().partitions().getFirst().errorCode();
        return error != 0 ? error(error, "") + "\n" + show(at.topic) : show(at.topic);
    }

    private String elect(String kind, String where) {
        var at = At.of(where);
        var partitions = new ElectLeadersRequestData.TopicPartitionsCollection();
        partitions.add(
                new ElectLeadersRequestData.TopicPartitions()
                        .setTopic(at.topic)
                        .setPartitions(List.of(at.index)));
        var request =
                new ElectLeadersRequestData()
                        .setElectionType((byte) (kind.equals("preferred") ? 0 : 1))
                        .setTopicPartitions(partitions);
        var answer = controller.ask(request, ElectLeadersResponseData.class);
        var result = answer.replicaElectionResults().getFirst().partitionResult().getFirst();
        return result.errorCode() != 0
                ? error(result.errorCode(), result.errorMessage())
                : show(at.topic);
    }

    private String move(String where, String replicas) {
        var at = At.of(where);
        var request = new AlterPartitionReassignmentsRequestData();
        request.topics()
                .add(
                        new AlterPartitionReassignmentsRequestData.ReassignableTopic()
                                .setName(at.topic)
                                .setPartitions(
                                        List.of(
                                                new AlterPartitionReassignmentsRequestData
                                                                .ReassignablePartition()
                                                        .setPartitionIndex(at.index)
                                                        .setReplicas(
                                                                replicas.equals("cancel")
                                                                        ? null
                                                                        : ids(replicas)))));
        var answer = controller.ask(request, AlterPartitionReassignmentsResponseData.class);
        var result = answer.responses().getFirst().partitions().getFirst();
        return result.errorCode() != 0
                ? error(result.errorCode(), result.errorMessage())
                : show(at.topic);
    }

    /// `set topic NAME key=value`, a value of `-` deletes; `+x` appends, `~x` subtracts.
    private String set(List<String> plain, Map<String, String> options) {
        var type = ConfigResource.Type.valueOf(plain.get(0).toUpperCase(java.util.Locale.ROOT));
        var name = plain.size() > 1 ? plain.get(1) : "";
        var configs = new IncrementalAlterConfigsRequestData.AlterableConfigCollection();
        options.forEach((key, value) ->
                configs.add(
                        new IncrementalAlterConfigsRequestData.AlterableConfig()
                                .setName(key)
                                .setConfigOperation(
                                        (byte) Math.max(0, "=-+~".indexOf(value.charAt(0))))
                                .setValue(
                                        "+~".indexOf(value.charAt(0)) >= 0
                                                ? value.substring(1)
                                                : value)));
        var request = new IncrementalAlterConfigsRequestData();
        request.resources()
                .add(
                        new IncrementalAlterConfigsRequestData.AlterConfigsResource()
                                .setResourceType(type.id())
                                .setResourceName(name)
                                .setConfigs(configs));
        var result =
                controller
                        .ask(request, IncrementalAlterConfigsResponseData.class)
                        .responses()
                        .getFirst();
        return result.errorCode() != 0
                ? error(result.errorCode(), result.errorMessage())
                : controller.committed.configs(new ConfigOwner(type, name)).toString();
    }

    private String show(String what) {
        if (what.equals("brokers")) {
            return controller.committed.brokers().stream()
                    .map(ControllerScript::shown)
                    .collect(Collectors.joining("\n"));
        }
        return controller
                .committed
                .topic(what)
                .map(topic ->
                        topic.partitions().stream()
                                .map(p -> shown(what, p))
                                .collect(Collectors.joining("\n")))
                .orElse("no topic " + what);
    }

    private static String shown(BrokerImage b) {
        return "broker %d%s%s%s"
                .formatted(
                        b.id(),
                        b.rack().map(r -> " in " + r).orElse(""),
                        b.fenced() ? " fenced" : "",
                        b.inControlledShutdown() ? " shutting down" : "");
    }

    private static String shown(String topic, PartitionImage p) {
        return "%s-%d leader %s, epoch %d.%d, replicas %s, isr %s%s%s%s%s%s"
                .formatted(
                        topic,
                        p.index(),
                        p.hasLeader() ? p.leader() : "none",
                        p.leaderEpoch(),
                        p.partitionEpoch(),
                        join(p.replicas()),
                        join(p.isr()),
                        p.elr().isEmpty() ? "" : ", elr " + join(p.elr()),
                        p.lastKnownElr().isEmpty() ? "" : ", last leader " + join(p.lastKnownElr()),
                        p.adding().isEmpty() ? "" : ", adding " + join(p.adding()),
                        p.removing().isEmpty() ? "" : ", removing " + join(p.removing()),
                        p.recovering() ? ", recovering" : "");
    }

    private static String join(List<Integer> ids) {
        return ids.isEmpty()
                ? "-"
                : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String error(int code, @org.jspecify.annotations.Nullable String message) {
        var error = Errors.forCode((short) code);
        boolean plain = message == null || message.isEmpty();
        return error == Errors.NONE ? "ok" : error + (plain ? "" : ": " + message);
    }

    private org.apache.kafka.common.Uuid topicId(String topic) {
        return controller.committed.topic(topic).orElseThrow().id();
    }

    private static int number(@org.jspecify.annotations.Nullable String text) {
        return text == null ? -1 : Integer.parseInt(text);
    }

    private static List<Integer> ids(String text) {
        return text.isEmpty() || text.equals("-")
                ? List.of()
                : Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    private record At(String topic, int index) {
        static At of(String text) {
            int dash = text.lastIndexOf('-');
            return new At(text.substring(0, dash), Integer.parseInt(text.substring(dash + 1)));
        }
    }
}
