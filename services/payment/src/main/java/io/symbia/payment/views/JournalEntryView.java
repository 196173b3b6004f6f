package io.symbia.payment.views;

import io.symbia.events.envelope.StreamId;
import io.symbia.events.money.Money;
import io.symbia.events.payment.JournalEntryId;
import io.symbia.events.payment.journal.LedgerAccount;
import io.symbia.events.payment.journal.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A journal entry.
 *
 * @param stream   where it stands, with the movement that it books
 * @param sequence its place there, zero-based
 */
public record JournalEntryView(
        JournalEntryId entryId, Instant occurredAt, StreamId stream, long sequence, List<Line> lines) {

    /** An amount on one side of an account; the amount is for those whose account it is. */
    public record Line(LedgerAccount account, Side side, Optional<Money> amount) {}

    /** The same without its amounts. */
    public JournalEntryView withoutAmounts() {
        return new JournalEntryView(
                entryId,
                occurredAt,
                stream,
                sequence,
                lines.stream()
                        .map(line -> new Line(line.account(), line.side(), Optional.empty()))
                        .toList());
    }
}
