package io.logarium.engine.node;

import io.logarium.engine.api.ControllerChannel;
import io.logarium.engine.controller.Command;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.net.PeerAnswer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;

/// The way of a broker's requests to the active controller, wherever it is. While there is none they wait, and what the active one
/// could not keep goes to the next one, as Kafka's forwarding does; a request may therefore have been carried out twice when a
/// controller died in between.
final class ControllerRoute implements ControllerChannel {
    /// Longer than a client waits by default.
    static final long REQUEST_TIMEOUT_MS = 30_000;

    private static final long RETRY_MS = 20;

    /// Requests that wait for a controller; more are told at once that there is none.
    private static final int LIMIT = 1_000;

    private final MetadataNode local;
    private final QuorumLinks links;
    private final Timers timers;
    private int leader = -1;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private Timers.Timer retry;

    ControllerRoute(MetadataNode local, QuorumLinks links, Timers timers) {
        this.local = local;
        this.links = links;
        this.timers = timers;
        this.retry = timers.at(Long.MAX_VALUE, now -> {});
        retry.cancel();
    }

    private record Waiting(
            ApiMessage request, short version, Command.Reply reply, long deadlineMs) {}

    @Override
    public void ask(ApiMessage request, short version, Command.Reply reply, long nowMs) {
        ask(new Waiting(request, version, reply, nowMs + REQUEST_TIMEOUT_MS), nowMs);
    }

    private void ask(Waiting one, long nowMs) {
        if (local.isActive()) {
            askHere(one, nowMs);
        } else if (!askThere(one, nowMs)) {
            park(one, nowMs);
        }
    }

    private void askHere(Waiting one, long nowMs) {
        local.ask(
                one.request,
                one.version,
                new Command.Reply() {
                    @Override
                    public void answer(ApiMessage response) {
                        one.reply.answer(response);
                    }

                    @Override
                    public void lost(Errors error) {
                        if (error == Errors.NOT_CONTROLLER) {
                            park(one, nowMs);
                        } else {
                            one.reply.lost(error);
                        }
                    }
                },
                nowMs);
    }

    private boolean askThere(Waiting one, long nowMs) {
        int leader = local.leaderElsewhere();
        if (leader < 0) {
            return false;
        }
        return links.toController(leader)
                .filter(link ->
                        link.send(
                                ApiKeys.forId(one.request.apiKey()),
                                one.version,
                                one.request,
                                nowMs,
                                (answer, now) -> answered(one, answer, now)))
                .isPresent();
    }

    private void answered(Waiting one, PeerAnswer answer, long nowMs) {
        switch (answer) {
            case PeerAnswer.Lost ignored -> park(one, nowMs);
            case PeerAnswer.Answered(var body, var ignored) -> {
                if (ErrorAnswers.hasError(one.version, body, Errors.NOT_CONTROLLER)) {
                    park(one, nowMs);
                } else {
                    one.reply.answer(body);
                }
            }
        }
    }

    private void park(Waiting one, long nowMs) {
        if (nowMs >= one.deadlineMs) {
            one.reply.lost(Errors.REQUEST_TIMED_OUT);
        } else if (waiting.size() >= LIMIT) {
            one.reply.lost(Errors.NOT_CONTROLLER);
        } else {
            waiting.add(one);
            if (!retry.isPending()) {
                retry = timers.at(nowMs + RETRY_MS, this::retry);
            }
        }
    }

    /// Another node leads, or nobody: who waits for the one before asks the next one.
    void controllerChanged(long nowMs) {
        int now = local.leaderElsewhere();
        if (leader >= 0 && leader != now) {
            links.leaveController(leader, nowMs);
        }
        leader = now;
        retry(nowMs);
    }

    private void retry(long nowMs) {
        var again = new ArrayList<>(waiting);
        waiting.clear();
        again.forEach(one -> ask(one, nowMs));
    }
}
