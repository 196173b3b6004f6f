package io.symbia.credit.line;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.party.ParticipantId;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;
import java.util.Currency;

/** Why a command on a credit line was not carried out. Amounts are restricted and never in a message. */
public abstract sealed class CreditLineRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    private CreditLineRefusal(Status status, String code, String pointer, String message) {
        super(status, code, pointer, message);
    }

    /** The id is taken by a line with other content. */
    public static final class AlreadyExistsWithOtherContent extends CreditLineRefusal {
        private static final long serialVersionUID = 1;

        AlreadyExistsWithOtherContent(CreditLineId line) {
            super(
                    Status.CONFLICT,
                    "credit_line_already_exists_with_other_content",
                    "",
                    "credit line %s exists for another participant, by another lender or with another limit"
                            .formatted(line));
        }
    }

    /** Nobody grants itself a line. */
    public static final class LenderIsTheParticipant extends CreditLineRefusal {
        private static final long serialVersionUID = 1;

        LenderIsTheParticipant(ParticipantId participant) {
            super(
                    Status.UNPROCESSABLE,
                    "lender_is_the_participant",
                    "/participantId",
                    "%s asked to grant itself a credit line; the lender must be another participant"
                            .formatted(participant));
        }
    }

    /** Only the two parties use a line. */
    public static final class NotAParty extends CreditLineRefusal {
        private static final long serialVersionUID = 1;

        NotAParty(ParticipantId issuer, CreditLineId line) {
            super(
                    Status.FORBIDDEN,
                    "not_a_party",
                    "",
                    "%s is neither lender nor participant of credit line %s".formatted(issuer, line));
        }
    }

    /** More was asked for than is left. */
    public static final class ExceedsAvailable extends CreditLineRefusal {
        private static final long serialVersionUID = 1;

        ExceedsAvailable(CreditLineId line) {
            super(
                    Status.UNPROCESSABLE,
                    "amount_exceeds_available_credit",
                    "/amount",
                    "the amount is more than what is left of credit line %s".formatted(line));
        }
    }

    /** The line is in another currency. */
    public static final class OtherCurrency extends CreditLineRefusal {
        private static final long serialVersionUID = 1;

        OtherCurrency(CreditLineId line, Currency asked, Currency allowed) {
            super(
                    Status.UNPROCESSABLE,
                    "currency_differs",
                    "/amount/currency",
                    "asked for %s, credit line %s is in %s".formatted(asked, line, allowed));
        }
    }

    /** The reservation's id is taken by another order or amount. */
    public static final class ReservationAlreadyExistsWithOtherContent extends CreditLineRefusal {
        private static final long serialVersionUID = 1;

        ReservationAlreadyExistsWithOtherContent(ReservationId reservation) {
            super(
                    Status.CONFLICT,
                    "reservation_already_exists_with_other_content",
                    "",
                    "reservation %s exists for another order or amount".formatted(reservation));
        }
    }

    /** There is no such reservation. */
    public static final class ReservationNotFound extends CreditLineRefusal {
        private static final long serialVersionUID = 1;

        ReservationNotFound(CreditLineId line, ReservationId reservation) {
            super(
                    Status.NOT_FOUND,
                    "reservation_not_found",
                    "",
                    "credit line %s has no reservation %s".formatted(line, reservation));
        }
    }

    /** The line has as many reservations as one stream may carry. */
    public static final class TooManyReservations extends CreditLineRefusal {
        private static final long serialVersionUID = 1;

        TooManyReservations(CreditLineId line, int max) {
            super(
                    Status.CONFLICT,
                    "too_many_reservations",
                    "",
                    "credit line %s has had %d reservations, which is the most; open another line"
                            .formatted(line, max));
        }
    }
}
