package io.logarium.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.log.EpochHistory;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.testing.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Random writes, cuts and clean elections: what was acknowledged stays, what was committed never changes, and in the end all logs
/// are equal.
class RandomReplicationTest {
    private static final int STEPS = 120;

    private final ReplicationLab lab = new ReplicationLab(3, 2);
    private final Map<String, List<String>> outcomes = new LinkedHashMap<>();
    private List<String> committed = List.of();
    private int written;

    @Seeds(300)
    void nothingAcknowledgedIsLost(long seed) {
        var chance = Chance.seeded(seed);
        lab.run();
        for (int i = 0; i < STEPS; i++) {
            step(chance);
            check();
        }
        lab.brokers.keySet().forEach(lab::mend);
        lab.pass(2 * ReplicationLab.LAG_LIMIT_MS);
        check();
        assertThat(lab.inSync()).containsExactlyInAnyOrder(1, 2, 3);
        lab.brokers
                .values()
                .forEach(b -> {
                    assertThat(b.values()).isEqualTo(lab.leader().values());
                    assertThat(written(b)).isEqualTo(written(lab.leader()));
                    assertThat(b.highWatermark()).isEqualTo(b.partition.log().endOffset());
                });
        outcomes.forEach((value, outcome) -> {
            if (outcome.contains("NONE")) {
                assertThat(lab.leader().values()).contains(value);
            }
        });
    }

    /// The epochs that have records: a leader notes its own before the first one.
    private static List<EpochHistory.Entry> written(LabBroker broker) {
        long end = broker.partition.log().endOffset();
        return broker.epochs().stream().filter(e -> e.startOffset() < end).toList();
    }

    private void step(Chance chance) {
        int id = 1 + chance.nextInt(3);
        switch (chance.nextInt(8)) {
            case 0 -> lab.cut(id);
            case 1, 2 -> lab.mend(id);
            case 3 -> elect(chance);
            case 4 -> lab.pass(chance.nextInt(2 * (int) ReplicationLab.LAG_LIMIT_MS));
            case 5 -> lab.pass(chance.nextInt(1_000));
            default -> write(chance);
        }
        if (chance.happens(0.7)) {
            lab.run();
        }
    }

    /// A leader that does not know that it is one no more takes records, too.
    private void write(Chance chance) {
        for (var broker : lab.brokers.values()) {
            if (broker.partition.leads() && chance.happens(0.7)) {
                var value = "v" + written++;
                outcomes.put(value, broker.produce(value));
            }
        }
    }

    private void elect(Chance chance) {
        var candidates = new ArrayList<>(lab.inSync());
        candidates.removeIf(lab::isCut);
        if (!candidates.isEmpty()) {
            lab.elect(candidates.get(chance.nextInt(candidates.size())), lab.inSync());
        }
    }

    /// What the leader has committed goes on where it was.
    private void check() {
        var leader = lab.leader();
        if (!leader.partition.leads()) {
            return;
        }
        var now =
                leader.values()
                        .subList(0, (int) Math.min(leader.highWatermark(), leader.values().size()));
        int common = Math.min(now.size(), committed.size());
        assertThat(now.subList(0, common)).isEqualTo(committed.subList(0, common));
        if (now.size() > committed.size()) {
            committed = List.copyOf(now);
        }
        assertThat(leader.values().size()).isGreaterThanOrEqualTo(committed.size());
    }
}
