package io.logarium.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.fault.Fault;
import org.junit.jupiter.api.Test;

class EventTapTest {
    @Test
    void whatFindsNoRoomIsCountedAndTheRestStaysInOrder() {
        var tap = new EventTap(2);
        for (int i = 0; i < 5; i++) {
            tap.emit(new EngineEvent.FaultBegan(i, new Fault.Pause(i)));
        }

        assertThat(tap.dropped()).isEqualTo(3);
        assertThat(tap.drain(10)).extracting(EngineEvent::atMs).containsExactly(0L, 1L);
        tap.emit(new EngineEvent.FaultEnded(9, new Fault.Pause(0)));
        assertThat(tap.dropped()).isEqualTo(3);
        assertThat(tap.drain(10)).hasSize(1);
    }
}
