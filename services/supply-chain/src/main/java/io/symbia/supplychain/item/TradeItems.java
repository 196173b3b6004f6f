package io.symbia.supplychain.item;

import io.symbia.events.supplychain.TradeItemEvent;
import io.symbia.events.supplychain.TradeItemEvent.TradeItemRegisteredV1;
import io.symbia.supplychain.shown.EventRef;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.StreamView;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Folds events into the views of trade items. */
@Component
class TradeItems extends StreamView<TradeItemView, TradeItemEvent> {
    static final String NAME = "items";

    TradeItems() {
        super(NAME, TradeItemView.class, TradeItemEvent.class);
    }

    @Override
    protected TradeItemView next(Optional<TradeItemView> before, TradeItemEvent happened, ReceivedEvent received) {
        return switch (happened) {
            case TradeItemRegisteredV1 event ->
                new TradeItemView(
                        event.gtin(),
                        event.registeredBy(),
                        event.description(),
                        event.unit(),
                        event.hs6(),
                        event.originCountry(),
                        event.brandOwner(),
                        event.netContent(),
                        EventRef.of(received));
        };
    }
}
