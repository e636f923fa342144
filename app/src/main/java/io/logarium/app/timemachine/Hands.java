package io.logarium.app.timemachine;

import io.logarium.app.lab.Lab;
import java.util.function.UnaryOperator;

/// With what the time machine lets an incident happen again; there are none where a cluster is only looked at.
///
/// @param commands runs a line of the cluster's own command grammar
/// @param lab where the user's producers and consumers run
public record Hands(UnaryOperator<String> commands, Lab lab) {}
