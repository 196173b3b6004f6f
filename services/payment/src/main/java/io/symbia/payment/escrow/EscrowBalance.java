package io.symbia.payment.escrow;

import io.symbia.events.words.money.Money;

/**
 * What came in and what went out of one agreement; all in the currency of the agreement.
 *
 * <p>INVARIANT: {@code 0 <= released + refunded <= funded}, and {@code funded} is nothing or all that was agreed. A balance
 * that breaks it cannot be constructed, so no event that would break it can be applied.
 *
 * @param agreed   greater than zero
 * @param funded   zero or {@code agreed}
 * @param released sum of what went to the payee
 * @param refunded sum of what went back to the payer
 */
public record EscrowBalance(Money agreed, Money funded, Money released, Money refunded) {

    public EscrowBalance {
        if (!funded.isZero() && !funded.equals(agreed)) {
            throw new IllegalStateException("an escrow is funded as a whole or not at all");
        }
        if (released.isNegative()
                || refunded.isNegative()
                || released.plus(refunded).exceeds(funded)) {
            throw new IllegalStateException("released and refunded exceed what was funded");
        }
    }

    /** Agreed, nothing paid in. */
    public static EscrowBalance unfunded(Money agreed) {
        Money nothing = Money.zero(agreed.currency());
        return new EscrowBalance(agreed, nothing, nothing, nothing);
    }

    /** After the payer paid in. */
    public EscrowBalance fund(Money amount) {
        return new EscrowBalance(agreed, funded.plus(amount), released, refunded);
    }

    /** After so much went to the payee. */
    public EscrowBalance release(Money amount) {
        return new EscrowBalance(agreed, funded, released.plus(amount), refunded);
    }

    /** After so much went back to the payer. */
    public EscrowBalance refund(Money amount) {
        return new EscrowBalance(agreed, funded, released, refunded.plus(amount));
    }

    /** What is still held. */
    public Money remaining() {
        return funded.minus(released).minus(refunded);
    }

    /** Whether the payer has paid in. */
    public boolean isFunded() {
        return !funded.isZero();
    }

    /** Whether everything that was held has gone where it belongs. */
    public boolean isSettled() {
        return isFunded() && remaining().isZero();
    }

    /** The status that the amounts alone give; a dispute is not in the amounts. */
    public EscrowStatus status() {
        if (!isFunded()) {
            return EscrowStatus.CREATED;
        }
        if (isSettled()) {
            return refunded.isZero() ? EscrowStatus.RELEASED : EscrowStatus.REFUNDED;
        }
        return released.isZero() ? EscrowStatus.FUNDED : EscrowStatus.PARTIALLY_RELEASED;
    }
}
