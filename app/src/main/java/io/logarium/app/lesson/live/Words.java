package io.logarium.app.lesson.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// The words of a command: plain ones in order and `key=value` ones by key. Their grammar was checked on the simulated cluster.
record Words(String verb, List<String> plain, Map<String, String> named) {
    static Words of(String command) {
        var words = List.of(command.strip().split("\\s+"));
        var plain = new ArrayList<String>();
        var named = new LinkedHashMap<String, String>();
        for (var word : words.subList(1, words.size())) {
            int at = word.indexOf('=');
            if (at > 0) {
                named.put(word.substring(0, at), word.substring(at + 1));
            } else {
                plain.add(word);
            }
        }
        return new Words(words.getFirst(), plain, named);
    }

    String subject() {
        return plain.getFirst();
    }

    String take(String key, String otherwise) {
        var value = named.remove(key);
        return value == null ? otherwise : value;
    }

    int number(String key, int otherwise) {
        return Integer.parseInt(take(key, Integer.toString(otherwise)));
    }

    long milliseconds(String key, long otherwise) {
        var text = take(key, "");
        return text.isEmpty() ? otherwise : milliseconds(text);
    }

    /// `500ms`, `10s`.
    static long milliseconds(String text) {
        return text.endsWith("ms")
                ? Long.parseLong(text.substring(0, text.length() - 2))
                : Long.parseLong(text.substring(0, text.length() - 1)) * 1_000;
    }

    /// `orders-0`.
    static TopicPartition partition(String text) {
        int dash = text.lastIndexOf('-');
        return new TopicPartition(
                text.substring(0, dash), Integer.parseInt(text.substring(dash + 1)));
    }
}
