package io.logarium.app.parts;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.collections.ObservableListBase;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;

/// The lines of a table whose numbers change all the time. While they are about the same things in the same places, only the cells on
/// the screen are told, so that ten thousand lines cost what is seen of them; scrolling, order and choice stay.
///
/// @param <R> a line; equal lines look the same
public final class StillRows<R> {
    /// Lines that change their places more often cannot be read.
    private static final long ORDER_EVERY_NANOS = 1_000_000_000;

    private final TableView<R> table;
    private final Function<R, Object> key;
    private final Lines<R> lines = new Lines<>();
    private final List<WeakReference<TableCell<R, ?>>> cells = new ArrayList<>();
    private List<R> natural = List.of();
    private long orderedNanos = System.nanoTime() - ORDER_EVERY_NANOS;
    private boolean filling;

    /// @param key what a line is about, whatever its numbers are
    public StillRows(TableView<R> table, Function<R, Object> key) {
        this.table = table;
        this.key = key;
        table.setItems(lines);
        table.setSortPolicy(_ -> {
            put(ordered());
            return true;
        });
    }

    /// Each cell of the table has to be made known; one that is not shows old numbers.
    public <T> TableCell<R, T> known(TableCell<R, T> cell) {
        cells.add(new WeakReference<>(cell));
        return cell;
    }

    /// Whether a choice changes because lines do, and not because the user chooses.
    public boolean isFilling() {
        return filling;
    }

    /// Shows these lines.
    public void show(List<R> fresh) {
        natural = List.copyOf(fresh);
        boolean due = System.nanoTime() - orderedNanos > ORDER_EVERY_NANOS;
        put(due ? ordered() : asBefore().orElseGet(this::ordered));
    }

    private List<R> ordered() {
        orderedNanos = System.nanoTime();
        var order = table.getComparator();
        return order == null ? natural : natural.stream().sorted(order).toList();
    }

    /// The newest lines in the order of those that are shown; empty where they are about other things.
    private Optional<List<R>> asBefore() {
        if (table.getComparator() == null || natural.size() != lines.size()) {
            return Optional.empty();
        }
        var byKey = new HashMap<Object, R>();
        natural.forEach(row -> byKey.put(key.apply(row), row));
        var arranged = new ArrayList<R>();
        for (var line : lines) {
            var row = byKey.remove(key.apply(line));
            if (row == null) {
                return Optional.empty();
            }
            arranged.add(row);
        }
        return Optional.of(arranged);
    }

    private void put(List<R> arranged) {
        if (isAboutTheSame(arranged)) {
            lines.become(arranged);
            tellCells();
            return;
        }
        boolean before = filling;
        filling = true;
        var chosen = chosen();
        table.getSelectionModel().clearSelection();
        lines.replace(arranged);
        select(chosen);
        filling = before;
    }

    private boolean isAboutTheSame(List<R> arranged) {
        if (arranged.size() != lines.size()) {
            return false;
        }
        for (int i = 0; i < arranged.size(); i++) {
            if (!key.apply(arranged.get(i)).equals(key.apply(lines.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /// An index that is set again makes a cell look at its line again.
    private void tellCells() {
        cells.removeIf(c -> c.get() == null);
        for (var reference : cells) {
            var cell = reference.get();
            if (cell != null && !cell.isEmpty()) {
                var row = cell.getTableRow();
                if (row != null) {
                    row.updateIndex(row.getIndex());
                }
                cell.updateIndex(cell.getIndex());
            }
        }
    }

    private List<Object> chosen() {
        return table.getSelectionModel().getSelectedItems().stream().map(key).toList();
    }

    /// Chooses the line of a thing that was chosen elsewhere; its table is not told.
    ///
    /// @return whether it was not chosen before
    public boolean choose(Object thing) {
        if (chosen().contains(thing)) {
            return false;
        }
        boolean before = filling;
        filling = true;
        table.getSelectionModel().clearSelection();
        select(List.of(thing));
        filling = before;
        return true;
    }

    private void select(List<Object> things) {
        if (things.isEmpty()) {
            return;
        }
        var wanted = new HashSet<>(things);
        var places =
                IntStream.range(0, lines.size())
                        .filter(i -> wanted.contains(key.apply(lines.get(i))))
                        .toArray();
        if (places.length > 0) {
            table.getSelectionModel().selectIndices(places[0], places);
        }
    }

    /// The lines in the order in which they are shown.
    private static final class Lines<R> extends ObservableListBase<R> {
        private List<R> all = List.of();

        @Override
        public R get(int index) {
            return all.get(index);
        }

        @Override
        public int size() {
            return all.size();
        }

        /// Other lines in their places about the same things. Nobody who watches the list is told: a table goes through all of its
        /// lines for each that is replaced.
        void become(List<R> fresh) {
            all = List.copyOf(fresh);
        }

        void replace(List<R> fresh) {
            beginChange();
            var gone = all;
            all = List.copyOf(fresh);
            nextReplace(0, all.size(), gone);
            endChange();
        }
    }
}
