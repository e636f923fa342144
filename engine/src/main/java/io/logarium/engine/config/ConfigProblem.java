package io.logarium.engine.config;

/// Why a setting cannot be taken: what is wrong, why, what to do.
///
/// @param key the setting as it was given
public record ConfigProblem(String key, String what, String why, String whatToDo) {
    /// The three sentences on one line.
    public String message() {
        return what + " " + why + " " + whatToDo;
    }
}
