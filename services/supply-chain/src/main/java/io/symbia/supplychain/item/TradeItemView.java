package io.symbia.supplychain.item;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.HsCode;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.UnitOfMeasure;
import io.symbia.events.words.party.CountryCode;
import io.symbia.supplychain.shown.EventRef;
import java.util.Optional;

/** A trade item as it is shown; nothing in it is restricted. */
record TradeItemView(
        Gtin gtin,
        ParticipantId registeredBy,
        String description,
        UnitOfMeasure unit,
        Optional<HsCode> hs6,
        Optional<CountryCode> originCountry,
        Optional<Gln> brandOwner,
        Optional<Quantity> netContent,
        EventRef event) {}
