package io.symbia.payment.journal;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.payment.JournalEvent.JournalEntryPostedV1;
import io.symbia.events.payment.JournalEvent.JournalLine;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.SharedProjection;
import io.symbia.support.view.Views;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The accounts, by name. */
@Component
class Accounts implements SharedProjection<AccountView> {
    static final String NAME = "accounts";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<AccountView> viewType() {
        return AccountView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(JournalEntryPostedV1.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<AccountView> views) {
        for (JournalLine line : ((JournalEntryPostedV1) received.event()).lines()) {
            String id = line.account().value();
            AccountView before = views.find(id).orElse(new AccountView(line.account(), List.of()));
            views.put(id, before.and(line.side(), line.amount().requireDisclosed()));
        }
    }
}
