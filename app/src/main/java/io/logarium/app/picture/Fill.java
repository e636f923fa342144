package io.logarium.app.picture;

/// What the inside of a shape looks like.
public sealed interface Fill {
    /// Nothing inside: what lies behind is seen.
    Fill NONE = new None();

    /// Nothing inside.
    record None() implements Fill {}

    /// One tone, at an opacity from 0 to 1.
    record Solid(Tone tone, double opacity) implements Fill {}

    /// Stripes at 45 degrees over a ground: a replica that lags.
    record Hatched(Tone stripes, Tone ground) implements Fill {}

    /// The full tone.
    static Fill of(Tone tone) {
        return new Solid(tone, 1);
    }

    /// The tone at an opacity from 0 to 1; only the fill fades, never text.
    static Fill faded(Tone tone, double opacity) {
        return new Solid(tone, opacity);
    }

    /// Stripes at 45 degrees.
    static Fill hatched(Tone stripes, Tone ground) {
        return new Hatched(stripes, ground);
    }
}
