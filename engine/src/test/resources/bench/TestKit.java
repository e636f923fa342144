import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** Three nodes of Apache Kafka's own test kit in one JVM. Prints its address and runs until its input ends. */
public class TestKit {
    public static void main(String[] settings) throws Exception {
        var nodes =
                new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(3)
                        .setNumControllerNodes(3)
                        .build();
        var builder = new KafkaClusterTestKit.Builder(nodes);
        for (String setting : settings) {
            builder.setConfigProp(
                    setting.substring(0, setting.indexOf('=')),
                    (Object) setting.substring(setting.indexOf('=') + 1));
        }
        try (var kit = builder.build()) {
            kit.format();
            kit.startup();
            kit.waitForReadyBrokers();
            System.out.println("ready " + kit.bootstrapServers());
            while (System.in.read() >= 0) {}
        }
        System.exit(0);
    }
}
