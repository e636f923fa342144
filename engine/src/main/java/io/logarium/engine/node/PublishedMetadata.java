package io.logarium.engine.node;

import io.logarium.engine.controller.MetadataDelta;
import io.logarium.engine.controller.MetadataImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// The metadata as this broker acts by it. A broker that starts first reads on until it knows its own registration; what the
/// metadata said before that is past, and it must not lead or follow by it.
final class PublishedMetadata implements Registration.Progress {
    private final LongSupplier now;
    private final BiConsumer<MetadataDelta, Long> broker;
    private final List<Waiting> waiting = new ArrayList<>();
    private MetadataImage committed = MetadataImage.EMPTY;
    private MetadataImage image = MetadataImage.EMPTY;
    private boolean begun;

    private record Waiting(Predicate<MetadataImage> until, Runnable then) {}

    /// @param broker acts by each change; the first one leads from nothing to all
    PublishedMetadata(LongSupplier now, BiConsumer<MetadataDelta, Long> broker) {
        this.now = now;
        this.broker = broker;
    }

    MetadataImage image() {
        return image;
    }

    void committed(MetadataDelta delta, long nowMs) {
        committed = delta.after();
        if (begun) {
            image = committed;
            broker.accept(delta, nowMs);
        }
        serveWaiting(nowMs);
    }

    @Override
    public long offset() {
        return image.offset();
    }

    @Override
    public void whenKnown(long offset, Runnable then) {
        await(known -> known.offset() >= offset, then);
    }

    @Override
    public void whenUnfenced(int id, Runnable then) {
        await(known -> known.broker(id).filter(b -> !b.fenced()).isPresent(), then);
    }

    private void await(Predicate<MetadataImage> until, Runnable then) {
        waiting.add(new Waiting(until, then));
        serveWaiting(now.getAsLong());
    }

    private void serveWaiting(long nowMs) {
        for (var one : new ArrayList<>(waiting)) {
            if (one.until.test(committed) && waiting.remove(one)) {
                begin(nowMs);
                one.then.run();
            }
        }
    }

    private void begin(long nowMs) {
        if (!begun) {
            begun = true;
            image = committed;
            var all = MetadataImage.EMPTY.apply(committed.snapshot(), committed.offset());
            broker.accept(all, nowMs);
        }
    }
}
