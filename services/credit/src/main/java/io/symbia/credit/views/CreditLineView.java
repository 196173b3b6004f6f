package io.symbia.credit.views;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import java.util.Optional;

/**
 * A credit line as it is shown.
 *
 * @param limit    for its two parties; empty for others
 * @param utilised what is reserved now, for its two parties; empty for others
 * @param open     reservations that are not released
 * @param released reservations that were given back
 */
public record CreditLineView(
        CreditLineId lineId,
        ParticipantId participantId,
        ParticipantId lender,
        Optional<Money> limit,
        Optional<Money> utilised,
        int open,
        int released) {

    CreditLineView reserve(Optional<Money> amount) {
        return new CreditLineView(lineId, participantId, lender, limit, sum(amount), open + 1, released);
    }

    CreditLineView release(Optional<Money> amount) {
        return new CreditLineView(
                lineId, participantId, lender, limit, sum(amount.map(Money::negate)), open - 1, released + 1);
    }

    /** What this reader may see. */
    public CreditLineView as(ParticipantId reader) {
        if (reader.equals(participantId) || reader.equals(lender)) return this;
        return new CreditLineView(lineId, participantId, lender, Optional.empty(), Optional.empty(), open, released);
    }

    private Optional<Money> sum(Optional<Money> amount) {
        return utilised.flatMap(before -> amount.map(before::plus));
    }
}
