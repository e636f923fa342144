import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

public class FirstConsumer {
    public static void main(String[] args) {
        var topic = option(args, "--topic", "orders");
        int most = Integer.parseInt(option(args, "--most", "0"));
        var settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, option(args, "--bootstrap", "localhost:9092"));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, option(args, "--group", "order-processor"));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");

        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            int read = 0;
            while (most == 0 || read < most) {
                for (var message : consumer.poll(Duration.ofSeconds(1))) {
                    System.out.printf(
                            "%s-%d, offset %d: %s %s%n",
                            message.topic(), message.partition(), message.offset(), message.key(), message.value());
                    read++;
                }
            }
        }
    }

    private static String option(String[] args, String name, String otherwise) {
        int at = List.of(args).indexOf(name);
        return at < 0 ? otherwise : args[at + 1];
    }
}
