package io.logarium.engine.fault;

/// One thing that goes wrong, or is put right again. A value: a button, a scenario's line and a test's schedule are the same object.
///
/// Its text is the line of the command grammar that brings it about.
public sealed interface Fault {
    /// Its name in the grammar, for counts and transcripts.
    String name();

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
