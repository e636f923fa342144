package io.logarium.app.timemachine;

import io.logarium.app.picture.DiagramSurface;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Chooses and moves the blocks of a ruler with the mouse and the keys.
final class BlockHand {
    /// A hand that shakes drags nothing.
    private static final double LEAST_DRAG = 4;

    private final DiagramSurface picture;
    private final BlockDesk desk;
    private final Supplier<RulerPicture.Span> span;
    private final Tooltip hint = new Tooltip();
    private Optional<IncidentBlock> pressed = Optional.empty();
    private double pressedX;
    private boolean drags;

    BlockHand(DiagramSurface picture, BlockDesk desk, Supplier<RulerPicture.Span> span) {
        this.picture = picture;
        this.desk = desk;
        this.span = span;
        picture.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        picture.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        picture.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        picture.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        picture.onHover(area -> hint(area.map(a -> a.text()).orElse("")));
    }

    private Optional<IncidentBlock> at(MouseEvent event) {
        return picture.picture().hits().reversed().stream()
                .filter(h -> h.thing() instanceof IncidentBlock)
                .filter(h -> h.box().contains(event.getX(), event.getY()))
                .map(h -> (IncidentBlock) h.thing())
                .findFirst();
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pressed = at(event);
        drags = false;
        pressedX = event.getX();
        if (pressed.isPresent()) {
            picture.requestFocus();
            desk.select(pressed);
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        pressed.ifPresent(block -> {
            event.consume();
            drags |= Math.abs(event.getX() - pressedX) >= LEAST_DRAG;
            if (drags) {
                desk.drag(block, begin(block, event));
            }
        });
    }

    private void release(MouseEvent event) {
        pressed.ifPresent(block -> {
            event.consume();
            if (drags) {
                desk.drop(block, begin(block, event));
            }
        });
        pressed = Optional.empty();
        drags = false;
    }

    private long begin(IncidentBlock block, MouseEvent event) {
        double perPixel = span.get().lengthMs() / Math.max(1, picture.getWidth() - 16);
        return block.incident().beginMs() + Math.round((event.getX() - pressedX) * perPixel);
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isAltDown() && !event.isControlDown() && !event.isMetaDown();
        if (!plain) {
            return;
        }
        switch (event.getCode()) {
            case UP, DOWN -> {
                desk.selectNext(event.getCode() == KeyCode.DOWN);
                event.consume();
            }
            case ENTER -> {
                desk.again();
                event.consume();
            }
            case DELETE -> {
                desk.end();
                event.consume();
            }
            default -> {}
        }
    }

    private void hint(String words) {
        if (words.isEmpty()) {
            hint.hide();
            Tooltip.uninstall(picture, hint);
        } else if (!words.equals(hint.getText())) {
            hint.setText(words);
            Tooltip.install(picture, hint);
        }
    }
}
