package io.logarium.app.lesson.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/// What became of each record in the hands of programs; members count from their threads.
final class Tally {
    private final Map<String, Integer> processed = new ConcurrentHashMap<>();
    private final Map<String, Integer> read = new ConcurrentHashMap<>();

    void read(String member, int count) {
        read.merge(member, count, Integer::sum);
    }

    void processed(String group, TopicPartition of, long offset) {
        processed.merge(key(group, of) + offset, 1, Integer::sum);
    }

    private static String key(String group, TopicPartition of) {
        return group + "/" + of + "/";
    }

    int read(String member) {
        return read.getOrDefault(member, 0);
    }

    long processed(String group, TopicPartition of) {
        var prefix = key(group, of);
        return processed.keySet().stream().filter(k -> k.startsWith(prefix)).count();
    }

    long twice(String group, TopicPartition of) {
        var prefix = key(group, of);
        return processed.entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix) && e.getValue() > 1)
                .count();
    }

    /// Offsets below the committed one that nobody was done with.
    long skipped(String group, TopicPartition of, long committed) {
        long count = 0;
        for (long offset = 0; offset < committed; offset++) {
            count += processed.containsKey(key(group, of) + offset) ? 0 : 1;
        }
        return count;
    }
}
