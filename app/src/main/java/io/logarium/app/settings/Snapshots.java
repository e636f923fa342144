package io.logarium.app.settings;

import io.logarium.engine.ClusterStartException;
import io.logarium.engine.view.SavedCluster;
import java.util.List;

/// Snapshots of the cluster by name, as the settings screen uses them.
public interface Snapshots {
    /// Newest first.
    List<SavedCluster> saved();

    /// Copies the cluster's files; waits for it, so not on the JavaFX thread.
    void save(String name) throws ClusterStartException;

    /// Deletes one; waits for it.
    void forget(String name) throws ClusterStartException;

    /// Puts the cluster back to what was saved. What runs in the window ends; comes back at once.
    void restore(String name);

    /// Puts the cluster back to its first day, empty. What runs in the window ends; comes back at once.
    void reset();
}
