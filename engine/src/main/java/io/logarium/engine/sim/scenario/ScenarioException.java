package io.logarium.engine.sim.scenario;

/// A scenario cannot be read or carried out. The message names the file and the line, for people.
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1;

    ScenarioException(String file, int line, String what) {
        super(file + ":" + line + ": " + what);
    }
}
