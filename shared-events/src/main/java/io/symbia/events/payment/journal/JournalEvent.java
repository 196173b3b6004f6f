package io.symbia.events.payment.journal;

import io.symbia.events.domain.DomainEvent;

/**
 * What is booked. A journal has no stream of its own: an entry stands in the stream, and in the commit, of the movement
 * it books, so that there is never one without the other.
 */
public sealed interface JournalEvent extends DomainEvent permits JournalEntryPostedV1 {}
