package io.symbia.payment.escrow;

import static io.symbia.payment.escrow.EscrowRefusal.*;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.payment.EscrowEvent.EscrowCreatedV1;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.payment.escrow.EscrowCommand.CreateEscrow;
import io.symbia.payment.settlement.RuleHash;
import java.util.Set;

/** What was agreed; it never changes. */
record EscrowTerms(EscrowCreatedV1 agreed, Set<ReleaseCondition> conditions) {

    EscrowTerms(EscrowCreatedV1 agreed) {
        this(agreed, Set.copyOf(agreed.rule().conditions()));
    }

    /** The event that begins an agreement, or why there can be no such agreement. */
    static EscrowCreatedV1 agree(CreateEscrow command) {
        if (command.payer().equals(command.payee())) {
            throw PARTIES_ARE_THE_SAME.with(command.payer());
        }
        command.arbiter().ifPresent(arbiter -> {
            if (arbiter.equals(command.payer()) || arbiter.equals(command.payee())) {
                throw ARBITER_IS_A_PARTY.with(arbiter);
            }
        });
        requireSum(command.amount(), command.rule());
        return created(command, command.rule());
    }

    private static EscrowCreatedV1 created(CreateEscrow command, ReleaseRule rule) {
        return new EscrowCreatedV1(
                command.happened(),
                command.escrowId(),
                command.orderNumber(),
                command.payer(),
                command.payee(),
                command.arbiter(),
                Confidential.of(command.amount()),
                rule,
                RuleHash.of(rule));
    }

    private static void requireSum(Money amount, ReleaseRule rule) {
        Money sum = Money.zero(amount.currency());
        for (Tranche tranche : rule.tranches()) {
            Money part = tranche.amount().requireDisclosed();
            if (!part.currency().equals(amount.currency())) {
                throw TRANCHES_DO_NOT_SUM_TO_AMOUNT.with("tranche " + tranche.trancheId() + " is in " + part.currency()
                        + ", the agreement in " + amount.currency());
            }
            sum = sum.plus(part);
        }
        if (!sum.equals(amount)) {
            throw TRANCHES_DO_NOT_SUM_TO_AMOUNT.with("the sum of the tranches must be the amount of the agreement");
        }
    }

    /** Whether the command asks for this very agreement. A salt that the client did not name was drawn anew and says nothing. */
    boolean areThoseOf(CreateEscrow command) {
        ReleaseRule asked = command.rule();
        ReleaseRule rule = command.saltAgreed() ? asked : asked.salted(rule().salt());
        return created(command, rule).repeats(agreed);
    }

    void requireParty(ParticipantId issuer) {
        if (!issuer.equals(payer()) && !issuer.equals(payee())) {
            throw NOT_A_PARTY.with(issuer, payer() + " and " + payee());
        }
    }

    void requireIssuer(ParticipantId issuer, ParticipantId allowed) {
        if (!issuer.equals(allowed)) {
            throw NOT_A_PARTY.with(issuer, allowed.toString());
        }
    }

    Money amountOf(TrancheId tranche) {
        return trancheOf(tranche).amount().requireDisclosed();
    }

    Tranche trancheOf(TrancheId tranche) {
        return rule().tranches().stream()
                .filter(one -> one.trancheId().equals(tranche))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("escrow " + escrowId() + " has no tranche " + tranche));
    }

    EscrowId escrowId() {
        return agreed.escrowId();
    }

    ParticipantId payer() {
        return agreed.payer();
    }

    ParticipantId payee() {
        return agreed.payee();
    }

    ReleaseRule rule() {
        return agreed.rule();
    }
}
