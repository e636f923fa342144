package io.logarium.engine.controller;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An immutable map in key order; a changed copy shares all but the changed path with the old one.
///
/// A balanced (AVL) tree: get, with and without take O(log n), so that an image of 10,000 partitions changes at the cost of the
/// change. Iteration is in key order and never differs from run to run.
final class PersistentMap<K extends Comparable<? super K>, V> extends AbstractMap<K, V> {
    private static final PersistentMap<?, ?> EMPTY = new PersistentMap<String, Object>(null, 0);

    private final @Nullable Node<K, V> root;
    private final int size;

    private PersistentMap(@Nullable Node<K, V> root, int size) {
        this.root = root;
        this.size = size;
    }

    @SuppressWarnings("unchecked") // holds nothing, so it fits every type
    static <K extends Comparable<? super K>, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    /// A copy in which the key has this value.
    PersistentMap<K, V> with(K key, V value) {
        var old = find(key);
        if (old != null && old.value == value) {
            return this;
        }
        return new PersistentMap<>(insert(root, key, value), old == null ? size + 1 : size);
    }

    /// A copy without the key; this very map when it is not there.
    PersistentMap<K, V> without(K key) {
        return find(key) == null ? this : new PersistentMap<>(remove(root, key), size - 1);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        var node = find(key);
        return node == null ? null : node.value;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(key) != null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new InOrder<>(root);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /// Entries in key order from the first key that is not below `from`.
    Iterator<Entry<K, V>> iteratorFrom(K from) {
        return new InOrder<>(root, from);
    }

    /// The longest path; for tests of the balance.
    int height() {
        return height(root);
    }

    @SuppressWarnings("unchecked") // as in TreeMap: a key of another type is the caller's mistake
    private @Nullable Node<K, V> find(@Nullable Object key) {
        if (key == null) {
            return null;
        }
        var wanted = (K) key;
        var node = root;
        while (node != null) {
            int order = wanted.compareTo(node.key);
            if (order == 0) {
                return node;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    private static <K extends Comparable<? super K>, V> Node<K, V> insert(
            @Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(key, value, node.left, node.right);
        }
        return order < 0
                ? balanced(node, insert(node.left, key, value), node.right)
                : balanced(node, node.left, insert(node.right, key, value));
    }

    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> remove(
            @Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order < 0) {
            return balanced(node, remove(node.left, key), node.right);
        }
        if (order > 0) {
            return balanced(node, node.left, remove(node.right, key));
        }
        if (node.left == null) {
            return node.right;
        }
        if (node.right == null) {
            return node.left;
        }
        var next = node.right;
        while (next.left != null) {
            next = next.left;
        }
        return balanced(next, node.left, remove(node.right, next.key));
    }

    /// A node with this one's entry and these children, turned so that their heights differ by one at most.
    private static <K, V> Node<K, V> balanced(
            Node<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left != null && height(left) > height(right) + 1) {
            var inner = left.right;
            if (inner != null && height(inner) > height(left.left)) {
                return inner.with(left.with(left.left, inner.left), entry.with(inner.right, right));
            }
            return left.with(left.left, entry.with(inner, right));
        }
        if (right != null && height(right) > height(left) + 1) {
            var inner = right.left;
            if (inner != null && height(inner) > height(right.right)) {
                return inner.with(
                        entry.with(left, inner.left), right.with(inner.right, right.right));
            }
            return right.with(entry.with(left, inner), right.right);
        }
        return entry.with(left, right);
    }

    private static int height(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.height;
    }

    private static final class Node<K, V> {
        private final K key;
        private final V value;
        private final @Nullable Node<K, V> left;
        private final @Nullable Node<K, V> right;
        private final int height;

        Node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
            this.height = Math.max(height(left), height(right)) + 1;
        }

        Node<K, V> with(@Nullable Node<K, V> newLeft, @Nullable Node<K, V> newRight) {
            return newLeft == left && newRight == right
                    ? this
                    : new Node<>(key, value, newLeft, newRight);
        }
    }

    private static final class InOrder<K extends Comparable<? super K>, V>
            implements Iterator<Map.Entry<K, V>> {
        private final ArrayDeque<Node<K, V>> path = new ArrayDeque<>();

        InOrder(@Nullable Node<K, V> root) {
            descend(root);
        }

        InOrder(@Nullable Node<K, V> root, K from) {
            var node = root;
            while (node != null) {
                if (from.compareTo(node.key) <= 0) {
                    path.push(node);
                    node = node.left;
                } else {
                    node = node.right;
                }
            }
        }

        @Override
        public boolean hasNext() {
            return !path.isEmpty();
        }

        @Override
        public Map.Entry<K, V> next() {
            if (path.isEmpty()) {
                throw new NoSuchElementException();
            }
            var node = path.pop();
            descend(node.right);
            return Map.entry(node.key, node.value);
        }

        private void descend(@Nullable Node<K, V> from) {
            for (var node = from; node != null; node = node.left) {
                path.push(node);
            }
        }
    }
}
