import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

public class FirstProducer {
    public static void main(String[] args) throws Exception {
        var arguments = List.of(args);
        int at = arguments.indexOf("--bootstrap");
        var bootstrap = at < 0 ? "localhost:9092" : arguments.get(at + 1);
        int named = arguments.indexOf("--topic");
        var topic = named < 0 ? "orders" : arguments.get(named + 1);

        var settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var nobody = producer.send(new ProducerRecord<>(topic, order(1, 100)));
            var anna = producer.send(new ProducerRecord<>(topic, "user_123", order(2, 200)));
            var again = producer.send(new ProducerRecord<>(topic, "user_123", order(3, 300)));
            producer.flush();
            tell("no key", nobody);
            tell("user_123", anna);
            tell("user_123", again);
        }
    }

    private static String order(int id, int amount) {
        return "{\"order_id\": %d, \"amount\": %d}".formatted(id, amount);
    }

    private static void tell(String name, Future<RecordMetadata> sent) throws Exception {
        var place = sent.get();
        System.out.printf(
                "%s: %s-%d, offset %d%n", name, place.topic(), place.partition(), place.offset());
    }
}
