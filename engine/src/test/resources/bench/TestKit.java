import java.util.ArrayList;
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
            start(kit);
            kit.waitForReadyBrokers();
            System.out.println("ready " + kit.bootstrapServers());
            while (System.in.read() >= 0) {}
        }
        System.exit(0);
    }

    /**
     * As the kit does, all at once, but a broker only when the controller of its node has told the quorum its listeners. Where the
     * broker comes first, the node speaks for a voter without any and the quorum ends, which happens often on two cores.
     */
    private static void start(KafkaClusterTestKit kit) throws Exception {
        var starting = new ArrayList<Thread>();
        for (var controller : kit.controllers().values()) {
            starting.add(Thread.ofPlatform().start(controller::startup));
        }
        for (var broker : kit.brokers().values()) {
            while (broker.sharedServer().raftManager() == null) {
                Thread.sleep(1);
            }
            starting.add(Thread.ofPlatform().start(broker::startup));
        }
        for (var thread : starting) {
            thread.join();
        }
    }
}
