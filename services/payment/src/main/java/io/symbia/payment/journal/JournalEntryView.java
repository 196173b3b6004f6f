package io.symbia.payment.journal;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.payment.JournalEntryId;
import io.symbia.events.payment.JournalEvent.Side;
import io.symbia.events.payment.LedgerAccount;
import io.symbia.events.words.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A journal entry.
 *
 * @param stream   where it stands, with the movement that it books
 * @param sequence its place there, zero-based
 */
record JournalEntryView(JournalEntryId entryId, Instant occurredAt, StreamId stream, long sequence, List<Line> lines) {
    /** An amount on one side of an account; the amount is for those whose account it is. */
    record Line(
            LedgerAccount account, Side side, @Restricted Optional<Money> amount) {}
}
