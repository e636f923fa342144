package io.logarium.engine.fault;

import java.util.List;

/// One thing that goes wrong, or is put right again. A value: a button, a scenario's line and a test's schedule are the same object.
///
/// Its text is the line of the command grammar that brings it about.
public sealed interface Fault {
    /// Its name in the grammar, for counts and transcripts.
    String name();

    /// Whether it puts something right instead of letting it go wrong.
    default boolean mends() {
        return switch (this) {
            case Mend ignored -> true;
            case Resume ignored -> true;
            case Start ignored -> true;
            case Slow slow -> slow.ms == 0;
            case DiskIs disk -> disk.state == DiskState.OK;
            case SkewClock clock -> clock.ms == 0;
            case OnClient client -> client.fault.share() == 0;
            case Cut ignored -> false;
            case Pause ignored -> false;
            case Stop ignored -> false;
            case Kill ignored -> false;
            case PowerOff ignored -> false;
        };
    }

    /// The brokers that it is about; none for one on a client.
    default List<Integer> brokers() {
        return switch (this) {
            case Cut(int from, int to) -> List.of(from, to);
            case Mend(int from, int to) -> List.of(from, to);
            case Slow(int from, int to, long ignored) -> List.of(from, to);
            case DiskIs(int id, var ignored) -> List.of(id);
            case Pause(int id) -> List.of(id);
            case Resume(int id) -> List.of(id);
            case Start(int id) -> List.of(id);
            case Stop(int id) -> List.of(id);
            case Kill(int id) -> List.of(id);
            case PowerOff(int id) -> List.of(id);
            case SkewClock(int id, long ignored) -> List.of(id);
            case OnClient ignored -> List.of();
        };
    }

    /// Nothing gets from one broker to another any more; what is sent waits, as TCP would send it again. One direction.
    record Cut(int from, int to) implements Fault {
        @Override
        public String name() {
            return "cut";
        }

        @Override
        public String toString() {
            return "cut " + from + " " + to + " one-way";
        }
    }

    /// The link carries again, and without delay. One direction.
    record Mend(int from, int to) implements Fault {
        @Override
        public String name() {
            return "mend";
        }

        @Override
        public String toString() {
            return "mend " + from + " " + to + " one-way";
        }
    }

    /// Everything from one broker to another takes so many milliseconds longer. One direction.
    record Slow(int from, int to, long ms) implements Fault {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public String toString() {
            return "slow " + from + " " + to + " " + ms + " one-way";
        }
    }

    /// A broker's disk behaves so from now on.
    record DiskIs(int broker, DiskState state) implements Fault {
        @Override
        public String name() {
            return "disk " + state.word();
        }

        @Override
        public String toString() {
            return "disk " + broker + " " + state.word();
        }
    }

    /// A broker's loop skips its turns, as in a long garbage collection; its sockets stay.
    record Pause(int broker) implements Fault {
        @Override
        public String name() {
            return "pause";
        }

        @Override
        public String toString() {
            return "pause " + broker;
        }
    }

    record Resume(int broker) implements Fault {
        @Override
        public String name() {
            return "resume";
        }

        @Override
        public String toString() {
            return "resume " + broker;
        }
    }

    record Start(int broker) implements Fault {
        @Override
        public String name() {
            return "start";
        }

        @Override
        public String toString() {
            return "start " + broker;
        }
    }

    /// A controlled shutdown: leaders move first, files are closed.
    record Stop(int broker) implements Fault {
        @Override
        public String name() {
            return "stop";
        }

        @Override
        public String toString() {
            return "stop " + broker;
        }
    }

    /// The end of a process, as by kill -9: what it wrote stays in the page cache.
    record Kill(int broker) implements Fault {
        @Override
        public String name() {
            return "kill";
        }

        @Override
        public String toString() {
            return "kill " + broker;
        }
    }

    /// The end of a machine: what was not flushed is gone.
    record PowerOff(int broker) implements Fault {
        @Override
        public String name() {
            return "power-off";
        }

        @Override
        public String toString() {
            return "power-off " + broker;
        }
    }

    /// A broker's clock is wrong by so many milliseconds.
    record SkewClock(int broker, long ms) implements Fault {
        @Override
        public String name() {
            return "clock";
        }

        @Override
        public String toString() {
            return "clock " + broker + " " + ms;
        }
    }

    /// What brokers do to the requests of a client; [ClientFault#NONE] ends it.
    record OnClient(String clientId, ClientFault fault) implements Fault {
        @Override
        public String name() {
            return "client " + fault.action().word();
        }

        @Override
        public String toString() {
            return "client " + clientId + " " + fault;
        }
    }
}
