package io.logarium.engine.controller;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsResponseData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// CPU of the controller with 10,000 partitions of three replicas. Prints; asserts nothing.
@Tag("bench")
class ControllerBench {
    private static final int ROUNDS = 5;

    @Test
    void prints() {
        for (int round = 0; round < ROUNDS; round++) {
            var controller = new TestController(round, Map.of()).withBrokers(3);
            measure("create 10 topics of 1,000 partitions", () -> create(controller, 10, 1_000));
            measure("create 1,000 topics of 1 partition", () -> create(controller, 1_000, 1));
            measure("encode the log", () -> encoded(controller));
            measure(
                    "replay the log into a new image",
                    () -> MetadataImage.EMPTY.apply(controller.log, controller.log.size() - 1));
            measure("snapshot", () -> controller.committed.snapshot());
            measure("fence a broker", () -> controller.heartbeat(0, true, false));
            measure("unfence it", () -> controller.heartbeat(0, false, false));
            measure("a heartbeat", () -> controller.heartbeat(0, false, false));
        }
    }

    private static Object create(TestController controller, int topics, int partitions) {
        for (int i = 0; i < topics; i++) {
            var request = new CreateTopicsRequestData();
            request.topics()
                    .add(
                            new CreateTopicsRequestData.CreatableTopic()
                                    .setName("topic-%d-%d".formatted(partitions, i))
                                    .setNumPartitions(partitions)
                                    .setReplicationFactor((short) 3));
            controller.ask(request, CreateTopicsResponseData.class);
        }
        return controller;
    }

    private static Object encoded(TestController controller) {
        int bytes = 0;
        for (var entry : controller.log) {
            bytes += ByteBuffer.wrap(MetadataRecordCodec.encode(entry)).remaining();
        }
        return bytes;
    }

    private static void measure(String what, Supplier<Object> work) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        work.get();
        long micros = (threads.getCurrentThreadCpuTime() - before) / 1_000;
        System.out.printf("%-40s %,10d us CPU%n", what, micros);
    }
}
