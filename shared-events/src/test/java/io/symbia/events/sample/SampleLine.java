package io.symbia.events.sample;

import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.Money;
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
