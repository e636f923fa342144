package io.logarium.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.history.Worth;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.fault.ClientFault;
import io.logarium.engine.fault.DiskState;
import io.logarium.engine.fault.Fault;
import java.util.List;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultNarratorTest extends FxTest {
    private static final List<Fault> ALL =
            List.of(
                    new Fault.Cut(0, 1),
                    new Fault.Slow(0, 1, 40),
                    new Fault.DiskIs(2, DiskState.SLOW),
                    new Fault.DiskIs(2, DiskState.FULL),
                    new Fault.DiskIs(2, DiskState.LOST),
                    new Fault.Pause(1),
                    new Fault.Stop(1),
                    new Fault.Kill(1),
                    new Fault.PowerOff(1),
                    new Fault.SkewClock(1, -700),
                    onClient(new ClientFault.Answer(Errors.NOT_ENOUGH_REPLICAS)),
                    onClient(new ClientFault.Delay(300)),
                    onClient(new ClientFault.Drop()),
                    onClient(new ClientFault.Close()));

    private static Fault onClient(ClientFault.Action action) {
        return new Fault.OnClient("shop", new ClientFault(0.3, action));
    }

    @AfterEach
    void english() throws Exception {
        language(Language.EN);
    }

    private static void language(Language language) throws Exception {
        fx(() -> {
            Texts.language(language);
            return true;
        });
    }

    @Test
    void eachFaultIsWorthTellingAndIsToldInBothLanguages() throws Exception {
        for (var language : Language.values()) {
            language(language);
            for (var fault : ALL) {
                var began = new EngineEvent.FaultBegan(5, fault);
                var ended = new EngineEvent.FaultEnded(5, fault);
                assertThat(Worth.telling(began)).isTrue();
                assertThat(Worth.telling(ended)).isTrue();
                assertThat(Narrator.tell(began).text()).isNotBlank().doesNotContain("{");
                assertThat(Narrator.tell(ended).text()).isNotBlank().doesNotContain("{");
                assertThat(FaultNarrator.beganBothWays(fault).text()).doesNotContain("{");
                assertThat(FaultNarrator.endedBothWays(fault).text()).doesNotContain("{");
            }
        }
    }

    @Test
    void whoAndHowMuchStandInTheSentence() throws Exception {
        assertThat(FaultNarrator.began(ALL.get(1)).text())
                .isEqualTo("From broker 0 to broker 1 everything takes **40 ms** longer");
        assertThat(FaultNarrator.began(ALL.get(10)).text())
                .isEqualTo("**shop**: 30% of its requests are answered with NOT_ENOUGH_REPLICAS");
        language(Language.RU);
        assertThat(FaultNarrator.ended(new Fault.Kill(1)).text())
                .isEqualTo("**Брокер 1** снова запущен после kill");
    }
}
