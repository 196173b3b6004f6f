package io.symbia.supplychain.reactions;

import java.util.ArrayList;
import java.util.List;

/** What was heard of an order before it was placed, in the order it was heard. */
record WaitingFacts(List<WaitingFact> facts) {

    static final WaitingFacts NONE = new WaitingFacts(List.of());

    /** Bounds a row that anybody can make grow by naming an order that will never be. */
    static final int MAX_FACTS = 1_000;

    WaitingFacts {
        facts = List.copyOf(facts);
    }

    /** The same with one more. */
    WaitingFacts with(WaitingFact fact) {
        if (facts.contains(fact)) return this;
        if (facts.size() == MAX_FACTS) throw FollowRefusal.TOO_MANY_FACTS_WAIT.with(fact.orderNumber(), MAX_FACTS);
        List<WaitingFact> more = new ArrayList<>(facts);
        more.add(fact);
        return new WaitingFacts(more);
    }
}
