package io.symbia.events.credit.line;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;

/**
 * A lender granted a participant a line.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param lineId the line
 * @param participantId who may use it
 * @param lender who grants it; another than the participant
 * @param limit what may be reserved at one time, greater than zero
 */
@EventType("symbia.credit.line.activated.v1")
public record CreditLineActivatedV1(
        @Public Happened happened,
        @Public CreditLineId lineId,
        @Public ParticipantId participantId,
        @Public ParticipantId lender,
        @Restricted Confidential<Money> limit)
        implements CreditLineEvent {

    public CreditLineActivatedV1 {
        limit.disclosed().filter(value -> !value.isPositive()).ifPresent(_ -> {
            throw new IllegalArgumentException("limit must be > 0");
        });
    }
}
