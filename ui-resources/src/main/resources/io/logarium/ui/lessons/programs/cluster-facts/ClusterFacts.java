import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

public class ClusterFacts {
    public static void main(String[] args) throws Exception {
        var topic = option(args, "--topic", "new-orders");
        var settings = new Properties();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, option(args, "--bootstrap", "localhost:9092"));
        try (var admin = Admin.create(settings)) {
            var cluster = admin.describeCluster();
            System.out.println("cluster: " + cluster.clusterId().get());
            System.out.println("called controller: " + cluster.controller().get().id());
            for (var broker : cluster.nodes().get()) {
                System.out.printf("broker %d: %s:%d%n", broker.id(), broker.host(), broker.port());
            }

            try {
                admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
                System.out.println("created: " + topic);
            } catch (ExecutionException problem) {
                if (!(problem.getCause() instanceof TopicExistsException)) {
                    throw problem;
                }
                System.out.println("is there already: " + topic);
            }
            System.out.println("topics: " + String.join(", ", new TreeSet<>(admin.listTopics().names().get())));
        }
    }

    private static String option(String[] args, String name, String otherwise) {
        int at = List.of(args).indexOf(name);
        return at < 0 ? otherwise : args[at + 1];
    }
}
