import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

public class OrderConsumer {
    public static void main(String[] args) throws Exception {
        var settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, option(args, "--bootstrap", "localhost:9092"));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, option(args, "--group", "order-processors"));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        int most = Integer.parseInt(option(args, "--most", "0"));
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(option(args, "--topic", "orders")));

        var worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            consumer.wakeup();
            try {
                worker.join();
            } catch (InterruptedException ended) {
                worker.interrupt();
            }
        }));

        int done = 0;
        try (consumer) {
            while (most == 0 || done < most) {
                for (var message : consumer.poll(Duration.ofMillis(500))) {
                    System.out.printf(
                            "got: partition %d, offset %d, key %s%n",
                            message.partition(), message.offset(), message.key());
                    System.out.println("processed: " + message.value());
                    consumer.commitSync(Map.of(
                            new TopicPartition(message.topic(), message.partition()),
                            new OffsetAndMetadata(message.offset() + 1)));
                    done++;
                    if (done == most) {
                        break;
                    }
                }
            }
        } catch (WakeupException ended) {
            // Ctrl+C: that is how it should end.
        }
        System.out.println("ended in order after " + done);
    }

    private static String option(String[] args, String name, String otherwise) {
        int at = List.of(args).indexOf(name);
        return at < 0 ? otherwise : args[at + 1];
    }
}
