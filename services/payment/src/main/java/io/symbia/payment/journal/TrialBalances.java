package io.symbia.payment.journal;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.payment.JournalEvent.JournalEntryPostedV1;
import io.symbia.events.payment.JournalEvent.JournalLine;
import io.symbia.events.words.money.Money;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.SharedProjection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The trial balance: the sums over all accounts, by currency. Added up anew here, not taken from the entries' own check. */
@Component
class TrialBalances implements SharedProjection<Sums> {
    static final String NAME = "trial-balance";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Sums> viewType() {
        return Sums.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(JournalEntryPostedV1.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<Sums> views) {
        for (JournalLine line : ((JournalEntryPostedV1) received.event()).lines()) {
            Money amount = line.amount().requireDisclosed();
            String id = amount.currency().value();
            views.put(id, views.find(id).orElse(Sums.none(amount.currency())).and(line.side(), amount));
        }
    }
}
