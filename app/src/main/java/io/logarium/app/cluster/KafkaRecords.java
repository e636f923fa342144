package io.logarium.app.cluster;

import io.logarium.app.cluster.RecordFacts.HeaderFacts;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/// Between records of kafka-clients and ours.
public final class KafkaRecords {
    /// A person reads the first few; a record may have thousands.
    private static final int MOST_HEADERS = 50;

    private KafkaRecords() {}

    public static RecordFacts facts(ConsumerRecord<byte[], byte[]> record) {
        var headers = new ArrayList<HeaderFacts>();
        for (Header header : record.headers()) {
            if (headers.size() == MOST_HEADERS) {
                break;
            }
            headers.add(new HeaderFacts(header.key(), Content.of(header.value())));
        }
        return new RecordFacts(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                Content.of(record.key()),
                Content.of(record.value()),
                headers);
    }

    static ProducerRecord<byte[], byte[]> wire(RecordPlan plan) {
        List<Header> headers =
                plan.headers().stream()
                        .<Header>map(h -> new RecordHeader(h.name(), h.value().wire()))
                        .toList();
        Integer partition = plan.partition().isPresent() ? plan.partition().getAsInt() : null;
        return new ProducerRecord<>(
                plan.topic(), partition, plan.key().wire(), plan.value().wire(), headers);
    }
}
