package io.symbia.events.payment.journal;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.payment.JournalEntryId;
import io.symbia.events.privacy.Disclosed;
import io.symbia.events.privacy.Public;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A movement of money was booked: {@code Σ debits = Σ credits} in every currency, or the entry cannot be constructed.
 *
 * <table>
 * <caption>What is booked when</caption>
 * <tr><th>movement</th><th>debit</th><th>credit</th></tr>
 * <tr><td>escrow funded</td><td>client-money</td><td>escrow</td></tr>
 * <tr><td>escrow released</td><td>escrow</td><td>payable of the payee</td></tr>
 * <tr><td>escrow refunded</td><td>escrow</td><td>payable of the payer</td></tr>
 * <tr><td>payment settled</td><td>payable of the creditor</td><td>client-money</td></tr>
 * </table>
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param lines      2 to {@link #MAX_LINES}; where an amount is withheld, the sums can be checked only by those to whom
 *                   every amount is disclosed
 */
@EventType("symbia.payment.journal.entry-posted.v1")
public record JournalEntryPostedV1(
        @Public Happened happened,
        @Public JournalEntryId entryId,
        @Public List<JournalLine> lines) implements JournalEvent {

    /** More belongs into several entries. */
    public static final int MAX_LINES = 64;

    public JournalEntryPostedV1 {
        lines = List.copyOf(lines);
        if (lines.size() < 2 || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException(
                    "entry " + entryId + " has " + lines.size() + " lines, allowed are 2 to " + MAX_LINES);
        }
        requireBalanced(entryId, lines);
    }

    private static void requireBalanced(JournalEntryId entryId, List<JournalLine> lines) {
        Map<Currency, BigDecimal> debitsLessCredits = new HashMap<>();
        for (JournalLine line : lines) {
            if (!(line.amount() instanceof Disclosed<Money>(Money amount))) {
                return; // Withheld from this reader, who therefore cannot add up.
            }
            BigDecimal signed = line.side() == Side.DEBIT
                    ? amount.amount()
                    : amount.amount().negate();
            debitsLessCredits.merge(amount.currency(), signed, BigDecimal::add);
        }
        debitsLessCredits.forEach((currency, difference) -> {
            if (difference.signum() != 0) {
                throw new IllegalArgumentException("entry " + entryId + " is not balanced: debits less credits are "
                        + difference + " " + currency + ", must be 0");
            }
        });
    }
}
