package io.logarium.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.logarium.app.lab.ValueTemplate.Parsed;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTemplateTest {
    @Test
    void everyPlaceIsFilled() {
        assertThat(filled("n=${seq} k=${key} t=${time}"))
                .isEqualTo("n=7 k=user_007 t=1700000000000");
        assertThat(filled("${int 3 3}")).isEqualTo("3");
        assertThat(filled("${pick red}")).isEqualTo("red");
    }

    @Test
    void theOrderIsValidJson() throws Exception {
        var order = new ObjectMapper().readTree(filled(ValueTemplate.ORDER));

        assertThat(order.get("order_id").asText()).isEqualTo("ord-7");
        assertThat(order.get("user").asText()).isEqualTo("user_007");
    }

    @Test
    void bracesOfJsonAreNoPlaces() {
        assertThat(filled("{\"a\": {\"b\": 1}}")).isEqualTo("{\"a\": {\"b\": 1}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${what}", "${int 5}", "${int 5 1}", "${int a b}", "${seq", "${pick}"})
    void aPlaceThatNobodyKnowsIsTold(String text) {
        assertThat(ValueTemplate.parse("ok " + text)).isInstanceOf(Parsed.Bad.class);
    }

    private static String filled(String text) {
        var template = ((Parsed.Good) ValueTemplate.parse(text)).template();
        return template.fill(7, "user_007", 1_700_000_000_000L, new Random(1));
    }
}
