package io.logarium.engine.group;

/// A member of a consumer group: what it says of itself and what it has. A value; [ConsumerGroup] holds the newest.
record ConsumerMember(String id, MemberFacts facts, CurrentAssignment current) {
    /// One of whom nothing is written yet.
    static ConsumerMember fresh(String id) {
        return new ConsumerMember(id, MemberFacts.NONE, CurrentAssignment.NONE);
    }

    ConsumerMember with(MemberFacts newFacts) {
        return new ConsumerMember(id, newFacts, current);
    }

    ConsumerMember with(CurrentAssignment newCurrent) {
        return new ConsumerMember(id, facts, newCurrent);
    }

    int epoch() {
        return current.epoch();
    }

    boolean isClassic() {
        return facts.isClassic();
    }
}
