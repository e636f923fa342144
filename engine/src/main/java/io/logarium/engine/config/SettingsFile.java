package io.logarium.engine.config;

import io.logarium.engine.config.ConfigKey.BrokerKey;
import io.logarium.engine.config.ConfigKey.Update;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;

/// Reads `settings.txt`, the one table of settings, a line each:
/// `name | TYPE | default | check | IMPORTANCE | broker keys or update mode | help`. A dash stands for none.
final class SettingsFile {
    private static final int COLUMNS = 7;
    private static final Map<String, List<String>> SECTIONS = read();

    private SettingsFile() {}

    static ConfigTable table(String section) {
        var keys = new TreeMap<String, ConfigKey<?>>();
        for (var line : lines(section)) {
            var key = key(line);
            if (keys.put(key.name(), key) != null) {
                throw new IllegalStateException("settings.txt: twice: " + key.name());
            }
        }
        return new ConfigTable(keys);
    }

    /// Names that Kafka knows and this program does nothing about.
    static TreeSet<String> notHere() {
        return new TreeSet<>(lines("not-here"));
    }

    private static List<String> lines(String section) {
        return SECTIONS.getOrDefault(section, List.of());
    }

    private static ConfigKey<?> key(String line) {
        var cells = line.split("\\|", COLUMNS);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("settings.txt: not " + COLUMNS + " columns: " + line);
        }
        for (int i = 0; i < COLUMNS; i++) {
            cells[i] = cells[i].strip();
        }
        return new ConfigKey<Object>(
                cells[0],
                ConfigDef.Type.valueOf(cells[1]),
                defaultOf(cells[2]),
                Checks.named(cells[3]),
                ConfigDef.Importance.valueOf(cells[4]),
                updateOf(cells[5]),
                brokerKeysOf(cells[5]),
                cells[6]);
    }

    private static Optional<String> defaultOf(String cell) {
        return switch (cell) {
            case "-" -> Optional.empty();
            case "''" -> Optional.of("");
            default -> Optional.of(cell);
        };
    }

    private static Update updateOf(String cell) {
        return switch (cell) {
            case "broker" -> Update.PER_BROKER;
            case "cluster" -> Update.CLUSTER_WIDE;
            default -> Update.READ_ONLY;
        };
    }

    private static List<BrokerKey> brokerKeysOf(String cell) {
        var keys = new ArrayList<BrokerKey>();
        for (var part : cell.split(" ")) {
            if (part.contains(".")) {
                var nameAndFactor = part.split("\\*");
                long factor = nameAndFactor.length == 2 ? Long.parseLong(nameAndFactor[1]) : 1;
                keys.add(new BrokerKey(nameAndFactor[0], factor));
            }
        }
        return keys;
    }

    private static Map<String, List<String>> read() {
        var sections = new LinkedHashMap<String, List<String>>();
        List<String> current = new ArrayList<>();
        for (var line : text().split("\n")) {
            var trimmed = line.strip();
            if (trimmed.isEmpty() || trimmed.startsWith("#")) {
                continue;
            }
            if (trimmed.startsWith("[")) {
                current = new ArrayList<>();
                sections.put(trimmed.substring(1, trimmed.length() - 1), current);
            } else {
                current.add(trimmed);
            }
        }
        return sections;
    }

    private static String text() {
        try (var in = SettingsFile.class.getResourceAsStream("settings.txt")) {
            if (in == null) {
                throw new IllegalStateException("settings.txt is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
