import java.time.Duration;
import java.util.*;
import java.util.stream.*;
import org.apache.kafka.clients.admin.*;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * What a program of any age does with Kafka, in words of the API that every release from 2.8 to 4.4 understands. It is compiled
 * against each release and runs in a JVM of its own. Each line that it prints is a fact that can be compared.
 *
 * <p>Usage: Driver BOOTSTRAP TOPIC GROUP [consumer]; with the last word its groups use the consumer
 * protocol, which releases from 4.0 on know.
 */
public class Driver {
    static final int COUNT = 60;
    final String bootstrap;
    final String topic;
    final String group;
    final boolean modern;

    Driver(String bootstrap, String topic, String group, boolean modern) {
        this.bootstrap = bootstrap;
        this.topic = topic;
        this.group = group;
        this.modern = modern;
    }

    public static void main(String[] args) throws Exception {
        new Driver(args[0], args[1], args[2], args.length > 3).run();
    }

    void run() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            create(admin);
            produce();
            compressed(admin);
            say("first " + consume("one", 25));
            say("rest " + consume("two", COUNT - 25));
            twoMembers();
            look(admin);
            clean(admin);
        }
    }

    static void say(String fact) {
        System.out.println(fact);
    }

    void create(Admin admin) throws Exception {
        NewTopic wanted = new NewTopic(topic, 3, (short) 1).configs(Map.of("retention.ms", "-1"));
        admin.createTopics(List.of(wanted)).all().get();
        try {
            admin.createTopics(List.of(wanted)).all().get();
        } catch (Exception e) {
            say(
                    "created twice: "
                            + (e.getCause() instanceof TopicExistsException)
                            + " "
                            + e.getCause().getMessage().replace(topic, "T"));
        }
        say(
                "cluster of "
                        + admin.describeCluster().nodes().get().size()
                        + " controller "
                        + admin.describeCluster().controller().get().id());
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        say(
                "retention "
                        + config.get("retention.ms").value()
                        + " "
                        + config.get("retention.ms").source());
        admin.incrementalAlterConfigs(
                        Map.of(
                                resource,
                                List.of(
                                        new AlterConfigOp(
                                                new ConfigEntry("segment.ms", "7200000"),
                                                AlterConfigOp.OpType.SET))))
                .all()
                .get();
        for (int i = 0; i < 100 && !"7200000".equals(config.get("segment.ms").value()); i++) {
            config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        }
        say("segment.ms " + config.get("segment.ms").value());
    }

    Map<String, Object> producerSettings(String... more) {
        Map<String, Object> all =
                new HashMap<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "key.serializer",
                                "org.apache.kafka.common.serialization.StringSerializer",
                                "value.serializer",
                                "org.apache.kafka.common.serialization.StringSerializer",
                                "acks",
                                "all",
                                "enable.idempotence",
                                "true"));
        for (int i = 0; i < more.length; i += 2) all.put(more[i], more[i + 1]);
        return all;
    }

    void produce() throws Exception {
        try (Producer<String, String> producer = new KafkaProducer<>(producerSettings())) {
            say("partitions " + producer.partitionsFor(topic).size());
            List<java.util.concurrent.Future<RecordMetadata>> sent = new ArrayList<>();
            for (int n = 0; n < COUNT; n++) {
                sent.add(
                        producer.send(
                                new ProducerRecord<>(
                                        topic,
                                        n % 3,
                                        1_700_000_000_000L + n,
                                        "key" + n % 7,
                                        "value" + n,
                                        List.of(new RecordHeader("n", new byte[] {(byte) n})))));
            }
            TreeMap<Integer, Long> last = new TreeMap<>();
            for (java.util.concurrent.Future<RecordMetadata> one : sent)
                last.put(one.get().partition(), one.get().offset());
            say("last offsets " + last);
        }
    }

    void compressed(Admin admin) throws Exception {
        String packed = topic + "-packed";
        admin.createTopics(List.of(new NewTopic(packed, 1, (short) 1))).all().get();
        for (String type : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
            try (Producer<String, String> producer =
                    new KafkaProducer<>(
                            producerSettings("compression.type", type, "linger.ms", "50"))) {
                for (int n = 0; n < 20; n++)
                    producer.send(
                            new ProducerRecord<>(
                                    packed, type, "text that repeats itself, itself, itself " + n));
                producer.flush();
            }
        }
        TopicPartition partition = new TopicPartition(packed, 0);
        try (Consumer<String, String> consumer = new KafkaConsumer<>(consumerSettings("none"))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Map<String, Integer> seen = new TreeMap<>();
            while (seen.values().stream().mapToInt(i -> i).sum() < 100) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1)))
                    seen.merge(record.key(), 1, Integer::sum);
            }
            say("packed " + seen);
        }
        admin.deleteTopics(List.of(packed)).all().get();
    }

    Map<String, Object> consumerSettings(String client, String... more) {
        Map<String, Object> all =
                new HashMap<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "client.id",
                                client,
                                "group.id",
                                group,
                                "auto.offset.reset",
                                "earliest",
                                "enable.auto.commit",
                                "false",
                                "key.deserializer",
                                "org.apache.kafka.common.serialization.StringDeserializer",
                                "value.deserializer",
                                "org.apache.kafka.common.serialization.StringDeserializer"));
        for (int i = 0; i < more.length; i += 2) all.put(more[i], more[i + 1]);
        if (modern) all.put("group.protocol", "consumer");
        return all;
    }

    /** Reads this many in the group, commits behind the last one read of each partition, and leaves. */
    String consume(String client, int wanted) {
        List<String> seen = new ArrayList<>();
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        try (Consumer<String, String> consumer =
                new KafkaConsumer<>(consumerSettings(client, "max.poll.records", "10"))) {
            consumer.subscribe(List.of(topic));
            while (seen.size() < wanted) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (seen.size() == wanted) break;
                    if (record.headers().lastHeader("n") == null
                            || record.timestamp() < 1_700_000_000_000L)
                        throw new IllegalStateException("" + record);
                    seen.add(record.value());
                    ends.put(
                            new TopicPartition(topic, record.partition()),
                            new OffsetAndMetadata(record.offset() + 1, "by " + client));
                }
            }
            consumer.commitSync(ends);
        }
        return seen.size() + " different " + new HashSet<>(seen).size() + total(seen);
    }

    final Set<String> all = new TreeSet<>();

    String total(List<String> seen) {
        all.addAll(seen);
        return " in all " + all.size();
    }

    /** Two members share the partitions by the cooperative assignor; one leaves and the other takes over. */
    void twoMembers() {
        String[] cooperative =
                modern
                        ? new String[] {"group.id", group + "-two"}
                        : new String[] {
                            "partition.assignment.strategy",
                            "org.apache.kafka.clients.consumer.CooperativeStickyAssignor",
                            "group.id",
                            group + "-two",
                            "heartbeat.interval.ms",
                            "200"
                        };
        try (Consumer<String, String> first =
                new KafkaConsumer<>(consumerSettings("a", cooperative))) {
            first.subscribe(List.of(topic));
            while (first.assignment().size() < 3) first.poll(Duration.ofMillis(100));
            try (Consumer<String, String> second =
                    new KafkaConsumer<>(consumerSettings("b", cooperative))) {
                second.subscribe(List.of(topic));
                while (first.assignment().size() + second.assignment().size() != 3
                        || second.assignment().isEmpty()) {
                    first.poll(Duration.ofMillis(100));
                    second.poll(Duration.ofMillis(100));
                }
                say(
                        "shared "
                                + Math.min(first.assignment().size(), second.assignment().size())
                                + " and "
                                + Math.max(first.assignment().size(), second.assignment().size()));
            }
            while (first.assignment().size() < 3) first.poll(Duration.ofMillis(100));
            say("taken over 3");
        }
    }

    void look(Admin admin) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        say(
                "committed "
                        + committed.entrySet().stream()
                                .map(e ->
                                        e.getKey().partition()
                                                + ":"
                                                + e.getValue().offset()
                                                + " "
                                                + e.getValue().metadata())
                                .sorted()
                                .collect(Collectors.toList()));
        ConsumerGroupDescription described =
                admin.describeConsumerGroups(List.of(group)).all().get().get(group);
        say(
                "group "
                        + described.state()
                        + " members "
                        + described.members().size()
                        + " coordinator "
                        + described.coordinator().id());
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        for (int p = 0; p < 3; p++)
            specs.put(
                    new TopicPartition(topic, p),
                    p == 0
                            ? OffsetSpec.earliest()
                            : p == 1
                                    ? OffsetSpec.latest()
                                    : OffsetSpec.forTimestamp(1_700_000_000_030L));
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> offsets =
                admin.listOffsets(specs).all().get();
        say(
                "offsets "
                        + offsets.entrySet().stream()
                                .map(e ->
                                        e.getKey().partition()
                                                + ":"
                                                + e.getValue().offset()
                                                + "@"
                                                + e.getValue().timestamp())
                                .sorted()
                                .collect(Collectors.toList()));
        admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(5)))
                .all()
                .get();
        say(
                "start "
                        + admin.listOffsets(
                                        Map.of(new TopicPartition(topic, 0), OffsetSpec.earliest()))
                                .all()
                                .get()
                                .get(new TopicPartition(topic, 0))
                                .offset());
        try (Consumer<String, String> consumer = new KafkaConsumer<>(consumerSettings("times"))) {
            TopicPartition partition = new TopicPartition(topic, 1);
            say(
                    "by time "
                            + consumer.offsetsForTimes(Map.of(partition, 1_700_000_000_010L))
                                    .get(partition)
                                    .offset()
                            + " ends "
                            + new TreeMap<>(
                                    consumer.endOffsets(List.of(partition)).entrySet().stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            e -> e.getKey().partition(),
                                                            Map.Entry::getValue))));
        }
    }

    void clean(Admin admin) throws Exception {
        admin.deleteConsumerGroupOffsets(group, Set.of(new TopicPartition(topic, 0))).all().get();
        say(
                "offsets left "
                        + admin.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get()
                                .size());
        admin.deleteConsumerGroups(List.of(group, group + "-two")).all().get();
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(4))).all().get();
        admin.deleteTopics(List.of(topic)).all().get();
        for (int i = 0; i < 100 && admin.listTopics().names().get().contains(topic); i++)
            Thread.sleep(20);
        say("gone " + !admin.listTopics().names().get().contains(topic));
    }
}
