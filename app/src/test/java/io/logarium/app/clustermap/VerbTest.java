package io.logarium.app.clustermap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerbTest {
    @Test
    void onlyWhatTheClusterListsIsOffered() {
        assertThat(Verb.known("ok kill, power-off, start, status, stop"))
                .containsExactly(Verb.STOP, Verb.KILL, Verb.POWER_OFF, Verb.START);
        assertThat(Verb.known("error 'help' is not a command. Known are: start, stop."))
                .containsExactly(Verb.STOP, Verb.START);
        assertThat(Verb.known("error 'help' is not a command. Known is: status.")).isEmpty();
    }

    @Test
    void aDeedIsALineOfTheGrammar() {
        assertThat(Deed.to(Verb.POWER_OFF, 0).line()).isEqualTo("power-off 0");
        assertThat(Deed.between(Verb.CUT, 2, 0).line()).isEqualTo("cut 2 0");
        assertThat(Deed.between(Verb.SLOW, 0, 1).line()).isEqualTo("slow 0 1 500");
    }
}
