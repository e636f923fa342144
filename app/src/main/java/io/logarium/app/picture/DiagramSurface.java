package io.logarium.app.picture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.ColorConverter;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// A region that shows a [Picture] and answers clicks on it.
///
/// Each [Tone] is a styleable property, set by the style class `diagram`, so that a theme switch repaints with no code.
/// A layout is a function of the size: [#source] is asked again whenever the size changes.
public final class DiagramSurface extends Region {
    private static final Map<Tone, CssMetaData<DiagramSurface, Color>> META = metaData();
    private static final List<CssMetaData<? extends Styleable, ?>> ALL_META = allMetaData();

    /// Nobody listens to more.
    private static final int MOST_SAID = 60;

    private final Canvas canvas = new Canvas();
    private final CanvasPainter painter = new CanvasPainter(canvas);
    private final Map<Tone, StyleableObjectProperty<Color>> tones = new EnumMap<>(Tone.class);
    private Source source = (width, height, measure) -> Picture.EMPTY;
    private Picture picture = Picture.EMPTY;
    private HitMap hits = new HitMap(List.of());
    private Consumer<HitArea> onHit = _ -> {};
    private Consumer<Optional<HitArea>> onHover = _ -> {};
    private Supplier<String> description = this::ownDescription;
    private boolean layoutStale = true;
    private Optional<Palette> palette = Optional.empty();

    /// Makes the picture for a size in pixels.
    @FunctionalInterface
    public interface Source {
        Picture picture(double width, double height, TextMeasure measure);
    }

    public DiagramSurface() {
        getStyleClass().add("diagram");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        for (var tone : Tone.values()) {
            tones.put(tone, toneProperty(tone));
        }
        getChildren().add(canvas);
        canvas.setManaged(false);
        widthProperty().addListener((_, _, _) -> refresh());
        heightProperty().addListener((_, _, _) -> refresh());
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                hits.at(event.getX(), event.getY()).ifPresent(onHit);
            }
        });
        setOnMouseMoved(event -> onHover.accept(hits.at(event.getX(), event.getY())));
        setOnMouseExited(_ -> onHover.accept(Optional.empty()));
    }

    /// Who makes the picture from now on; it is asked at once and at each change of size.
    public void source(Source newSource) {
        source = newSource;
        refresh();
    }

    /// The source has something new to show.
    public void refresh() {
        layoutStale = true;
        requestLayout();
    }

    /// What a screen reader says of the picture; asked for only when one wants to know. Until then it is the accessible text and
    /// what the things of the picture are called.
    public void describe(Supplier<String> words) {
        description = words;
    }

    private String ownDescription() {
        var title = getAccessibleText() == null ? "" : getAccessibleText();
        var things =
                picture.hits().stream()
                        .map(HitArea::text)
                        .filter(t -> !t.isEmpty())
                        .distinct()
                        .limit(MOST_SAID);
        return Stream.concat(Stream.of(title).filter(t -> !t.isEmpty()), things)
                .collect(Collectors.joining("; "));
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? description.get()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /// What happens on a click at an area of the picture.
    public void onHit(Consumer<HitArea> action) {
        onHit = action;
    }

    /// Called when the mouse is over an area, or over none.
    public void onHover(Consumer<Optional<HitArea>> action) {
        onHover = action;
    }

    /// What is shown now.
    public Picture picture() {
        return picture;
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            painter.invalidate();
        }
        if (layoutStale) {
            layoutStale = false;
            picture = source.picture(getWidth(), getHeight(), painter.measure());
            hits = new HitMap(picture.hits());
        }
        painter.palette(palette());
        painter.paint(picture);
    }

    /// The colours of the theme of now.
    Palette palette() {
        if (palette.isEmpty()) {
            palette = Optional.of(newPalette());
        }
        return palette.get();
    }

    private Palette newPalette() {
        var colors = new EnumMap<Tone, Color>(Tone.class);
        tones.forEach((tone, property) -> {
            if (property.get() != null) {
                colors.put(tone, property.get());
            }
        });
        return new Palette(colors);
    }

    private StyleableObjectProperty<Color> toneProperty(Tone tone) {
        var meta = java.util.Objects.requireNonNull(META.get(tone));
        var property =
                new SimpleStyleableObjectProperty<>(meta, this, tone.propertyName(), Color.MAGENTA);
        property.addListener((_, _, _) -> {
            palette = Optional.empty();
            requestLayout();
        });
        return property;
    }

    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return ALL_META;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ALL_META;
    }

    private static Map<Tone, CssMetaData<DiagramSurface, Color>> metaData() {
        var all = new EnumMap<Tone, CssMetaData<DiagramSurface, Color>>(Tone.class);
        for (var tone : Tone.values()) {
            all.put(
                    tone,
                    new CssMetaData<>(
                            tone.propertyName(), ColorConverter.getInstance(), Color.MAGENTA) {
                        @Override
                        public boolean isSettable(DiagramSurface node) {
                            return true;
                        }

                        @Override
                        public StyleableProperty<Color> getStyleableProperty(DiagramSurface node) {
                            return java.util.Objects.requireNonNull(node.tones.get(tone));
                        }
                    });
        }
        return all;
    }

    private static List<CssMetaData<? extends Styleable, ?>> allMetaData() {
        var all = new ArrayList<CssMetaData<? extends Styleable, ?>>(Region.getClassCssMetaData());
        all.addAll(META.values());
        return List.copyOf(all);
    }
}
