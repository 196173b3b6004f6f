package io.symbia.payment.settlement;

import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.payment.rule.ConditionKind;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.words.money.Money;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hash by which a release names its rule: SHA-256 of the rule's canonical JSON (RFC 8785) with everything disclosed.
 *
 * <pre>{@code
 * {"language":"ALL_CONDITIONS","salt":"000102030405060708090a0b0c0d0e0f",
 *  "tranches":[{"amount":{"amount":"13120.00","currency":"EUR"},
 *               "conditions":[{"kind":"CONSIGNMENT_DELIVERED","subject":"UCR-1"}],"trancheId":"on-delivery"}],
 *  "version":1}
 * }</pre>
 */
public final class RuleHash {

    private RuleHash() {}

    /**
     * Hashes a rule.
     *
     * @throws IllegalStateException when the salt or an amount is withheld, or the rule is one of a later language or with conditions of a later
     *     list: nobody can hash what is not shown or not known
     */
    public static Digest of(ReleaseRule rule) {
        if (!canHash(rule)) throw new IllegalStateException("the rule is not known here as a whole");
        return CanonicalJson.format(json(rule)).digest();
    }

    /** Whether language and conditions of a rule are all known, so that its text is. */
    static boolean canHash(ReleaseRule rule) {
        return rule.isKnown()
                && rule.conditions().stream().noneMatch(condition -> condition.kind() == ConditionKind.UNRECOGNISED);
    }

    private static ObjectNode json(ReleaseRule rule) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("language", rule.language().name()).put("version", rule.version());
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
        ArrayNode conditions = json.putArray("conditions");
        for (ReleaseCondition condition : tranche.conditions()) {
            conditions.addObject().put("kind", condition.kind().name()).put("subject", condition.subject());
        }
        return json;
    }
}
