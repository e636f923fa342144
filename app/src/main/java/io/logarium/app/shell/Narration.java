package io.logarium.app.shell;

import io.logarium.app.picture.Tone;
import org.kordamp.ikonli.Ikon;

/// An event as a person is told it.
///
/// @param text one line; `**` stands around what is bold
public record Narration(Ikon icon, Tone tone, String text) {}
