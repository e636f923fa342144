package io.logarium.app.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;

/// Holds the state and tells who listens. Messages may come from any thread; listeners run on the JavaFX thread.
///
/// It is the only way back to the JavaFX thread: a screen that has to wait for something says [#work].
public final class Store {
    private final Effects effects;
    private final List<Slice<?>> slices = new ArrayList<>();
    private final Executor inOrder =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("effects").factory());
    private AppState state;

    public Store(AppState first, Effects effects) {
        this.state = first;
        this.effects = effects;
    }

    /// The state now; JavaFX thread only.
    public AppState state() {
        return state;
    }

    /// Changes the state: at once on the JavaFX thread, else as soon as it comes round.
    public void dispatch(Msg msg) {
        if (Platform.isFxApplicationThread()) {
            apply(msg);
        } else {
            Platform.runLater(() -> apply(msg));
        }
    }

    /// Calls the listener now and whenever this part of the state has changed. Close what it returns to end that.
    public <T> Subscription watch(Function<AppState, T> part, Consumer<T> listener) {
        var slice = new Slice<>(part, listener, part.apply(state));
        slices.add(slice);
        listener.accept(slice.last);
        return () -> slices.remove(slice);
    }

    /// Does work that may wait on a virtual thread and hands its result back on the JavaFX thread.
    public <T> void work(Callable<T> work, Consumer<T> then, Consumer<Exception> failed) {
        Thread.startVirtualThread(() -> {
            try {
                var result = work.call();
                Platform.runLater(() -> then.accept(result));
            } catch (Exception e) {
                Platform.runLater(() -> failed.accept(e));
            } catch (Error e) {
                // A class that is missing, say: whoever waits is told, and the log has it as every
                // error.
                Platform.runLater(() -> failed.accept(new ExecutionException(e)));
                throw e;
            }
        });
    }

    /// Runs on the JavaFX thread as soon as it comes round: for streams of output that are not state.
    public void later(Runnable action) {
        Platform.runLater(action);
    }

    private void apply(Msg msg) {
        var next = Update.update(state, msg);
        state = next.state();
        for (var slice : List.copyOf(slices)) {
            slice.tell(state);
        }
        for (var effect : next.effects()) {
            inOrder.execute(() -> effects.run(effect, this::dispatch));
        }
    }

    /// Ends a [#watch].
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Slice<T> {
        private final Function<AppState, T> part;
        private final Consumer<T> listener;
        private T last;

        Slice(Function<AppState, T> part, Consumer<T> listener, T last) {
            this.part = part;
            this.listener = listener;
            this.last = last;
        }

        void tell(AppState state) {
            var now = part.apply(state);
            if (now != last && !Objects.equals(now, last)) {
                last = now;
                listener.accept(now);
            }
        }
    }
}
