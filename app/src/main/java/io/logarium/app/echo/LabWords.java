package io.logarium.app.echo;

import io.logarium.app.lab.LabDeed;
import io.logarium.app.snippet.LabSnippets;
import io.logarium.app.text.Texts;

/// What is done to a client of the lab, in words and as a command. What a person does to a program of their own is a comment.
final class LabWords {
    private LabWords() {}

    static String what(LabDeed deed) {
        return switch (deed) {
            case LabDeed.Writes(var plan) -> Texts.of("echo.lab.writes", plan.name(), plan.topic());
            case LabDeed.Reads(var plan) ->
                    Texts.of("echo.lab.reads", plan.name(), String.join(", ", plan.topics()));
            case LabDeed.Stops(var client) -> Texts.of("echo.lab.stops", client);
            case LabDeed.Crashes(var client) -> Texts.of("echo.lab.crashes", client);
            case LabDeed.Pauses(var client, var paused) ->
                    Texts.of(paused ? "echo.lab.pauses" : "echo.lab.resumes", client);
            case LabDeed.Hangs(var client, var hangs) ->
                    Texts.of(hangs ? "echo.lab.hangs" : "echo.lab.goesOn", client);
            case LabDeed.Commits(var client) -> Texts.of("echo.lab.commits", client);
        };
    }

    static String command(LabDeed deed, String bootstrap) {
        return switch (deed) {
            case LabDeed.Writes(var plan) -> LabSnippets.producer(plan, bootstrap).cli();
            case LabDeed.Reads(var plan) -> LabSnippets.consumer(plan, bootstrap).cli();
            case LabDeed.Stops _ -> "# Ctrl+C";
            case LabDeed.Crashes _ -> "# kill -9 PID";
            case LabDeed.Pauses(_, var paused) ->
                    paused
                            ? "# consumer.pause(consumer.assignment())"
                            : "# consumer.resume(consumer.paused())";
            case LabDeed.Hangs(_, var hangs) -> hangs ? "# kill -STOP PID" : "# kill -CONT PID";
            case LabDeed.Commits _ -> "# consumer.commitSync()";
        };
    }
}
