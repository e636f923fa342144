package io.logarium.app.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Incidents that are to happen, and those that were brought about from here and are to end. They never change what has been.
public final class Plans {
    /// Nobody looks at more.
    static final int MOST = 200;

    /// A plan lies so far ahead at least, so that it can be seen and taken back.
    static final long SOONEST_MS = 1_000;

    private final List<Plan> plans = new ArrayList<>();
    private int numbers;

    /// @param begun whether it was brought about
    public record Plan(int number, Incident.What what, long beginMs, long lengthMs, boolean begun) {
        /// As it lies on a ruler.
        public Incident incident() {
            return new Incident(what, beginMs, OptionalLong.of(beginMs + lengthMs));
        }

        private boolean hasEnd() {
            return !Deed.end(what).isEmpty();
        }
    }

    /// Plans an incident.
    ///
    /// @return its number; empty where there are as many as can be
    public Optional<Plan> add(Incident.What what, long beginMs, long lengthMs) {
        if (plans.size() >= MOST) {
            return Optional.empty();
        }
        var plan = new Plan(++numbers, what, beginMs, lengthMs, false);
        plans.add(plan);
        return Optional.of(plan);
    }

    /// Lets a plan that has not begun begin at another time, which is never in the past.
    public void move(int number, long beginMs, long nowMs) {
        plans.replaceAll(p ->
                p.number() == number && !p.begun()
                        ? new Plan(
                                number,
                                p.what(),
                                Math.max(beginMs, nowMs + SOONEST_MS),
                                p.lengthMs(),
                                false)
                        : p);
    }

    /// Takes a plan away.
    ///
    /// @return what ends it, where it has begun
    public List<Deed> cancel(int number) {
        var found = find(number);
        plans.removeIf(p -> p.number() == number);
        return found.filter(Plan::begun).map(p -> Deed.end(p.what())).orElse(List.of());
    }

    /// What is to be done now, in order; it is taken as done.
    public List<Deed> due(long nowMs) {
        var deeds = new ArrayList<Deed>();
        for (var plan : List.copyOf(plans)) {
            if (plan.begun() && nowMs >= plan.beginMs() + plan.lengthMs()) {
                deeds.addAll(Deed.end(plan.what()));
                plans.remove(plan);
            } else if (!plan.begun() && nowMs >= plan.beginMs()) {
                deeds.addAll(Deed.begin(plan.what()));
                plans.remove(plan);
                if (plan.hasEnd()) {
                    plans.add(new Plan(plan.number(), plan.what(), nowMs, plan.lengthMs(), true));
                }
            }
        }
        return deeds;
    }

    public List<Plan> all() {
        return List.copyOf(plans);
    }

    public Optional<Plan> find(int number) {
        return plans.stream().filter(p -> p.number() == number).findFirst();
    }

    /// The one that was brought about from here and is this incident.
    public Optional<Plan> running(Incident.What what) {
        return plans.stream().filter(p -> p.begun() && p.what().equals(what)).findFirst();
    }

    /// Takes all away.
    ///
    /// @return what ends those that have begun
    public List<Deed> cancelAll() {
        var deeds = new ArrayList<Deed>();
        for (var plan : List.copyOf(plans)) {
            deeds.addAll(cancel(plan.number()));
        }
        return deeds;
    }
}
