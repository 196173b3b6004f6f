package io.symbia.supplychain.reactions;

import io.symbia.events.supplychain.OrderNumber;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;

/** More is said of an order that was not placed than is kept; the event is parked instead. */
final class TooManyFactsWait extends Refusal {
    private static final long serialVersionUID = 1;

    TooManyFactsWait(OrderNumber orderNumber) {
        super(
                Status.UNPROCESSABLE,
                "too_many_facts_wait",
                WaitingFacts.MAX_FACTS + " facts wait for order " + orderNumber + ", which is the most");
    }
}
