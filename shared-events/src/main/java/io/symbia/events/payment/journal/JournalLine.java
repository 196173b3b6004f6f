package io.symbia.events.payment.journal;

import io.symbia.events.money.Money;
import io.symbia.events.payment.Amounts;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Disclosed;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;

/**
 * One amount on one side of one account.
 *
 * @param amount greater than zero; the side says in which direction it counts
 */
public record JournalLine(
        @Public LedgerAccount account,
        @Public Side side,
        @Restricted Confidential<Money> amount) {

    public JournalLine {
        Amounts.requirePositive(amount);
    }

    public static JournalLine debit(LedgerAccount account, Money amount) {
        return new JournalLine(account, Side.DEBIT, new Disclosed<>(amount));
    }

    public static JournalLine credit(LedgerAccount account, Money amount) {
        return new JournalLine(account, Side.CREDIT, new Disclosed<>(amount));
    }
}
