package io.symbia.supplychain.views.item;

import io.symbia.events.goods.Gln;
import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.HsCode;
import io.symbia.events.goods.Quantity;
import io.symbia.events.goods.UnitOfMeasure;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.TradeItemEvent.TradeItemRegisteredV1;
import io.symbia.supplychain.views.EventRef;
import java.util.Optional;

/** A trade item as it is shown; nothing in it is restricted. */
public record ItemView(
        Gtin gtin,
        ParticipantId registeredBy,
        String description,
        UnitOfMeasure unit,
        Optional<HsCode> hs6,
        Optional<CountryCode> originCountry,
        Optional<Gln> brandOwner,
        Optional<Quantity> netContent,
        EventRef event) {

    static ItemView of(TradeItemRegisteredV1 event, EventRef reference) {
        return new ItemView(
                event.gtin(),
                event.registeredBy(),
                event.description(),
                event.unit(),
                event.hs6(),
                event.originCountry(),
                event.brandOwner(),
                event.netContent(),
                reference);
    }
}
