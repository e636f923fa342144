package io.logarium.engine.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.types.BoundField;
import org.apache.kafka.common.protocol.types.CompactArrayOf;
import org.apache.kafka.common.protocol.types.Schema;
import org.apache.kafka.common.protocol.types.TaggedFields;
import org.apache.kafka.common.protocol.types.Type;
import org.apache.kafka.common.utils.internals.ByteUtils;

/// Finds requests that would keep the parser busy for seconds or years: some lists of the protocol are read into hash tables
/// with linear probing, and entries whose keys collide make them cubic when they grow. 9 KB of equal topic names take half a second,
/// 80 KB some minutes. Honest requests have different keys and pass.
///
/// It walks over the bytes by Kafka's schema, and only if they are enough for such lists to do harm.
final class CollisionGuard {
    /// Requests with such lists among those that any listener serves.
    static final Set<ApiKeys> KEYED =
            EnumSet.of(
                    ApiKeys.PRODUCE,
                    ApiKeys.JOIN_GROUP,
                    ApiKeys.CREATE_TOPICS,
                    ApiKeys.OFFSET_FOR_LEADER_EPOCH,
                    ApiKeys.ALTER_CONFIGS,
                    ApiKeys.DESCRIBE_LOG_DIRS,
                    ApiKeys.CREATE_PARTITIONS,
                    ApiKeys.ELECT_LEADERS,
                    ApiKeys.INCREMENTAL_ALTER_CONFIGS,
                    ApiKeys.OFFSET_DELETE,
                    ApiKeys.DESCRIBE_PRODUCERS,
                    ApiKeys.BEGIN_QUORUM_EPOCH,
                    ApiKeys.END_QUORUM_EPOCH,
                    ApiKeys.BROKER_REGISTRATION);

    /// Fields that are keys of an entry wherever they occur in those requests.
    private static final Set<String> KEYS =
            Set.of(
                    "name",
                    "topic",
                    "topic_id",
                    "partition_index",
                    "resource_type",
                    "resource_name",
                    "config_operation");

    /// Requests up to this size cannot hold enough entries to do harm; an entry has three bytes at least.
    private static final int TOO_SHORT_FOR_HARM = 1_500;

    /// Lists up to this size cannot do harm, however many there are.
    private static final int TOO_FEW_FOR_HARM = 8;

    /// The parser's own limit of a list.
    private static final int LONGEST_LIST = 1_000_000;

    /// Looks into a slot, at about two nanoseconds each. A list of 500 equal keys reaches it; of keys that differ it takes some ten
    /// thousand topics, or some thousand partitions numbered one after the other.
    private static final long MOST_STEPS = 100_000_000;

    private final ByteBuffer in;
    private final int factor;
    private long steps;

    /// A topic in a Produce is hashed by name and id. Before version 13 there is no id, but its zero still counts as a field.
    private CollisionGuard(ApiKeys api, short version, ByteBuffer in) {
        this.in = in;
        factor = api == ApiKeys.PRODUCE && version < 13 ? 31 : 1;
    }

    /// Whether the request can be parsed in reasonable time.
    ///
    /// @param body what follows the header; it is not moved
    /// @throws RuntimeException when it cannot be parsed at all
    static boolean isHarmless(ApiKeys api, short version, ByteBuffer body) {
        if (body.remaining() <= TOO_SHORT_FOR_HARM || !KEYED.contains(api)) {
            return true;
        }
        var guard = new CollisionGuard(api, version, body.duplicate());
        guard.skip(api.messageType.requestSchemas()[version]);
        return guard.steps <= MOST_STEPS;
    }

    /// The hash that the parser will use for an entry, read from its bytes.
    static int hash(ApiKeys api, short version, Schema entry, ByteBuffer bytes) {
        return new CollisionGuard(api, version, bytes).hash(entry);
    }

    private void skip(Type type) {
        switch (type) {
            case Schema schema -> {
                for (BoundField field : schema.fields()) {
                    skip(field.def.type);
                }
            }
            case TaggedFields ignored -> skipTags();
            case Type array when array.isArray() -> skipList(array);
            default -> skipScalar(type.toString());
        }
    }

    private void skipTags() {
        int count = ByteUtils.readUnsignedVarint(in);
        for (int i = 0; i < count; i++) {
            ByteUtils.readUnsignedVarint(in);
            advance(ByteUtils.readUnsignedVarint(in));
        }
    }

    private void skipList(Type array) {
        int count =
                array instanceof CompactArrayOf
                        ? ByteUtils.readUnsignedVarint(in) - 1
                        : in.getInt();
        if (count > Math.min(LONGEST_LIST, in.remaining())) {
            throw new IllegalArgumentException("list of %d entries".formatted(count));
        }
        var entry = array.arrayElementType().orElseThrow();
        if (count > TOO_FEW_FOR_HARM && entry instanceof Schema schema && isKeyed(schema)) {
            var hashes = new int[count];
            for (int i = 0; i < count; i++) {
                hashes[i] = hash(schema);
            }
            steps += ProbingCost.of(hashes, MOST_STEPS);
        } else {
            for (int i = 0; i < count; i++) {
                skip(entry);
            }
        }
    }

    private static boolean isKeyed(Schema schema) {
        for (BoundField field : schema.fields()) {
            if (KEYS.contains(field.def.name)) {
                return true;
            }
        }
        return false;
    }

    private int hash(Schema schema) {
        int hash = 0;
        for (BoundField field : schema.fields()) {
            if (KEYS.contains(field.def.name)) {
                hash = 31 * hash + hashOfScalar(field.def.type.toString());
            } else {
                skip(field.def.type);
            }
        }
        return hash * factor;
    }

    private int hashOfScalar(String type) {
        return switch (type) {
            case "INT8" -> in.get();
            case "INT16" -> in.getShort();
            case "INT32" -> in.getInt();
            case "UUID" -> new Uuid(in.getLong(), in.getLong()).hashCode();
            default -> hashOfString(type);
        };
    }

    private int hashOfString(String type) {
        int length =
                type.startsWith("COMPACT") ? ByteUtils.readUnsignedVarint(in) - 1 : in.getShort();
        if (length <= 0) {
            return 0;
        }
        var bytes = new byte[Math.min(length, in.remaining() + 1)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8).hashCode();
    }

    private void skipScalar(String type) {
        switch (type) {
            case "BOOLEAN", "INT8" -> advance(1);
            case "INT16", "UINT16" -> advance(2);
            case "INT32", "UNSIGNED_INT32" -> advance(4);
            case "INT64", "FLOAT64" -> advance(8);
            case "UUID" -> advance(16);
            case "VARINT" -> ByteUtils.readVarint(in);
            case "VARLONG" -> ByteUtils.readVarlong(in);
            case "STRING", "NULLABLE_STRING" -> advance(in.getShort());
            case "BYTES", "NULLABLE_BYTES", "RECORDS", "NULLABLE_RECORDS" -> advance(in.getInt());
            default -> advance(ByteUtils.readUnsignedVarint(in) - 1);
        }
    }

    /// A negative length is a null.
    private void advance(int bytes) {
        in.position(in.position() + Math.max(0, bytes));
    }
}
