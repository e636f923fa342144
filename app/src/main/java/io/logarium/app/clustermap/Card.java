package io.logarium.app.clustermap;

import io.logarium.app.parts.Tint;
import io.logarium.app.snippet.Trio;
import io.logarium.engine.event.EngineEvent;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.Ikon;

/// What the inspector tells of one thing, as a value.
///
/// @param whys cause and effect, a sentence each
/// @param happened what the engine told of it, newest first
/// @param topic the topic that can be opened from here
/// @param code the same in code; empty where there is none
record Card(
        Ikon icon,
        String kindKey,
        String name,
        Optional<Why> state,
        List<Why> whys,
        List<Fact> facts,
        List<EngineEvent> happened,
        List<Deed> deeds,
        Optional<String> topic,
        Trio code) {
    Card {
        whys = List.copyOf(whys);
        facts = List.copyOf(facts);
        happened = List.copyOf(happened);
        deeds = List.copyOf(deeds);
    }

    /// A sentence or a word, and how it stands.
    record Why(Tint tint, String text) {}

    record Fact(String name, String value) {}
}
