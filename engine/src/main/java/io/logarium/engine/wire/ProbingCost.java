package io.logarium.engine.wire;

import java.util.BitSet;

/// How much work a hash table with linear probing has with given hashes, as kafka-clients' linked hash collection does it: at most
/// half full, doubled by taking out each entry and seating anew whatever follows it in its cluster.
final class ProbingCost {
    /// The parser does not believe that more entries will come.
    private static final int FIRST_ROOM = 1_000;

    private ProbingCost() {}

    /// Steps from slot to slot while all entries are added, one after the other; an upper bound for the steps of growing.
    ///
    /// @param enough nobody cares how much more it is
    static long of(int[] hashes, long enough) {
        long steps = 0;
        int capacity = 2 * Math.min(hashes.length, FIRST_ROOM) + 1;
        while (steps <= enough) {
            int fitting = Math.min(hashes.length, capacity / 2 - 1);
            boolean grows = fitting < hashes.length;
            steps += ofOneTable(hashes, fitting, capacity, grows, enough);
            if (!grows) {
                return steps;
            }
            capacity = 2 * capacity + 1;
        }
        return steps;
    }

    private static long ofOneTable(
            int[] hashes, int count, int capacity, boolean grows, long enough) {
        var taken = new BitSet(capacity);
        var wayFromHome = new int[capacity];
        long adding = 0;
        for (int i = 0; i < count && adding <= enough; i++) {
            int home = (hashes[i] & Integer.MAX_VALUE) % capacity;
            int slot = taken.nextClearBit(home);
            if (slot >= capacity) {
                slot = taken.nextClearBit(0);
            }
            taken.set(slot);
            wayFromHome[slot] = (slot - home + capacity) % capacity;
            adding += wayFromHome[slot] + 1;
        }
        return grows && adding <= enough ? adding + emptying(taken, wayFromHome, capacity) : adding;
    }

    /// Each entry that leaves makes all that follow it in its cluster look for a seat from their home on.
    private static long emptying(BitSet taken, int[] wayFromHome, int capacity) {
        int start = taken.nextClearBit(0);
        long steps = 0;
        long entries = 0;
        long ways = 0;
        for (int i = 1; i <= capacity; i++) {
            int slot = (start + i) % capacity;
            if (taken.get(slot)) {
                entries++;
                ways += wayFromHome[slot];
            } else {
                steps += entries * (2 * entries + ways);
                entries = 0;
                ways = 0;
            }
        }
        return steps;
    }
}
