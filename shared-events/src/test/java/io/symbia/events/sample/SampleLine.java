package io.symbia.events.sample;

import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.Quantity;
import io.symbia.events.money.Money;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import java.util.Optional;

/** A nested record with confidential values of its own. */
public record SampleLine(
        @Public int lineNumber,
        @Public Gtin gtin,
        @Public Quantity quantity,
        @Restricted Confidential<Money> unitPrice,
        @Restricted Optional<Confidential<Money>> discount) {
    public SampleLine {
        if (lineNumber < 1) throw new IllegalArgumentException("lines are numbered from 1");
    }
}
