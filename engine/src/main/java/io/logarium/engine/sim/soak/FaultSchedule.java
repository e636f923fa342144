package io.logarium.engine.sim.soak;

import io.logarium.engine.fault.ClientFault;
import io.logarium.engine.fault.DiskState;
import io.logarium.engine.fault.Fault;
import io.logarium.engine.fault.FaultPlan;
import io.logarium.engine.fault.FaultPlan.Timed;
import io.logarium.engine.loop.Chance;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.protocol.Errors;

/// Draws what goes wrong in a seed: some episodes, each a fault and, some time later, what puts it right. They may overlap.
final class FaultSchedule {
    private static final int MORE_EPISODES = 4;
    private static final int FIRST_MS = 4_000;

    private static final int LONGEST_MS = 7_000;

    /// Elections in an episode of [#contest], and how long each may take.
    private static final int CONTESTS = 3;

    private static final long CONTEST_MS = 1_200;

    /// How often the one that is asked dies in an election.
    private static final int DEATHS = 4;

    private static final Errors[] ANSWERS = {
        Errors.NOT_LEADER_OR_FOLLOWER,
        Errors.NOT_ENOUGH_REPLICAS,
        Errors.REQUEST_TIMED_OUT,
        Errors.COORDINATOR_NOT_AVAILABLE,
        Errors.NOT_COORDINATOR,
        Errors.UNKNOWN_SERVER_ERROR
    };

    private final Chance chance;
    private final int brokers;

    /// Faults begin before this, so that every one of them ends before all is put right.
    private final int lastMs;

    private final List<String> clients;
    private final List<Timed> faults = new ArrayList<>();

    private FaultSchedule(Chance chance, int brokers, List<String> clients, SoakTimes times) {
        this.lastMs = (int) Math.max(FIRST_MS + 1, times.sendingTo() - LONGEST_MS);
        this.chance = chance;
        this.brokers = brokers;
        this.clients = clients;
    }

    /// @param clients ids of clients that may be hindered
    static FaultPlan draw(Chance chance, int brokers, List<String> clients, SoakTimes times) {
        var schedule = new FaultSchedule(chance, brokers, clients, times);
        int episodes = times.episodes() + chance.nextInt(MORE_EPISODES);
        for (int i = 0; i < episodes; i++) {
            schedule.episode();
        }
        return new FaultPlan(schedule.faults);
    }

    private void episode() {
        long from = FIRST_MS + chance.nextInt(lastMs - FIRST_MS);
        long to = from + 200 + chance.nextInt(LONGEST_MS);
        int broker = chance.nextInt(brokers);
        switch (chance.nextInt(13)) {
            case 0, 1 -> pair(from, new Fault.Kill(broker), to, new Fault.Start(broker));
            case 2, 3 -> pair(from, new Fault.PowerOff(broker), to, new Fault.Start(broker));
            case 4 -> pair(from, new Fault.Stop(broker), to, new Fault.Start(broker));
            case 5 -> pair(from, new Fault.Pause(broker), to, new Fault.Resume(broker));
            case 6 -> disk(broker, from, to);
            case 7 ->
                    pair(
                            from,
                            new Fault.SkewClock(broker, chance.nextInt(8_000) - 4_000L),
                            to,
                            new Fault.SkewClock(broker, 0));
            case 8 -> client(from, to);
            case 9 -> isolate(broker, from, to);
            case 10 -> link(from, to);
            case 11 -> contest(from);
            default -> everybody(from, to);
        }
    }

    private void pair(long from, Fault fault, long to, Fault end) {
        faults.add(new Timed(from, fault));
        faults.add(new Timed(to, end));
    }

    private void disk(int broker, long from, long to) {
        var states = new DiskState[] {DiskState.SLOW, DiskState.FULL, DiskState.LOST};
        var state = states[chance.nextInt(states.length)];
        pair(from, new Fault.DiskIs(broker, state), to, new Fault.DiskIs(broker, DiskState.OK));
        if (state != DiskState.SLOW) {
            faults.add(new Timed(to + 1, new Fault.Start(broker)));
        }
    }

    private void client(long from, long to) {
        var client = clients.get(chance.nextInt(clients.size()));
        var action =
                switch (chance.nextInt(4)) {
                    case 0 -> new ClientFault.Answer(ANSWERS[chance.nextInt(ANSWERS.length)]);
                    case 1 -> new ClientFault.Delay(50 + chance.nextInt(3_000));
                    case 2 -> new ClientFault.Drop();
                    default -> new ClientFault.Close();
                };
        double share = (1 + chance.nextInt(5)) / 10.0;
        pair(
                from,
                new Fault.OnClient(client, new ClientFault(share, action)),
                to,
                new Fault.OnClient(client, ClientFault.NONE));
    }

    private void isolate(int broker, long from, long to) {
        for (int other = 0; other < brokers; other++) {
            if (other != broker) {
                pair(from, new Fault.Cut(broker, other), to, new Fault.Mend(broker, other));
                pair(from, new Fault.Cut(other, broker), to, new Fault.Mend(other, broker));
            }
        }
        if (brokers == 1) {
            pair(from, new Fault.Pause(broker), to, new Fault.Resume(broker));
        }
    }

    private void link(long from, long to) {
        int a = chance.nextInt(brokers);
        int b = (a + 1 + chance.nextInt(Math.max(1, brokers - 1))) % brokers;
        if (a == b) {
            pair(from, new Fault.Kill(a), to, new Fault.Start(a));
        } else if (chance.happens(0.5)) {
            pair(from, new Fault.Cut(a, b), to, new Fault.Mend(a, b));
        } else {
            long ms = 20 + chance.nextInt(1_500);
            pair(from, new Fault.Slow(a, b, ms), to, new Fault.Mend(a, b));
        }
    }

    /// Two brokers that do not hear each other ask a third one for its vote, which dies and comes back in between. What both
    /// say takes its time, so that either may be first after such a death.
    private void contest(long from) {
        int asked = chance.nextInt(brokers);
        int slow = (asked + 1 + chance.nextInt(Math.max(1, brokers - 1))) % brokers;
        long end = from + CONTESTS * CONTEST_MS;
        for (int other = 0; other < brokers; other++) {
            if (other != asked && other != slow) {
                pair(from, new Fault.Cut(other, slow), end, new Fault.Mend(other, slow));
                pair(from, new Fault.Cut(slow, other), end, new Fault.Mend(slow, other));
            }
        }
        for (int other = 0; other < brokers; other++) {
            if (other != asked) {
                long ms = 30 + chance.nextInt(120);
                pair(from, new Fault.Slow(other, asked, ms), end, new Fault.Mend(other, asked));
            }
        }
        for (long at = from; at < end; at += CONTEST_MS) {
            for (int broker = 0; broker < brokers; broker++) {
                pair(at, new Fault.Kill(broker), at + 100, new Fault.Start(broker));
            }
            long dies = at + 140;
            for (int i = 0; i < DEATHS; i++) {
                dies += 30 + chance.nextInt(90);
                long back = dies + 5 + chance.nextInt(20);
                pair(dies, new Fault.Kill(asked), back, new Fault.Start(asked));
                dies = back;
            }
        }
    }

    /// All brokers one shortly after the other.
    private void everybody(long from, long to) {
        for (int broker = 0; broker < brokers; broker++) {
            long at = from + chance.nextInt(400);
            Fault fault = chance.happens(0.7) ? new Fault.Kill(broker) : new Fault.PowerOff(broker);
            pair(at, fault, to + chance.nextInt(500), new Fault.Start(broker));
        }
    }
}
