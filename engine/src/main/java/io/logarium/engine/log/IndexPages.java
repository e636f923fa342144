package io.logarium.engine.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pages of index files that a broker keeps in memory beside the ends of those that grow: those that were read last.
final class IndexPages {
    static final int BYTES = 4096;

    /// 256 KB in all.
    private static final int LIMIT = 64;

    private final List<Page> pages = new ArrayList<>();
    private Page last = new Page();
    private int next;

    private static final class Page {
        private final ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        private @Nullable IndexFile owner;
        private int number;

        boolean is(IndexFile index, int pageNumber) {
            return owner == index && number == pageNumber;
        }
    }

    /// The page's entries, from 0 to the limit. Valid until the next call.
    ByteBuffer of(IndexFile index, int number) {
        if (last.is(index, number)) {
            return last.bytes;
        }
        for (var page : pages) {
            if (page.is(index, number)) {
                last = page;
                return page.bytes;
            }
        }
        var page = oldest();
        last = page;
        page.owner = null;
        page.bytes.clear();
        index.readPage(number, page.bytes);
        page.bytes.flip();
        page.owner = index;
        page.number = number;
        return page.bytes;
    }

    private Page oldest() {
        if (pages.size() < LIMIT) {
            var page = pages.isEmpty() ? last : new Page();
            pages.add(page);
            return page;
        }
        var page = pages.get(next);
        next = (next + 1) % LIMIT;
        return page;
    }

    /// What was read of an index is no longer true.
    void forget(IndexFile index) {
        for (var page : pages) {
            if (page.owner == index) {
                page.owner = null;
            }
        }
    }
}
