package io.logarium.app.shell;

import io.logarium.app.picture.Tone;
import io.logarium.app.text.Texts;
import io.logarium.engine.event.EngineEvent;
import java.util.List;
import java.util.stream.Collectors;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// Tells what happened in the language of now.
public final class Narrator {
    private Narrator() {}

    public static Narration tell(EngineEvent event) {
        return switch (event) {
            case EngineEvent.BrokerStarted e ->
                    new Narration(
                            MaterialDesignC.CHECK_CIRCLE,
                            Tone.OK,
                            Texts.of("events.broker-started", id(e.broker()), e.address()));
            case EngineEvent.BrokerStopped e ->
                    new Narration(
                            MaterialDesignC.CLOSE_OCTAGON,
                            Tone.BAD,
                            Texts.of("events.broker-stopped", id(e.broker())));
            case EngineEvent.BrokerCrashed e ->
                    new Narration(
                            MaterialDesignC.CLOSE_OCTAGON,
                            Tone.BAD,
                            Texts.of("events.broker-crashed", id(e.broker()), e.why()));
            case EngineEvent.BrokerFenced e ->
                    new Narration(
                            MaterialDesignG.GATE,
                            Tone.BAD,
                            Texts.of("events.broker-fenced", id(e.broker())));
            case EngineEvent.BrokerUnfenced e ->
                    new Narration(
                            MaterialDesignC.CHECK_CIRCLE,
                            Tone.OK,
                            Texts.of("events.broker-unfenced", id(e.broker())));
            case EngineEvent.FaultBegan e -> FaultNarrator.began(e.fault());
            case EngineEvent.FaultEnded e -> FaultNarrator.ended(e.fault());
            case EngineEvent.ControllerElected e ->
                    new Narration(
                            MaterialDesignC.CROWN,
                            Tone.REPLICA,
                            Texts.of(
                                    "events.controller-elected",
                                    id(e.controller()),
                                    id(e.epoch())));
            case EngineEvent.QuorumRoleChanged e ->
                    new Narration(
                            MaterialDesignC.CROWN,
                            Tone.FG_MUTED,
                            Texts.of(
                                    "events.quorum-role-changed",
                                    id(e.node()),
                                    e.role(),
                                    id(e.epoch())));
            case EngineEvent.TopicCreated e ->
                    new Narration(
                            MaterialDesignP.PLUS_BOX,
                            Tone.FG_MUTED,
                            Texts.of(
                                    "events.topic-created",
                                    e.topic(),
                                    e.partitions(),
                                    e.replicationFactor()));
            case EngineEvent.TopicDeleted e ->
                    new Narration(
                            MaterialDesignD.DELETE_OUTLINE,
                            Tone.BAD,
                            Texts.of("events.topic-deleted", e.topic()));
            case EngineEvent.PartitionsAdded e ->
                    new Narration(
                            MaterialDesignP.PLUS_BOX,
                            Tone.FG_MUTED,
                            Texts.of("events.partitions-added", e.topic(), e.from(), e.to()));
            case EngineEvent.ConfigChanged e ->
                    new Narration(
                            MaterialDesignT.TUNE,
                            Tone.FG_MUTED,
                            Texts.of("events.config-changed", e.resource(), e.key(), e.value()));
            case EngineEvent.LeaderElected e ->
                    new Narration(
                            MaterialDesignC.CROWN,
                            Tone.REPLICA,
                            Texts.of(
                                    "events.leader-elected",
                                    partition(e.topic(), e.partition()),
                                    id(e.leader()),
                                    id(e.epoch())));
            case EngineEvent.IsrChanged e -> isr(e);
            case EngineEvent.SegmentRolled e ->
                    new Narration(
                            MaterialDesignC.CONTENT_CUT,
                            Tone.FG_MUTED,
                            Texts.of(
                                    "events.segment-rolled",
                                    partition(e.topic(), e.partition()),
                                    e.baseOffset(),
                                    e.why()));
            case EngineEvent.SegmentDeleted e ->
                    new Narration(
                            MaterialDesignD.DELETE_OUTLINE,
                            Tone.FG_MUTED,
                            Texts.of(
                                    "events.segment-deleted",
                                    partition(e.topic(), e.partition()),
                                    e.baseOffset(),
                                    e.why()));
            case EngineEvent.LogStartMoved e ->
                    new Narration(
                            MaterialDesignC.CODE_BRACKETS,
                            Tone.FG_MUTED,
                            Texts.of(
                                    "events.log-start-moved",
                                    partition(e.topic(), e.partition()),
                                    e.offset()));
            case EngineEvent.GroupChanged _,
                    EngineEvent.MemberJoined _,
                    EngineEvent.MemberLeft _,
                    EngineEvent.GroupDeleted _,
                    EngineEvent.OffsetsCommitted _ ->
                    tellOfGroup(event);
            case EngineEvent.RecordsAppended e ->
                    new Narration(
                            MaterialDesignU.UPLOAD,
                            Tone.PRODUCER,
                            Texts.of(
                                    "events.records-appended",
                                    e.clientId(),
                                    e.count(),
                                    partition(e.topic(), e.partition()),
                                    e.firstOffset()));
            case EngineEvent.RecordsFetched e ->
                    new Narration(
                            MaterialDesignD.DOWNLOAD,
                            Tone.CONSUMER,
                            Texts.of(
                                    "events.records-fetched",
                                    e.clientId(),
                                    partition(e.topic(), e.partition()),
                                    e.fromOffset()));
            case EngineEvent.RecordsReplicated e ->
                    new Narration(
                            MaterialDesignC.CONTENT_COPY,
                            Tone.REPLICA,
                            Texts.of(
                                    "events.records-replicated",
                                    id(e.follower()),
                                    partition(e.topic(), e.partition()),
                                    e.fromOffset(),
                                    id(e.leader())));
            case EngineEvent.HighWatermarkMoved e ->
                    new Narration(
                            MaterialDesignC.CHECK_ALL,
                            Tone.REPLICA,
                            Texts.of(
                                    "events.high-watermark-moved",
                                    partition(e.topic(), e.partition()),
                                    e.offset()));
            case EngineEvent.LogTruncated e ->
                    new Narration(
                            MaterialDesignC.CONTENT_CUT,
                            Tone.WARN,
                            Texts.of(
                                    "events.log-truncated",
                                    id(e.broker()),
                                    partition(e.topic(), e.partition()),
                                    e.to(),
                                    e.from()));
            case EngineEvent.ConnectionOpened e ->
                    new Narration(
                            MaterialDesignL.LAN_CONNECT,
                            Tone.FG_MUTED,
                            Texts.of("events.connection-opened", e.host(), id(e.broker())));
            case EngineEvent.ConnectionClosed e ->
                    new Narration(
                            MaterialDesignL.LAN_DISCONNECT,
                            Tone.FG_MUTED,
                            Texts.of(
                                    "events.connection-closed",
                                    e.clientId(),
                                    id(e.broker()),
                                    e.why()));
        };
    }

    private static Narration tellOfGroup(EngineEvent event) {
        return switch (event) {
            case EngineEvent.GroupChanged e ->
                    new Narration(
                            MaterialDesignS.SWAP_HORIZONTAL_BOLD,
                            Tone.CONSUMER,
                            Texts.of(
                                    "events.group-changed",
                                    e.group(),
                                    e.from(),
                                    e.to(),
                                    id(e.generation())));
            case EngineEvent.MemberJoined e ->
                    new Narration(
                            MaterialDesignA.ACCOUNT_PLUS_OUTLINE,
                            Tone.CONSUMER,
                            Texts.of("events.member-joined", e.group(), e.clientId(), e.host()));
            case EngineEvent.MemberLeft e ->
                    new Narration(
                            MaterialDesignA.ACCOUNT_MINUS_OUTLINE,
                            Tone.CONSUMER,
                            Texts.of("events.member-left", e.group(), e.clientId()));
            case EngineEvent.OffsetsCommitted e ->
                    new Narration(
                            MaterialDesignB.BOOKMARK_CHECK_OUTLINE,
                            Tone.CONSUMER,
                            Texts.of(
                                    "events.offsets-committed",
                                    e.group(),
                                    partition(e.topic(), e.partition()),
                                    e.offset()));
            case EngineEvent.GroupDeleted e ->
                    new Narration(
                            MaterialDesignD.DELETE_OUTLINE,
                            Tone.CONSUMER,
                            Texts.of("events.group-deleted", e.group()));
            default -> throw new IllegalArgumentException(event.toString());
        };
    }

    private static Narration isr(EngineEvent.IsrChanged e) {
        boolean shrinks = e.to().size() < e.from().size();
        var changed = shrinks ? minus(e.from(), e.to()) : minus(e.to(), e.from());
        return new Narration(
                shrinks
                        ? MaterialDesignA.ARROW_COLLAPSE_HORIZONTAL
                        : MaterialDesignA.ARROW_EXPAND_HORIZONTAL,
                shrinks ? Tone.WARN : Tone.OK,
                Texts.of(
                        shrinks ? "events.isr-shrunk" : "events.isr-grew",
                        changed,
                        partition(e.topic(), e.partition())));
    }

    private static String minus(List<Integer> all, List<Integer> some) {
        return all.stream()
                .filter(b -> !some.contains(b))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static String partition(String topic, int index) {
        return topic + "-" + index;
    }

    /// Ids and epochs are names: no grouped thousands.
    private static String id(int number) {
        return Integer.toString(number);
    }
}
