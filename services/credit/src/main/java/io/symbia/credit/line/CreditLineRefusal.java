package io.symbia.credit.line;

import static io.symbia.support.refusal.RefusalText.conflict;
import static io.symbia.support.refusal.RefusalText.forbidden;
import static io.symbia.support.refusal.RefusalText.notFound;
import static io.symbia.support.refusal.RefusalText.unprocessable;

import io.symbia.support.door.Refuses;
import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Why a command on a credit line was not carried out. Amounts are restricted and never in a message. */
public enum CreditLineRefusal implements RefusalKind {
    /** The id is taken by a line with other content. */
    CREDIT_LINE_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict(
                    "credit line %s exists for another participant, by another lender, with another limit or since another moment")),

    /** Nobody grants itself a line. */
    LENDER_IS_THE_PARTICIPANT(
            unprocessable("%s asked to grant itself a credit line; the lender must be another participant")
                    .at("/participantId")),

    /** Only the two parties use a line. */
    NOT_A_PARTY(forbidden("%s is neither lender nor participant of credit line %s")),

    /** More was asked for than is left. */
    AMOUNT_EXCEEDS_AVAILABLE_CREDIT(unprocessable("the amount is more than what is left of credit line %s")
            .at("/amount")),

    /** The line is in another currency. */
    CURRENCY_DIFFERS(
            unprocessable("asked for %2$s, credit line %1$s is in %3$s").at("/amount/currency")),

    /** The reservation's id is taken by another order or amount. */
    RESERVATION_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("reservation %s exists for another order, amount or moment")),

    /** There is no such reservation. */
    RESERVATION_NOT_FOUND(notFound("credit line %s has no reservation %s")),

    /** It was given back at another moment. */
    RESERVATION_ALREADY_RELEASED(conflict("reservation %s was given back, and not at this moment")),

    /** The line has as many reservations as one stream may carry. */
    TOO_MANY_RESERVATIONS(conflict("credit line %s has had %s reservations, which is the most; open another line"));

    /** Says at a door how its command may be refused. */
    @Refuses
    @Retention(RetentionPolicy.RUNTIME)
    @interface May {
        CreditLineRefusal[] value();
    }

    private final RefusalText text;

    CreditLineRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
