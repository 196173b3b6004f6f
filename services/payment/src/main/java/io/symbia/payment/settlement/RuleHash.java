package io.symbia.payment.settlement;

import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.BatchId;
import io.symbia.events.words.trade.ConsignmentId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hash by which a release names its rule: SHA-256 of the rule's canonical JSON (RFC 8785) with everything disclosed.
 *
 * <pre>{@code
 * {"salt":"000102030405060708090a0b0c0d0e0f",
 *  "tranches":[{"amount":{"amount":"13120.00","currency":"EUR"},
 *               "deliveries":["UCR-1"],"inspections":["19506000134366.ZJ2611A"],"trancheId":"on-delivery"}]}
 * }</pre>
 */
public final class RuleHash {

    private RuleHash() {}

    /**
     * Hashes a rule.
     *
     * @throws IllegalStateException when the salt or an amount is withheld: nobody can hash what is not shown
     */
    public static Digest of(ReleaseRule rule) {
        return CanonicalJson.format(json(rule)).digest();
    }

    private static ObjectNode json(ReleaseRule rule) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("salt", rule.salt().requireDisclosed().value());
        ArrayNode tranches = json.putArray("tranches");
        rule.tranches().forEach(tranche -> tranches.add(json(tranche)));
        return json;
    }

    private static ObjectNode json(Tranche tranche) {
        Money amount = tranche.amount().requireDisclosed();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("trancheId", tranche.trancheId().value());
        json.putObject("amount")
                .put("amount", amount.amount().toPlainString())
                .put("currency", amount.currency().value());
        ArrayNode deliveries = json.putArray("deliveries");
        tranche.deliveries().stream().map(ConsignmentId::toString).forEach(deliveries::add);
        ArrayNode inspections = json.putArray("inspections");
        tranche.inspections().stream().map(BatchId::toString).forEach(inspections::add);
        return json;
    }
}
