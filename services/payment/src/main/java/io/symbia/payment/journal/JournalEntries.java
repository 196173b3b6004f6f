package io.symbia.payment.journal;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.payment.JournalEvent.JournalEntryPostedV1;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The journal, by entry. */
@Component
class JournalEntries implements Projection<JournalEntryView> {
    static final String NAME = "journal";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<JournalEntryView> viewType() {
        return JournalEntryView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(JournalEntryPostedV1.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<JournalEntryView> views) {
        JournalEntryPostedV1 event = (JournalEntryPostedV1) received.event();
        views.put(
                event.entryId().value(),
                new JournalEntryView(
                        event.entryId(),
                        event.occurredAt(),
                        received.envelope().stream(),
                        received.envelope().sequence(),
                        event.lines().stream()
                                .map(line -> new JournalEntryView.Line(
                                        line.account(),
                                        line.side(),
                                        line.amount().disclosed()))
                                .toList()));
    }
}
