package io.logarium.engine.api;

import io.logarium.engine.log.BatchCheck;
import io.logarium.engine.log.BatchRules;
import io.logarium.engine.log.CheckResult;
import io.logarium.engine.log.Rejected;
import io.logarium.engine.loop.Clock;
import io.logarium.engine.wire.RequestPreparer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.record.internal.Records;
import org.jspecify.annotations.Nullable;

/// Checks the batches of a Produce on its connection's thread, so that the loop only gives them offsets.
public final class ProducePreparer implements RequestPreparer {
    /// Zstandard is for producers that speak this version or a later one (KIP-110).
    private static final short FIRST_WITH_ZSTD = 7;

    /// Of the attributes in the header of a batch of format 2, and in them of the flag of a transaction.
    private static final int ATTRIBUTES_OFFSET = 21;

    private static final int TRANSACTIONAL_FLAG = 0x10;

    private final RulesByTopic rules;
    private final Clock clock;

    public ProducePreparer(RulesByTopic rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public @Nullable Object prepare(ApiKeys api, short version, ApiMessage body) {
        if (!(body instanceof ProduceRequestData produce)) {
            return null;
        }
        long nowMs = clock.nowMs();
        var results = new ArrayList<CheckResult>();
        boolean transactional = false;
        for (var topic : produce.topicData()) {
            var found = version >= 13 ? rules.of(topic.topicId()) : rules.of(topic.name());
            var applied = found.map(r -> version < FIRST_WITH_ZSTD ? r.withoutZstd() : r);
            for (var partition : topic.partitionData()) {
                transactional |= isTransactional(partition);
                results.add(check(partition, applied, nowMs));
            }
        }
        return new PreparedProduce(results, transactional);
    }

    private static CheckResult check(
            ProduceRequestData.PartitionProduceData partition,
            Optional<BatchRules> rules,
            long nowMs) {
        if (rules.isEmpty()) {
            return new Rejected(Errors.UNKNOWN_TOPIC_OR_PARTITION, "", List.of(), false);
        }
        if (!(partition.records() instanceof MemoryRecords records)) {
            return new Rejected(Errors.INVALID_RECORD, "No records.", List.of(), false);
        }
        return BatchCheck.check(records.buffer().slice(), rules.get(), nowMs);
    }

    /// The rules of a topic as the edge knows them; a moment old at most.
    public interface RulesByTopic {
        Optional<BatchRules> of(String topic);

        Optional<BatchRules> of(Uuid topicId);
    }

    /// Looks at the flag in the batch's header; what is too short to have one is refused later.
    private static boolean isTransactional(ProduceRequestData.PartitionProduceData partition) {
        return partition.records() instanceof MemoryRecords records
                && records.sizeInBytes() >= DefaultRecordBatch.RECORD_BATCH_OVERHEAD
                && records.buffer().get(records.buffer().position() + Records.MAGIC_OFFSET)
                        >= RecordBatch.MAGIC_VALUE_V2
                && (records.buffer().getShort(records.buffer().position() + ATTRIBUTES_OFFSET)
                                & TRANSACTIONAL_FLAG)
                        != 0;
    }

    /// One result a partition, in the order of the request.
    ///
    /// @param transactional whether any batch claims to belong to a transaction
    record PreparedProduce(List<CheckResult> results, boolean transactional) {}
}
