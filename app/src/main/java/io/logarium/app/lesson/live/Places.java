package io.logarium.app.lesson.live;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.lesson.Film;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/// Which brokers hold what, as the simulated cluster drew it: a lesson that stops broker 2 means the same broker everywhere.
final class Places {
    private final Optional<Film> film;

    /// @param film absent where each cluster draws for itself
    Places(Optional<Film> film) {
        this.film = film;
    }

    /// A topic to create, on the lesson's brokers if they are known.
    ///
    /// @param of its name in the lesson
    /// @param name how it is called on the cluster
    NewTopic topic(String of, String name, int partitions, int replicas) {
        var places = new HashMap<Integer, List<Integer>>();
        for (var partition : drawn(of)) {
            if (partition.index() < partitions && partition.replicas().size() == replicas) {
                places.put(partition.index(), partition.replicas());
            }
        }
        return places.size() == partitions
                ? new NewTopic(name, Map.copyOf(places))
                : new NewTopic(name, partitions, (short) replicas);
    }

    private List<PartitionFacts> drawn(String topic) {
        return film.stream()
                .flatMap(f -> f.takes().stream())
                .flatMap(t -> t.last().view().topic(topic).stream())
                .findFirst()
                .map(t -> t.partitions())
                .orElse(List.of());
    }
}
