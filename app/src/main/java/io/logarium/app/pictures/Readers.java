package io.logarium.app.pictures;

import io.logarium.app.cluster.Cluster;
import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.ConsumerPlan.CommitMode;
import io.logarium.app.lab.Lab;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.lab.LabPhase;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/// The consumers in the pictures: real ones, brought to the same offsets each time. They have committed a part of what they read
/// and read a part of what there is, so that all markers stand apart.
final class Readers {
    private static final long LIMIT_MS = 60_000;
    private static final long LOOK_EVERY_MS = 50;

    /// Longer than one poll: then a paused consumer has nothing more under way.
    private static final long QUIET_MS = 400;

    private final Cluster cluster;
    private final Lab lab;

    Readers(Cluster cluster, Lab lab) {
        this.cluster = cluster;
        this.lab = lab;
    }

    /// Two members read the topic and commit; then more is written, which they read and do not commit; then more, which they do not
    /// read.
    ///
    /// @param write writes so many more records
    void read(String topic, String group, IntConsumer write, int uncommitted, int unread) {
        var members = List.of(member(topic, group), member(topic, group));
        await("both members of " + group, () -> members.stream().noneMatch(Readers::isIdle));
        await("all read by " + group, () -> hasReadAll(topic, group));
        members.forEach(LabConsumer::commit);
        await("all committed by " + group, () -> lag(topic, group) == 0);
        write.accept(uncommitted);
        await("more read by " + group, () -> hasReadAll(topic, group));
        members.forEach(m -> m.pause(true));
        await("a pause of " + group, () -> members.stream().allMatch(Readers::isPaused));
        Studio.pause(QUIET_MS);
        write.accept(unread);
        await("the rest in the view", () -> lag(topic, group) == uncommitted + unread);
    }

    private LabConsumer member(String topic, String group) {
        var plan =
                new ConsumerPlan(
                        lab.freeName("consumer"),
                        group,
                        List.of(topic),
                        CommitMode.BY_HAND,
                        true,
                        0);
        return lab.start(plan).orElseThrow();
    }

    private static boolean isIdle(LabConsumer member) {
        return member.state().positions().isEmpty();
    }

    private static boolean isPaused(LabConsumer member) {
        return member.state().phase() == LabPhase.PAUSED;
    }

    private boolean hasReadAll(String topic, String group) {
        var positions = lab.positions(group);
        var facts = cluster.view().topic(topic);
        return facts.isPresent()
                && positions.size() == facts.get().partitions().size()
                && positions.values().stream().mapToLong(Long::longValue).sum()
                        == facts.get().partitions().stream()
                                .mapToLong(p -> p.highWatermark().orElse(-1))
                                .sum();
    }

    private long lag(String topic, String group) {
        var view = cluster.view();
        var reading = view.group(group);
        var facts = view.topic(topic);
        if (reading.isEmpty() || facts.isEmpty()) {
            return -1;
        }
        return facts.get().partitions().stream()
                .mapToLong(p -> p.lag(reading.get().committed(topic, p.index())).orElse(-10_000))
                .sum();
    }

    private static void await(String what, BooleanSupplier condition) {
        for (long waited = 0; waited < LIMIT_MS; waited += LOOK_EVERY_MS) {
            if (condition.getAsBoolean()) {
                return;
            }
            Studio.pause(LOOK_EVERY_MS);
        }
        throw new IllegalStateException("For the pictures this was waited for too long: " + what);
    }
}
