package io.symbia.payment.escrow;

import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.escrow.DisputeOutcome;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;

/**
 * Why an escrow agreement did not do what it was asked. Amounts are restricted and stand in no message: a party reads them in
 * the agreement's view.
 */
public abstract sealed class EscrowRefusal extends Refusal {

    private static final long serialVersionUID = 1;

    private EscrowRefusal(Status status, String code, String message) {
        super(status, code, message);
    }

    private EscrowRefusal(Status status, String code, String pointer, String message) {
        super(status, code, pointer, message);
    }

    /** The issuer is not the one who may do this. */
    public static final class NotAParty extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        NotAParty(ParticipantId issuer, String allowed) {
            super(Status.FORBIDDEN, "not_a_party", issuer + " may not do this, only " + allowed);
        }
    }

    /** Nobody holds money against themselves. */
    public static final class PartiesAreTheSame extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        PartiesAreTheSame(ParticipantId both) {
            super(
                    Status.UNPROCESSABLE,
                    "parties_are_the_same",
                    "/payee",
                    "payer and payee must differ, both are " + both);
        }
    }

    /** An arbiter decides between others. */
    public static final class ArbiterIsAParty extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        ArbiterIsAParty(ParticipantId arbiter) {
            super(
                    Status.UNPROCESSABLE,
                    "arbiter_is_a_party",
                    "/arbiter",
                    "the arbiter must be neither payer nor payee, was " + arbiter);
        }
    }

    /** The rule gives away more or less than is held. */
    public static final class TranchesDoNotSumToAmount extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        TranchesDoNotSumToAmount(String message) {
            super(Status.UNPROCESSABLE, "tranches_do_not_sum_to_amount", "/rule/tranches", message);
        }
    }

    /** The id is taken. */
    public static final class AlreadyExistsWithOtherContent extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        AlreadyExistsWithOtherContent(EscrowId escrow) {
            super(
                    Status.CONFLICT,
                    "escrow_already_exists_with_other_content",
                    "escrow " + escrow + " exists with other terms; terms never change, agree under another id");
        }
    }

    /** A part, or more than the whole, was offered. */
    public static final class FundingIsNotTheAgreedAmount extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        FundingIsNotTheAgreedAmount(EscrowId escrow) {
            super(
                    Status.UNPROCESSABLE,
                    "funding_is_not_the_agreed_amount",
                    "/amount",
                    "escrow " + escrow + " must be funded with exactly the agreed amount and currency");
        }
    }

    /** Money was paid in before, another amount is offered now. */
    public static final class AlreadyFunded extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        AlreadyFunded(EscrowId escrow) {
            super(Status.CONFLICT, "escrow_already_funded", "escrow " + escrow + " is funded, which happens once");
        }
    }

    /** There is no money yet. */
    public static final class NotFunded extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        NotFunded(EscrowId escrow) {
            super(Status.CONFLICT, "escrow_not_funded", "escrow " + escrow + " is not funded yet: fund it first");
        }
    }

    /** Everything has gone where it belongs. */
    public static final class Settled extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        Settled(EscrowId escrow, EscrowStatus status) {
            super(Status.CONFLICT, "escrow_settled", "escrow " + escrow + " is " + status + ": nothing remains in it");
        }
    }

    /** Nothing moves while a dispute is open. */
    public static final class Disputed extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        Disputed(EscrowId escrow, DisputeId dispute) {
            super(
                    Status.CONFLICT,
                    "escrow_disputed",
                    "escrow " + escrow + " waits for dispute " + dispute + " to be resolved");
        }
    }

    /** The payee meant another sum than what is there now. */
    public static final class RefundIsNotWhatRemains extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        RefundIsNotWhatRemains(EscrowId escrow) {
            super(
                    Status.CONFLICT,
                    "refund_is_not_what_remains",
                    "/amount",
                    "a refund of escrow " + escrow + " is of exactly what remains in it");
        }
    }

    /** The id of the dispute is taken. */
    public static final class DisputeAlreadyExistsWithOtherContent extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        DisputeAlreadyExistsWithOtherContent(DisputeId dispute) {
            super(
                    Status.CONFLICT,
                    "dispute_already_exists_with_other_content",
                    "dispute " + dispute + " was raised by another party or with another statement");
        }
    }

    /** There is no such dispute. */
    public static final class DisputeNotFound extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        DisputeNotFound(EscrowId escrow, DisputeId dispute) {
            super(Status.NOT_FOUND, "dispute_not_found", "escrow " + escrow + " has no dispute " + dispute);
        }
    }

    /** It was resolved otherwise. */
    public static final class DisputeAlreadyResolved extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        DisputeAlreadyResolved(DisputeId dispute, DisputeOutcome how) {
            super(Status.CONFLICT, "dispute_already_resolved", "dispute " + dispute + " was resolved: " + how);
        }
    }

    /** A bound that no honest agreement reaches. */
    public static final class TooMany extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        TooMany(EscrowId escrow, String what, int allowed) {
            super(
                    Status.CONFLICT,
                    "too_many_" + what,
                    "escrow " + escrow + " has " + allowed + " " + what + ", no more are allowed");
        }
    }

    /** The rule does not ask for this. */
    public static final class EvidenceMeetsNoCondition extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        EvidenceMeetsNoCondition(EscrowId escrow, ReleaseCondition condition) {
            super(
                    Status.UNPROCESSABLE,
                    "evidence_meets_no_condition",
                    "the rule of escrow " + escrow + " does not wait for " + condition);
        }
    }

    /** A consignment of the right name carried somebody else's goods. */
    public static final class EvidenceOfAnotherOrder extends EscrowRefusal {
        private static final long serialVersionUID = 1;

        EvidenceOfAnotherOrder(EscrowId escrow, OrderNumber order) {
            super(
                    Status.UNPROCESSABLE,
                    "evidence_of_another_order",
                    "escrow " + escrow + " is for order " + order + ", which the event does not name");
        }
    }
}
