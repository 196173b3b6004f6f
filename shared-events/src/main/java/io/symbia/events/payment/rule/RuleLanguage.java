package io.symbia.events.payment.rule;

import io.symbia.events.kernel.form.Unrecognised;

/** In which a release rule is written: what its conditions mean, and when a tranche of it is due. */
public enum RuleLanguage {
    /** A tranche is due when all of its conditions are met; {@code rules/payment/all-conditions.v1.txt} is its first version. */
    ALL_CONDITIONS,
    /** A language of a later list: nothing is decided by such a rule. */
    @Unrecognised
    UNRECOGNISED
}
