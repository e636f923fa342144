package io.logarium.app.picture;

/// How a text is set: size in pixels, weight, and Inter or JetBrains Mono.
///
/// The named ones are the type scale of the application; numbers that change are set in mono so that they do not dance.
public record TextStyle(double size, Weight weight, boolean mono) {
    public static final TextStyle FIGURE = new TextStyle(28, Weight.BOLD, false);
    public static final TextStyle H1 = new TextStyle(16, Weight.SEMIBOLD, false);
    public static final TextStyle H2 = new TextStyle(17, Weight.SEMIBOLD, false);
    public static final TextStyle ENTITY_LARGE = new TextStyle(15, Weight.BOLD, false);
    public static final TextStyle ENTITY = new TextStyle(13.5, Weight.BOLD, false);
    public static final TextStyle BODY = new TextStyle(13, Weight.REGULAR, false);
    public static final TextStyle BODY_STRONG = new TextStyle(13, Weight.SEMIBOLD, false);
    public static final TextStyle LABEL = new TextStyle(12, Weight.REGULAR, false);
    public static final TextStyle LABEL_STRONG = new TextStyle(12, Weight.SEMIBOLD, false);
    public static final TextStyle SMALL = new TextStyle(11.5, Weight.REGULAR, false);
    public static final TextStyle SMALL_STRONG = new TextStyle(11.5, Weight.SEMIBOLD, false);
    public static final TextStyle MONO = new TextStyle(12, Weight.REGULAR, true);
    public static final TextStyle MONO_STRONG = new TextStyle(12, Weight.SEMIBOLD, true);
    public static final TextStyle MONO_SMALL = new TextStyle(11.5, Weight.REGULAR, true);

    /// The key inside a record cell.
    public static final TextStyle CELL_KEY = new TextStyle(11.5, Weight.SEMIBOLD, true);

    /// The offset inside a record cell; the smallest text there is.
    public static final TextStyle CELL_OFFSET = new TextStyle(10.5, Weight.REGULAR, true);

    /// Weights that are bundled; mono has no medium and takes the next one.
    public enum Weight {
        REGULAR,
        MEDIUM,
        SEMIBOLD,
        BOLD
    }

    /// The same at another size in pixels.
    public TextStyle sized(double newSize) {
        return new TextStyle(newSize, weight, mono);
    }
}
