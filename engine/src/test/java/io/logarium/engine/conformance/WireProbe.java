package io.logarium.engine.conformance;

import java.util.List;

/// Everything that is observed of a broker by bare requests: the same list, in the same words, for any broker that answers as
/// Kafka does. The cluster has one broker with id 0 and [Target#COMPARABLE] settings.
public final class WireProbe {
    private WireProbe() {}

    /// Runs all sections.
    public static List<Observation> run(Target target) throws Exception {
        var suffix = Long.toString(System.nanoTime(), 36);
        try (var wire = new Wire(target.address(), "probe")) {
            var probe = new Probe(wire, target.address(), suffix);
            new TopicSection(probe).observe();
            new MetadataSection(probe).observe();
            new ConfigSection(probe).observe();
            new ProduceSection(probe).observe();
            new IdempotenceSection(probe).observe();
            new FetchSection(probe).observe();
            new OffsetSection(probe).observe();
            new GroupSection(probe).observe();
            new CommitSection(probe).observe();
            new RebalanceSection(probe).observe();
            new ConsumerSection(probe).observe();
            new VersionSection(probe).observe();
            new FrameSection(probe).observe();
            return probe.seen();
        }
    }
}
