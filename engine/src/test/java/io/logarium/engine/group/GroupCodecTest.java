package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.group.ClassicImage.MemberImage;
import io.logarium.engine.group.GroupRecord.ClassicGroupRemoved;
import io.logarium.engine.group.GroupRecord.ClassicGroupWritten;
import io.logarium.engine.group.GroupRecord.OffsetCommitted;
import io.logarium.engine.group.GroupRecord.OffsetRemoved;
import io.logarium.engine.group.GroupRecord.Unknown;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The bytes are those that a real Apache Kafka 4.3.1 wrote for its own clients.
class GroupCodecTest {
    private static final Uuid ORDERS = Uuid.fromString("P2uiqDg2Td-qalYCJtq6kw");
    private static final String GROUP_KEY = "00020003677270";
    private static final String OFFSET_KEY = "0001000367727000066f726465727300000000";
    private static final String SUBSCRIPTION =
            "00030000000100066f7264657273ffffffff00000000ffffffffffff";
    private static final String ASSIGNMENT =
            "00030000000100066f7264657273000000020000000000000001ffffffff";
    private static final String MEMBER = "cid-667db8e7-8846-469f-bc3f-4be673a1568a";
    private static final String STATIC_MEMBER = "i1-190e15fd-8155-4571-bf1b-cdeff2110ae4";

    @Test
    void aGroupWithoutMembersIsKafkas() {
        assertKafkas(
                new ClassicGroupWritten(
                        "grp", new ClassicImage("", 0, "", "", 1795349932311L, List.of())),
                GROUP_KEY,
                "0003000000000000ffffffff000001a20331e91700000000");
    }

    @Test
    void aGroupThatAllHaveLeftIsKafkas() {
        assertKafkas(
                new ClassicGroupWritten(
                        "grp", new ClassicImage("consumer", 2, "", "", 1795349938161L, List.of())),
                GROUP_KEY,
                "00030008636f6e73756d657200000002ffffffff000001a20331fff100000000");
    }

    @Test
    void aStableGroupIsKafkas() {
        assertKafkas(
                new ClassicGroupWritten("grp", stable(MEMBER, "", "cid", 1795349932458L)),
                GROUP_KEY,
                "00030008636f6e73756d657200000001000572616e67650028"
                        + hex(MEMBER)
                        + "000001a20331e9aa000000010028"
                        + hex(MEMBER)
                        + "ffff0003636964000a2f3132372e302e302e31000493e00000afc80000001c"
                        + SUBSCRIPTION
                        + "0000001e"
                        + ASSIGNMENT);
    }

    @Test
    void aStaticMemberIsKafkas() {
        assertKafkas(
                new ClassicGroupWritten(
                        "stat", stable(STATIC_MEMBER, "i1", "cid2", 1795349938606L)),
                "0002000473746174",
                "00030008636f6e73756d657200000001000572616e67650027"
                        + hex(STATIC_MEMBER)
                        + "000001a2033201ae000000010027"
                        + hex(STATIC_MEMBER)
                        + "00026931000463696432000a2f3132372e302e302e31000493e00000afc80000001c"
                        + SUBSCRIPTION
                        + "0000001e"
                        + ASSIGNMENT);
    }

    private static ClassicImage stable(String id, String instance, String client, long atMs) {
        var member =
                new MemberImage(
                        id,
                        instance,
                        client,
                        "/127.0.0.1",
                        300_000,
                        45_000,
                        Bytes.of(HexFormat.of().parseHex(SUBSCRIPTION)),
                        Bytes.of(HexFormat.of().parseHex(ASSIGNMENT)));
        return new ClassicImage("consumer", 1, "range", id, atMs, List.of(member));
    }

    @Test
    void committedOffsetsAreKafkas() {
        assertKafkas(
                new OffsetCommitted(
                        "grp",
                        "orders",
                        0,
                        new CommittedOffset(5, -1, "", 1795349938143L, -1, ORDERS)),
                OFFSET_KEY,
                "00040000000000000005ffffffff01000001a20331ffdf0100103f6ba2a838364ddfaa6a560226daba93");
        assertKafkas(
                new OffsetCommitted(
                        "simple",
                        "orders",
                        1,
                        new CommittedOffset(42, 3, "note", 1795349931421L, -1, ORDERS)),
                "0001000673696d706c6500066f726465727300000001",
                "0004000000000000002a00000003056e6f7465000001a20331e59d0100103f6ba2a838364ddfaa6a560226daba93");
    }

    @Test
    void tombstonesAreKafkas() {
        assertKafkas(new ClassicGroupRemoved("grp"), GROUP_KEY, null);
        assertKafkas(new OffsetRemoved("grp", "orders", 0), OFFSET_KEY, null);
    }

    private static void assertKafkas(GroupRecord entry, String key, @Nullable String value) {
        assertThat(hex(GroupCodec.key(entry))).isEqualTo(key);
        var encoded = GroupCodec.value(entry);
        assertThat(encoded == null ? null : hex(encoded)).isEqualTo(value);
        assertThat(GroupCodec.decode(buffer(key), value == null ? null : buffer(value)))
                .isEqualTo(entry);
    }

    @Test
    void anOffsetThatExpiresIsWrittenInTheVersionThatCanSaySo() {
        var committed = new CommittedOffset(5, -1, "", 1_000, 2_000, Uuid.ZERO_UUID);
        var entry = new OffsetCommitted("grp", "orders", 0, committed);

        var value = GroupCodec.value(entry);

        assertThat(value).isNotNull();
        assertThat(value.getShort(0)).isEqualTo((short) 1);
        assertThat(GroupCodec.decode(GroupCodec.key(entry), value)).isEqualTo(entry);
    }

    @Test
    void offsetsOfTheFirstKeyTypeAreRead() {
        var legacy = buffer("0000" + OFFSET_KEY.substring(4));

        assertThat(GroupCodec.decode(legacy, null))
                .isEqualTo(new OffsetRemoved("grp", "orders", 0));
    }

    @Test
    void aMemberWithoutARebalanceTimeoutHasItsSessionTimeout() {
        var versionZero =
                buffer(
                        "00000008636f6e73756d657200000001000572616e67650001610000000100016100016300012f"
                                + "00001770000000000000000000");

        var read = GroupCodec.decode(buffer(GROUP_KEY), versionZero);

        assertThat(read)
                .isInstanceOfSatisfying(
                        ClassicGroupWritten.class,
                        written ->
                                assertThat(written.image().members())
                                        .singleElement()
                                        .extracting(MemberImage::rebalanceTimeoutMs)
                                        .isEqualTo(6_000));
    }

    @Test
    void whatIsNotUnderstoodIsLeftAlone() {
        var shareGroup = buffer("000b04677270");
        var consumerGroup = buffer("000304677270");
        var later = buffer("0063");
        assertUnknown(shareGroup, buffer("0000"));
        assertUnknown(shareGroup, null);
        assertUnknown(consumerGroup, later);
        assertUnknown(buffer(GROUP_KEY), later);
        assertUnknown(buffer(OFFSET_KEY), later);
        assertUnknown(buffer(OFFSET_KEY), buffer("ffff"));
        assertUnknown(buffer(OFFSET_KEY), buffer("00"));
        assertUnknown(buffer(""), null);
        assertUnknown(buffer("0001"), null);
    }

    @Test
    void mutilatedRecordsNeverFail() {
        var random = new SplittableRandom(11);
        var stable = new ClassicGroupWritten("grp", stable(MEMBER, "i", "cid", 1));
        for (int i = 0; i < 20_000; i++) {
            var key = mutilated(GroupCodec.key(stable), random);
            var encoded = GroupCodec.value(stable);
            assertThat(encoded).isNotNull();
            GroupCodec.decode(key, mutilated(encoded, random));
        }
    }

    private static ByteBuffer mutilated(ByteBuffer buffer, SplittableRandom random) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        for (int i = random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return ByteBuffer.wrap(bytes, 0, bytes.length - random.nextInt(2) * random.nextInt(5));
    }

    private static void assertUnknown(ByteBuffer key, @Nullable ByteBuffer value) {
        var entry = GroupCodec.decode(key, value);
        assertThat(entry).isEqualTo(new Unknown(key, value));
        assertThat(GroupCodec.key(entry)).isEqualTo(key);
        assertThat(GroupCodec.value(entry)).isEqualTo(value);
    }

    private static ByteBuffer buffer(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static String hex(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(LabClient.bytes(text));
    }
}
