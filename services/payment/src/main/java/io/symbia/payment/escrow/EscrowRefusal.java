package io.symbia.payment.escrow;

import static io.symbia.support.refusal.RefusalText.conflict;
import static io.symbia.support.refusal.RefusalText.forbidden;
import static io.symbia.support.refusal.RefusalText.notFound;
import static io.symbia.support.refusal.RefusalText.unprocessable;

import io.symbia.support.door.Refuses;
import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Why an escrow agreement did not do what it was asked. Amounts are restricted and stand in no message: a party reads them in
 * the agreement's view.
 */
public enum EscrowRefusal implements RefusalKind {
    /** The issuer is not the one who may do this. */
    NOT_A_PARTY(forbidden("%s may not do this, only %s")),

    /** Nobody holds money against themselves. */
    PARTIES_ARE_THE_SAME(
            unprocessable("payer and payee must differ, both are %s").at("/payee")),

    /** An arbiter decides between others. */
    ARBITER_IS_A_PARTY(
            unprocessable("the arbiter must be neither payer nor payee, was %s").at("/arbiter")),

    /** The rule gives away more or less than is held. */
    TRANCHES_DO_NOT_SUM_TO_AMOUNT(unprocessable("%s").at("/rule/tranches")),

    /** The id is taken. */
    ESCROW_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("escrow %s exists with other terms; terms never change, agree under another id")),

    /** A part, or more than the whole, was offered. */
    FUNDING_IS_NOT_THE_AGREED_AMOUNT(
            unprocessable("escrow %s must be funded with exactly the agreed amount and currency")
                    .at("/amount")),

    /** Money was paid in before; another amount is offered now, or another moment named. */
    ESCROW_ALREADY_FUNDED(conflict("escrow %s is funded, which happens once")),

    /** There is no money yet. */
    ESCROW_NOT_FUNDED(conflict("escrow %s is not funded yet: fund it first")),

    /** Everything has gone where it belongs. */
    ESCROW_SETTLED(conflict("escrow %s is %s: nothing remains in it")),

    /** Nothing moves while a dispute is open. */
    ESCROW_DISPUTED(conflict("escrow %s waits for dispute %s to be resolved")),

    /** The payee meant another sum than what is there now. */
    REFUND_IS_NOT_WHAT_REMAINS(
            conflict("a refund of escrow %s is of exactly what remains in it").at("/amount")),

    /** The id of the dispute is taken. */
    DISPUTE_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("dispute %s was raised by another party, with another statement or at another moment")),

    /** There is no such dispute. */
    DISPUTE_NOT_FOUND(notFound("escrow %s has no dispute %s")),

    /** It was resolved otherwise, by another participant or at another moment. */
    DISPUTE_ALREADY_RESOLVED(conflict("dispute %s was resolved: %s by %s")),

    /** A resolution is dated before its dispute; how long somebody has been in trade is counted from such days. */
    RESOLVED_BEFORE_RAISED(unprocessable("dispute %s was raised at %s, its resolution is said to be of %s")
            .at("/occurredAt")),

    /** A bound that no honest agreement reaches. */
    TOO_MANY_DISPUTES(conflict("escrow %s has %s disputes that %s raised, no more are allowed")),

    /** A bound that no honest agreement reaches. */
    TOO_MANY_EVIDENCE(conflict("escrow %s has %s evidence, no more are allowed")),

    /** The rule does not ask for this. */
    EVIDENCE_MEETS_NO_CONDITION(unprocessable("the rule of escrow %s does not wait for %s")),

    /** A consignment of the right name carried somebody else's goods. */
    EVIDENCE_OF_ANOTHER_ORDER(unprocessable("escrow %s is for order %s, which the event does not name"));

    /** Says at a door how its command may be refused. */
    @Refuses
    @Retention(RetentionPolicy.RUNTIME)
    @interface May {
        EscrowRefusal[] value();
    }

    private final RefusalText text;

    EscrowRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
