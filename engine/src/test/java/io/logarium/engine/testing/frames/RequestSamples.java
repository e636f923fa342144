package io.logarium.engine.testing.frames;

import io.logarium.engine.wire.ApiTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.protocol.types.BoundField;
import org.apache.kafka.common.protocol.types.Schema;
import org.apache.kafka.common.protocol.types.Struct;
import org.apache.kafka.common.protocol.types.TaggedFields;
import org.apache.kafka.common.protocol.types.Type;
import org.apache.kafka.common.requests.RequestHeader;

/// Requests that can be read, of every API and version that is served, filled by chance from Kafka's own schemas. Names and
/// numbers are mostly such as mean something to a broker, so that it gets past the first check.
public final class RequestSamples {
    private static final Object[] NO_ELEMENTS = {};

    private final List<Kind> kinds = new ArrayList<>();
    private final SampleValues values;

    /// @param values where names, numbers and records come from
    public RequestSamples(ApiTable table, SampleValues values) {
        this.values = values;
        for (var api : table.served()) {
            for (short version : api.allVersions()) {
                if (table.serves(api, version)) {
                    kinds.add(new Kind(api, version));
                }
            }
        }
    }

    /// How many pairs of API and version there are.
    public int kinds() {
        return kinds.size();
    }

    /// A request as it goes over the wire, with its length.
    public byte[] frame(SplittableRandom random) {
        return frame(random.nextInt(kinds.size()), random);
    }

    /// A request of one kind.
    public byte[] frame(int kind, SplittableRandom random) {
        var api = kinds.get(kind).api;
        short version = kinds.get(kind).version;
        var header = new RequestHeader(api, version, values.string("client_id", random), kind);
        var sizes = new ObjectSerializationCache();
        int headerSize = header.data().size(sizes, header.headerVersion());
        var schema = api.messageType.requestSchemas()[version];
        var body = struct(schema, random);
        int size = headerSize + schema.sizeOf(body);
        var bytes = ByteBuffer.allocate(Integer.BYTES + size).putInt(size);
        header.data().write(new ByteBufferAccessor(bytes), sizes, header.headerVersion());
        schema.write(bytes, body);
        return bytes.array();
    }

    private Struct struct(Schema schema, SplittableRandom random) {
        var struct = new Struct(schema);
        for (BoundField field : schema.fields()) {
            struct.set(field, value(field.def.type, field.def.name, random));
        }
        return struct;
    }

    private Object value(Type type, String name, SplittableRandom random) {
        if (type.isNullable() && random.nextInt(8) == 0) {
            return null;
        }
        return switch (type) {
            case Schema schema -> struct(schema, random);
            case TaggedFields tagged -> tags(tagged, random);
            case Type array when array.isArray() -> elements(array, name, random);
            default -> scalar(type, name, random);
        };
    }

    private TreeMap<Integer, Object> tags(TaggedFields tagged, SplittableRandom random) {
        var present = new TreeMap<Integer, Object>();
        for (var field : new TreeMap<>(tagged.fields()).entrySet()) {
            if (random.nextBoolean()) {
                var def = field.getValue();
                present.put(field.getKey(), value(def.type, def.name, random));
            }
        }
        return present;
    }

    private Object[] elements(Type array, String name, SplittableRandom random) {
        int count = random.nextInt(100) == 0 ? random.nextInt(200) : random.nextInt(4);
        if (count == 0) {
            return NO_ELEMENTS;
        }
        var elements = new Object[count];
        var type = array.arrayElementType().orElseThrow();
        for (int i = 0; i < count; i++) {
            elements[i] = value(type, name, random);
        }
        return elements;
    }

    private Object scalar(Type type, String name, SplittableRandom random) {
        return switch (type.toString()) {
            case "BOOLEAN" -> random.nextBoolean();
            case "INT8" -> (byte) values.number(name, random);
            case "INT16" -> (short) values.number(name, random);
            case "UINT16" -> (int) values.number(name, random) & 0xFFFF;
            case "INT32", "VARINT" -> (int) values.number(name, random);
            case "UNSIGNED_INT32" -> values.number(name, random) & 0xFFFFFFFFL;
            case "INT64", "VARLONG" -> values.number(name, random);
            case "FLOAT64" -> random.nextDouble();
            case "UUID" -> uuid(random);
            case "STRING", "COMPACT_STRING", "NULLABLE_STRING", "COMPACT_NULLABLE_STRING" ->
                    values.string(name, random);
            case "BYTES", "COMPACT_BYTES", "NULLABLE_BYTES", "COMPACT_NULLABLE_BYTES" ->
                    ByteBuffer.wrap(values.bytes(name, random));
            case "RECORDS", "COMPACT_RECORDS", "NULLABLE_RECORDS", "COMPACT_NULLABLE_RECORDS" ->
                    values.records(random);
            default -> throw new IllegalArgumentException("no value for " + type);
        };
    }

    private static Uuid uuid(SplittableRandom random) {
        return random.nextInt(3) == 0
                ? Uuid.ZERO_UUID
                : new Uuid(random.nextLong(), random.nextLong());
    }

    private record Kind(ApiKeys api, short version) {}
}
