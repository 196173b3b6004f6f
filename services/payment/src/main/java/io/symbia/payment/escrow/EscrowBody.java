package io.symbia.payment.escrow;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.RuleLanguage;
import io.symbia.events.payment.rule.RuleSalt;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.payment.escrow.EscrowCommand.CreateEscrow;
import io.symbia.payment.settlement.MoneySplit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The terms of an agreement.
 *
 * @param arbiter who may decide a dispute; neither payer nor payee
 * @param amount  what is held; the tranches add up to it
 */
record EscrowBody(
        OrderNumber orderNumber,
        ParticipantId payer,
        ParticipantId payee,
        Optional<ParticipantId> arbiter,
        Money amount,
        RuleBody rule,
        Optional<Instant> occurredAt,
        Optional<ZoneOffset> eventTimeZoneOffset) {

    /**
     * The release rule.
     *
     * @param language the one that there is, when absent
     * @param version  of the language; the one that there is, when absent
     * @param salt     32 hexadecimal digits that the parties agreed, so that both can compute the rule's hash beforehand; drawn when
     *                 absent
     * @param tranches each with an amount, or each with a weight
     */
    record RuleBody(
            Optional<RuleLanguage> language,
            Optional<Integer> version,
            Optional<RuleSalt> salt,
            List<TrancheBody> tranches) {

        RuleBody {
            long weighted = tranches.stream()
                    .filter(tranche -> tranche.weight().isPresent())
                    .count();
            if (weighted != 0 && weighted != tranches.size()) {
                throw new IllegalArgumentException("either every tranche has an amount or every tranche has a weight");
            }
        }
    }

    /**
     * A tranche.
     *
     * @param weight a share of the amount in proportion to the other weights; cents that are left over go to the largest remainders
     */
    record TrancheBody(
            TrancheId trancheId, Optional<Money> amount, Optional<Long> weight, List<ReleaseCondition> conditions) {

        TrancheBody {
            if (amount.isPresent() == weight.isPresent()) {
                throw new IllegalArgumentException("a tranche has either an amount or a weight");
            }
        }

        Tranche toTranche(Money share) {
            return new Tranche(trancheId, Confidential.of(share), conditions);
        }
    }

    /**
     * The command, with every amount worked out.
     *
     * @param drawn the salt for a rule that names none
     */
    CreateEscrow toCommand(EscrowId escrowId, Instant receivedAt, RuleSalt drawn) {
        return new CreateEscrow(
                Happened.of(occurredAt, eventTimeZoneOffset, receivedAt),
                escrowId,
                orderNumber,
                payer,
                payee,
                arbiter,
                amount,
                toRule(drawn),
                rule.salt().isPresent());
    }

    private ReleaseRule toRule(RuleSalt drawn) {
        List<Money> shares = shares();
        List<Tranche> tranches = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            tranches.add(rule.tranches().get(i).toTranche(shares.get(i)));
        }
        return new ReleaseRule(
                rule.language().orElse(RuleLanguage.ALL_CONDITIONS),
                rule.version().orElse(ReleaseRule.VERSION),
                Confidential.of(rule.salt().orElse(drawn)),
                tranches);
    }

    private List<Money> shares() {
        List<Long> weights = rule.tranches().stream()
                .flatMap(tranche -> tranche.weight().stream())
                .toList();
        if (!weights.isEmpty()) return MoneySplit.byWeights(amount, weights);
        return rule.tranches().stream()
                .flatMap(tranche -> tranche.amount().stream())
                .toList();
    }
}
