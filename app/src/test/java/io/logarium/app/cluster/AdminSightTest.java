package io.logarium.app.cluster;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdminSightTest {
    @Test
    void withoutTheInsideOffsetsAreKnownAndEndsAreNot() throws Exception {
        try (var boxed = Boxed.fromOutside()) {
            boxed.create("seen", 2);
            boxed.send("seen", "user_007", "v");
            until(
                    "the record counted",
                    () ->
                            boxed.cluster()
                                    .view()
                                    .topic("seen")
                                    .filter(t -> t.records().orElse(0) == 1)
                                    .isPresent());

            var view = boxed.cluster().view();
            var partition = view.topic("seen").orElseThrow().partitions().getFirst();
            assertThat(boxed.cluster().inside()).isEmpty();
            assertThat(view.contact()).isInstanceOf(ClusterView.Contact.Answering.class);
            assertThat(partition.leader()).hasValue(0);
            assertThat(partition.logStart()).hasValue(0);
            assertThat(partition.highWatermark()).isPresent();
            assertThat(partition.logEnd()).isEmpty();
            assertThat(partition.leaderEpoch()).isEmpty();
        }
    }
}
