package io.logarium.app.clustermap;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.Maps;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MapFilterTest {
    @BeforeEach
    void english() {
        Texts.language(Language.EN);
    }

    @Test
    void nothingTypedLeavesEverything() {
        var all = Maps.busy(3);

        assertThat(new MapFilter("  ").of(all)).isSameAs(all);
    }

    @Test
    void aTopicStaysWithThoseWhoWriteAndReadIt() {
        var found = new MapFilter("ORDERS").of(Maps.busy(3));

        assertThat(found.topics()).extracting(MapScene.Topic::name).containsExactly("orders");
        assertThat(found.writers())
                .extracting(MapScene.Writer::client)
                .containsExactly("order-service");
        assertThat(found.groups())
                .extracting(MapScene.Group::id)
                .containsExactly("order-processors");
        assertThat(found.brokers()).hasSize(3);
    }

    @Test
    void aClientStaysWithItsTopics() {
        var found = new MapFilter("clickstream").of(Maps.busy(3));

        assertThat(found.topics()).extracting(MapScene.Topic::name).containsExactly("clicks");
        assertThat(found.groups()).isEmpty();
    }

    @Test
    void groupsAreFoundByTheirState() {
        assertThat(new MapFilter("empty").of(Maps.busy(3)).groups())
                .extracting(MapScene.Group::id)
                .containsExactly("payments-audit");
    }

    @Test
    void whatIsOfflineOrUnderReplicatedIsFoundByTheseWords() {
        for (var word : java.util.List.of("under-replicated", "offline")) {
            assertThat(new MapFilter(word).of(Maps.busy(3)).topics()).isEmpty();
            assertThat(new MapFilter(word).of(Maps.busy(3, 2)).topics()).hasSize(4);
        }
    }

    @Test
    void topicsAreFoundByTheStateOfTheirReplicas() {
        assertThat(new MapFilter("broker is down").of(Maps.busy(3)).topics()).isEmpty();
        assertThat(new MapFilter("broker is down").of(Maps.busy(3, 2)).topics()).hasSize(4);
    }
}
