package io.symbia.supplychain.views.item;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.supplychain.TradeItemEvent;
import io.symbia.events.supplychain.TradeItemEvent.TradeItemRegisteredV1;
import io.symbia.supplychain.views.EventRef;
import io.symbia.supplychain.views.Family;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Folds an item's stream into {@link ItemView}; the document's id is its GTIN. */
@Component
public class ItemProjection implements Projection<ItemView> {
    public static final String NAME = "items";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<ItemView> viewType() {
        return ItemView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Family.of(TradeItemEvent.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<ItemView> views) {
        switch ((TradeItemEvent) received.event()) {
            case TradeItemRegisteredV1 registered ->
                views.put(received.envelope().stream().id(), ItemView.of(registered, EventRef.of(received)));
        }
    }
}
