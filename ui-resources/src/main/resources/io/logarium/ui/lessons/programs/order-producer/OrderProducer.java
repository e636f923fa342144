import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

public class OrderProducer implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<String, String> producer;

    OrderProducer(String bootstrap, String topic) {
        this.topic = topic;
        var settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    boolean sendOrder(String user, String order) throws InterruptedException {
        try {
            tell("sent", producer.send(new ProducerRecord<>(topic, user, order)).get());
            return true;
        } catch (ExecutionException problem) {
            System.err.println("the order was not sent: " + problem.getCause());
            return false;
        }
    }

    void sendOrderLater(String user, String order) {
        producer.send(
                new ProducerRecord<>(topic, user, order),
                (place, problem) -> {
                    if (problem == null) {
                        tell("sent later", place);
                    } else {
                        System.err.println("the order was not sent: " + problem);
                    }
                });
    }

    private static void tell(String what, RecordMetadata place) {
        System.out.printf("%s: %s-%d, offset %d%n", what, place.topic(), place.partition(), place.offset());
    }

    @Override
    public void close() {
        producer.close();
    }

    public static void main(String[] args) throws InterruptedException {
        var bootstrap = option(args, "--bootstrap", "localhost:9092");
        try (var orders = new OrderProducer(bootstrap, option(args, "--topic", "orders"))) {
            orders.sendOrder("user_001", "{\"order_id\": \"12345\", \"total\": 999.99}");
            orders.sendOrderLater("user_001", "{\"order_id\": \"12346\", \"total\": 19.99}");
        }
    }

    private static String option(String[] args, String name, String otherwise) {
        int at = List.of(args).indexOf(name);
        return at < 0 ? otherwise : args[at + 1];
    }
}
