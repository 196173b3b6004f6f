package io.symbia.credit.line;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.money.Money;
import io.symbia.support.audience.Party;
import java.util.Optional;

/**
 * A credit line as it is shown.
 *
 * @param utilised what is reserved now
 * @param open     reservations that are not released
 * @param released reservations that were given back
 */
record CreditLineView(
        CreditLineId lineId,
        @Party ParticipantId participantId,
        @Party ParticipantId lender,
        @Restricted Optional<Money> limit,
        @Restricted Optional<Money> utilised,
        int open,
        int released) {

    CreditLineView reserve(Optional<Money> amount) {
        return new CreditLineView(lineId, participantId, lender, limit, sum(amount), open + 1, released);
    }

    CreditLineView release(Optional<Money> amount) {
        return new CreditLineView(
                lineId, participantId, lender, limit, sum(amount.map(Money::negate)), open - 1, released + 1);
    }

    private Optional<Money> sum(Optional<Money> amount) {
        return utilised.flatMap(before -> amount.map(before::plus));
    }
}
