package io.logarium.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

class LastingFaultsTest {
    private final LastingFaults lasting = new LastingFaults();

    @Test
    void aFaultBeginsOnceAndEndsAsTheValueThatItBeganWith() {
        var cut = new Fault.Cut(0, 1);

        assertThat(lasting.apply(cut)).isEqualTo(change(List.of(), List.of(cut)));
        assertThat(lasting.apply(cut)).isEqualTo(change(List.of(), List.of()));
        assertThat(lasting.apply(new Fault.Mend(1, 0))).isEqualTo(change(List.of(), List.of()));
        assertThat(lasting.apply(new Fault.Mend(0, 1))).isEqualTo(change(List.of(cut), List.of()));
        assertThat(lasting.all()).isEmpty();
    }

    @Test
    void aLinkMayBeCutAndSlowAndMendingEndsBoth() {
        lasting.apply(new Fault.Cut(0, 1));
        lasting.apply(new Fault.Slow(0, 1, 50));

        assertThat(lasting.apply(new Fault.Mend(0, 1)).ended())
                .containsExactly(new Fault.Cut(0, 1), new Fault.Slow(0, 1, 50));
    }

    @Test
    void whatTakesThePlaceOfAnotherEndsIt() {
        lasting.apply(new Fault.Pause(2));
        lasting.apply(new Fault.DiskIs(2, DiskState.SLOW));

        assertThat(lasting.apply(new Fault.Kill(2)))
                .isEqualTo(change(List.of(new Fault.Pause(2)), List.of(new Fault.Kill(2))));
        assertThat(lasting.apply(new Fault.DiskIs(2, DiskState.OK)))
                .isEqualTo(change(List.of(new Fault.DiskIs(2, DiskState.SLOW)), List.of()));
        assertThat(lasting.apply(new Fault.Start(2)).ended()).containsExactly(new Fault.Kill(2));
    }

    @Test
    void clientsAndClocksAreToldTooAndAllEndTogether() {
        var refuse = new ClientFault(0.3, new ClientFault.Answer(Errors.NOT_ENOUGH_REPLICAS));
        lasting.apply(new Fault.OnClient("shop", refuse));
        lasting.apply(new Fault.SkewClock(0, -5_000));
        lasting.apply(new Fault.OnClient("other", ClientFault.NONE));

        assertThat(lasting.endAll().ended())
                .containsExactly(
                        new Fault.OnClient("shop", refuse), new Fault.SkewClock(0, -5_000));
        assertThat(lasting.endAll().ended()).isEmpty();
    }

    private static LastingFaults.Change change(List<Fault> ended, List<Fault> began) {
        return new LastingFaults.Change(ended, began);
    }
}
