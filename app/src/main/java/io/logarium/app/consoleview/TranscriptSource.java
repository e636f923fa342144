package io.logarium.app.consoleview;

import io.logarium.app.console.ConsoleSession;
import io.logarium.app.console.Run;
import io.logarium.app.state.Click;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which blocks there are: what was typed and what was clicked, by time, without what is filtered or cleared away.
final class TranscriptSource {
    private final Store store;
    private final ConsoleSession session;
    private Map<Object, Block> known = new IdentityHashMap<>();
    private Filter filter = Filter.ALL;
    private long clearedMs;
    private long seenVersion = -1;
    private List<Click> seenClicks = List.of();
    private boolean stale = true;

    /// What is to be seen.
    enum Filter {
        ALL,
        TYPED,
        CLICKED
    }

    TranscriptSource(Store store, ConsoleSession session) {
        this.store = store;
        this.session = session;
    }

    void filter(Filter newFilter) {
        filter = newFilter;
        stale = true;
    }

    /// Hides what has ended; nothing is lost, and the notice takes it back.
    void clear(long nowMs) {
        long before = clearedMs;
        clearedMs = nowMs;
        stale = true;
        store.dispatch(
                new Msg.NoticeRaised(
                        Notice.info(Texts.of("console.cleared"))
                                .withAction(
                                        Texts.of("console.undo"),
                                        () -> {
                                            clearedMs = before;
                                            stale = true;
                                        })));
    }

    /// The blocks, if anything is new.
    Optional<List<Block>> news() {
        long version = session.version();
        var clicks = store.state().clicks();
        if (!stale && version == seenVersion && clicks == seenClicks) {
            return Optional.empty();
        }
        stale = false;
        seenVersion = version;
        seenClicks = clicks;
        return Optional.of(visible());
    }

    /// What is to be seen now, oldest first.
    List<Block> visible() {
        var now = new IdentityHashMap<Object, Block>();
        var blocks = new ArrayList<Block>();
        if (filter != Filter.CLICKED) {
            for (var run : session.runs()) {
                if (!(run.state() instanceof Run.Ended) || run.submittedMs() > clearedMs) {
                    blocks.add(block(now, run, new Block.Origin.Typed(run)));
                }
            }
        }
        if (filter != Filter.TYPED) {
            for (var click : store.state().clicks()) {
                if (click.atMs() > clearedMs) {
                    blocks.add(block(now, click, new Block.Origin.Clicked(click)));
                }
            }
        }
        known = now;
        blocks.sort(Comparator.comparingLong(b -> b.origin().atMs()));
        return blocks;
    }

    private Block block(Map<Object, Block> now, Object thing, Block.Origin origin) {
        var old = known.get(thing);
        var block = old == null ? new Block(origin) : old;
        now.put(thing, block);
        return block;
    }
}
