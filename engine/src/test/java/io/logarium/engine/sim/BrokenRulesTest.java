package io.logarium.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.logarium.engine.log.Disk;
import io.logarium.engine.net.Network;
import io.logarium.engine.sim.BrokenDisk.WithoutTruncation;
import io.logarium.engine.sim.soak.Soak;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.VoteResponseData;
import org.apache.kafka.common.protocol.ApiMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Brokers that break a rule on purpose are caught within 200 seeds. They are broken from outside, by what they stand on.
class BrokenRulesTest {
    private static final int SEEDS = 200;
    private static final int BROKERS = 3;
    private static final Logger ROOT =
            (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Level BEFORE = ROOT.getLevel();

    @BeforeAll
    static void silenceBrokersThatAreBrokenOnPurpose() {
        ROOT.setLevel(Level.OFF);
    }

    @AfterAll
    static void letThemSpeakAgain() {
        ROOT.setLevel(BEFORE);
    }

    @Test
    void acknowledgingBeforeTheHighWatermarkIsCaught() {
        var found =
                caught(
                        network(
                                new Changes() {
                                    @Override
                                    public void asked(int broker, ApiMessage body) {
                                        if (body instanceof ProduceRequestData produce) {
                                            produce.setAcks((short) 1);
                                        }
                                    }
                                }));
        assertThat(found).contains("was acknowledged at");
    }

    /// A reader is served as the follower next to the leader would be.
    @Test
    void servingAboveTheHighWatermarkIsCaught() {
        var found =
                caught(
                        network(
                                new Changes() {
                                    @Override
                                    public void asked(int broker, ApiMessage body) {
                                        if (body instanceof FetchRequestData fetch
                                                && fetch.replicaState().replicaId() < 0) {
                                            int other = (broker + 1) % BROKERS;
                                            fetch.replicaState().setReplicaId(other);
                                        }
                                    }
                                }));
        assertThat(found).contains("a reader saw");
    }

    /// What a follower should drop stays in its file.
    @Test
    void skippingTruncationIsCaught() {
        var found = caught(disk(WithoutTruncation::new));
        assertThat(found)
                .containsAnyOf(
                        "what is not the committed batch", "but committed ends at", "crashed");
    }

    /// A follower does not say of which epoch its last record is, so it is not told where it parted from its leader.
    @Test
    void forgettingTheEpochIsCaught() {
        var found =
                caught(
                        network(
                                new Changes() {
                                    @Override
                                    public void asks(int broker, ApiMessage body) {
                                        if (body instanceof FetchRequestData fetch) {
                                            forgetEpochs(fetch);
                                        }
                                    }
                                }));
        assertThat(found).contains("what is not the committed batch");
    }

    private static void forgetEpochs(FetchRequestData fetch) {
        for (var topic : fetch.topics()) {
            if (!topic.topicId().equals(Uuid.METADATA_TOPIC_ID)) {
                topic.partitions().forEach(p -> p.setLastFetchedEpoch(-1));
            }
        }
    }

    /// Of three voters one is the candidate: with its own vote counted twice it needs nobody else's.
    @Test
    void countingAVoteTwiceIsCaught() {
        var found =
                caught(
                        network(
                                new Changes() {
                                    @Override
                                    public void answered(int broker, ApiMessage body) {
                                        if (body instanceof VoteResponseData vote) {
                                            vote.topics()
                                                    .forEach(t ->
                                                            t.partitions()
                                                                    .forEach(p ->
                                                                            p.setVoteGranted(
                                                                                    true)));
                                        }
                                    }
                                }));
        assertThat(found).containsAnyOf("has two leaders", "what is not the committed batch");
    }

    @Test
    void losingTheVotedForIsCaught() {
        var found = caught(disk(BrokenDisk.WithoutVotes::new));
        assertThat(found).contains("has two leaders");
    }

    private static String caught(Supplier<SimConfig.Seams> seams) {
        var silent = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var options = new Soak.Options(SEEDS, 5_000, BROKERS, 2);
        UnaryOperator<SimConfig> broken = config -> config.withSeams(seams.get());
        var found = new Soak(options, broken, silent, silent).search();
        assertThat(found).isPresent();
        return found.orElseThrow();
    }

    private static Supplier<SimConfig.Seams> network(Changes changes) {
        return () ->
                new SimConfig.Seams() {
                    @Override
                    public Network network(int broker, Network network) {
                        return new BrokenNetwork(broker, network, changes);
                    }
                };
    }

    private static Supplier<SimConfig.Seams> disk(UnaryOperator<Disk> breaking) {
        return () ->
                new SimConfig.Seams() {
                    @Override
                    public Disk disk(int broker, Disk disk) {
                        return breaking.apply(disk);
                    }
                };
    }
}
