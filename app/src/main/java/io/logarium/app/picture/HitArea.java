package io.logarium.app.picture;

/// A place of a picture that stands for something.
///
/// @param thing what it stands for: any value, as a topic or an offset
/// @param text what a screen reader says and a tooltip shows; empty for neither
public record HitArea(Box box, Object thing, String text) {}
