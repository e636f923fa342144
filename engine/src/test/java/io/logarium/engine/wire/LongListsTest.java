package io.logarium.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.logarium.engine.testing.frames.Frames;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.protocol.types.BoundField;
import org.apache.kafka.common.protocol.types.Schema;
import org.apache.kafka.common.protocol.types.Struct;
import org.apache.kafka.common.protocol.types.TaggedFields;
import org.apache.kafka.common.protocol.types.Type;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.requests.RequestHeader;
import org.junit.jupiter.api.Test;

/// The worst that a well-formed request can do: one of its lists, whichever, is filled with the shortest entries there are.
class LongListsTest {
    private static final int ENTRIES = 10_000;
    private static final long MOST_BYTES_PER_BYTE = 64;
    private static final long MOST_CPU_NANOS = 1_000_000_000;
    private static final Object[] NONE = {};
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final RequestDecoder decoder = new RequestDecoder(ApiTable.CLIENT);

    @Test
    void noListOfAnyRequestCostsMuchMoreThanItsBytes() {
        int lists = 0;
        for (var api : ApiTable.CLIENT.served()) {
            for (short version : ends(api)) {
                var schema = api.messageType.requestSchemas()[version];
                for (var path : paths(schema)) {
                    decode(frame(api, version, schema, path)); // classes are loaded
                    assertCheap(api, version, path, frame(api, version, schema, path));
                    lists++;
                }
            }
        }
        assertThat(lists).isGreaterThan(60);
    }

    private void assertCheap(ApiKeys api, short version, List<Integer> path, byte[] frame) {
        long nanos = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();

        decode(frame);

        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        nanos = THREADS.getCurrentThreadCpuTime() - nanos;
        assertThat(bytes / frame.length)
                .as("%s v%d, list %s, bytes a byte", api, version, path)
                .isLessThan(MOST_BYTES_PER_BYTE);
        assertThat(nanos).as("%s v%d, list %s, ns", api, version, path).isLessThan(MOST_CPU_NANOS);
    }

    private void decode(byte[] frame) {
        decoder.decode(Frames.content(frame));
    }

    private static Set<Short> ends(ApiKeys api) {
        var served = new TreeSet<Short>();
        for (short version : api.allVersions()) {
            if (ApiTable.CLIENT.serves(api, version)) {
                served.add(version);
            }
        }
        return new TreeSet<>(List.of(served.first(), served.last()));
    }

    /// Where the lists are: the index of a field, then of a field within the entries of that list, and so on.
    private static List<List<Integer>> paths(Schema schema) {
        var found = new ArrayList<List<Integer>>();
        for (int i = 0; i < schema.numFields(); i++) {
            var type = schema.get(i).def.type;
            if (type.isArray()) {
                found.add(List.of(i));
                if (type.arrayElementType().orElseThrow() instanceof Schema entry) {
                    for (var inner : paths(entry)) {
                        var path = new ArrayList<Integer>();
                        path.add(i);
                        path.addAll(inner);
                        found.add(path);
                    }
                }
            }
        }
        return found;
    }

    private static byte[] frame(ApiKeys api, short version, Schema schema, List<Integer> path) {
        var header = new RequestHeader(api, version, "test", 1);
        var sizes = new ObjectSerializationCache();
        int headerSize = header.data().size(sizes, header.headerVersion());
        var body = filled(schema, path);
        var bytes = ByteBuffer.allocate(4 + headerSize + schema.sizeOf(body));
        bytes.putInt(bytes.capacity() - 4);
        header.data().write(new ByteBufferAccessor(bytes), sizes, header.headerVersion());
        schema.write(bytes, body);
        return bytes.array();
    }

    private static Struct filled(Schema schema, List<Integer> path) {
        var struct = empty(schema);
        if (!path.isEmpty()) {
            var field = schema.get(path.getFirst());
            var entry = field.def.type.arrayElementType().orElseThrow();
            var rest = path.subList(1, path.size());
            var list = new Object[rest.isEmpty() ? ENTRIES : 1];
            Arrays.fill(list, entry instanceof Schema s ? filled(s, rest) : shortest(entry));
            struct.set(field, list);
        }
        return struct;
    }

    private static Struct empty(Schema schema) {
        var struct = new Struct(schema);
        for (BoundField field : schema.fields()) {
            struct.set(field, shortest(field.def.type));
        }
        return struct;
    }

    private static Object shortest(Type type) {
        return switch (type) {
            case Schema schema -> empty(schema);
            case TaggedFields tags -> new TreeMap<Integer, Object>();
            case Type array when array.isArray() -> NONE;
            default -> shortestScalar(type.toString());
        };
    }

    private static Object shortestScalar(String type) {
        return switch (type) {
            case "BOOLEAN" -> false;
            case "INT8" -> (byte) 0;
            case "INT16" -> (short) 0;
            case "UINT16", "INT32", "VARINT" -> 0;
            case "UNSIGNED_INT32", "INT64", "VARLONG" -> 0L;
            case "FLOAT64" -> 0.0;
            case "UUID" -> Uuid.ZERO_UUID;
            case "RECORDS", "COMPACT_RECORDS", "NULLABLE_RECORDS", "COMPACT_NULLABLE_RECORDS" ->
                    MemoryRecords.EMPTY;
            default -> type.endsWith("BYTES") ? ByteBuffer.allocate(0) : "";
        };
    }
}
