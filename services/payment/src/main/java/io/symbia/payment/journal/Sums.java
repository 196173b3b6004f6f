package io.symbia.payment.journal;

import io.symbia.events.kernel.canonical.DecimalText;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.payment.JournalEvent.Side;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import java.math.BigDecimal;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * What was booked on each side, in one currency. Sums are decimals without the bound of a single amount.
 *
 * @param debitsLessCredits always zero over all accounts together
 */
record Sums(
        CurrencyCode currency,

        @JsonSerialize(using = DecimalText.Writer.class) @JsonDeserialize(using = DecimalText.Reader.class)
        BigDecimal debits,

        @JsonSerialize(using = DecimalText.Writer.class) @JsonDeserialize(using = DecimalText.Reader.class)
        BigDecimal credits,

        @JsonSerialize(using = DecimalText.Writer.class) @JsonDeserialize(using = DecimalText.Reader.class)
        BigDecimal debitsLessCredits) {
    static Sums none(CurrencyCode currency) {
        BigDecimal zero = Money.zero(currency).amount();
        return new Sums(currency, zero, zero, zero);
    }

    Sums and(Side side, Money amount) {
        return switch (side) {
            case DEBIT -> of(debits.add(amount.amount()), credits);
            case CREDIT -> of(debits, credits.add(amount.amount()));
            case UNRECOGNISED -> throw Codes.undecided(side); // A sum without it would be wrong.
        };
    }

    private Sums of(BigDecimal allDebits, BigDecimal allCredits) {
        return new Sums(currency, allDebits, allCredits, allDebits.subtract(allCredits));
    }
}
