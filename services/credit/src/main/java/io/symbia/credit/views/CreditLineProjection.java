package io.symbia.credit.views;

import io.symbia.events.credit.line.CreditLineActivatedV1;
import io.symbia.events.credit.line.CreditLineEvent;
import io.symbia.events.credit.line.CreditReservationReleasedV1;
import io.symbia.events.credit.line.CreditReservedV1;
import io.symbia.events.domain.DomainEvent;
import io.symbia.events.money.Money;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Credit lines, one document each. */
@Component
class CreditLineProjection implements Projection<CreditLineView> {
    @Override
    public String name() {
        return "credit-lines";
    }

    @Override
    public Class<CreditLineView> viewType() {
        return CreditLineView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(CreditLineActivatedV1.class, CreditReservedV1.class, CreditReservationReleasedV1.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<CreditLineView> views) {
        CreditLineEvent happened = (CreditLineEvent) received.event();
        String id = happened.lineId().value();
        views.put(
                id,
                switch (happened) {
                    case CreditLineActivatedV1 event ->
                        new CreditLineView(
                                event.lineId(),
                                event.participantId(),
                                event.lender(),
                                event.limit().disclosed(),
                                event.limit().disclosed().map(limit -> Money.zero(limit.currency())),
                                0,
                                0);
                    case CreditReservedV1 event ->
                        views.find(id).orElseThrow().reserve(event.amount().disclosed());
                    case CreditReservationReleasedV1 event ->
                        views.find(id).orElseThrow().release(event.amount().disclosed());
                });
    }
}
