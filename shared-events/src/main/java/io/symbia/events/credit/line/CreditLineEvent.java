package io.symbia.events.credit.line;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.domain.DomainEvent;

/** What happened to a credit line, in the stream {@code credit/line/<lineId>}. */
public sealed interface CreditLineEvent extends DomainEvent
        permits CreditLineActivatedV1, CreditReservedV1, CreditReservationReleasedV1 {
    CreditLineId lineId();
}
